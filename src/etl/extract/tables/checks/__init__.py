"""A table held against itself, line by line, before any cell is read.

A line whose meaning contradicts its own figures is in doubt as a whole, unless another check bears it out. What lines
mean is told in `times`; what is held against what, in the modules of this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.catalogue import Catalogue
from etl.extract.tables.checks.check import Check, Held
from etl.extract.tables.checks.months import months
from etl.extract.tables.checks.ratios_of_levels import disguised, growths, shares
from etl.extract.tables.checks.twins import twins
from etl.extract.tables.checks.wholes import wholes
from etl.extract.tables.levels import Meaning

__all__ = ["Check", "Held", "check_wholes", "checked_lines", "contradicted", "contradicted_crosses"]

_WORDS = {
    "sum": "the figures so far are not those of the months before and of the month together",
    "mean": "growth so far does not lie between that of the months before and that of the month",
    "quotient": "a comparison is not what the levels give that it is said to be of",
    "share": "shares are not those of the level of their time",
    "bounds": "shares are below nothing or above a hundred",
    "twin": "two columns that say the same hold different figures",
    "disguise": "figures headed as levels are the shares of others",
    "wholes": "parts are more or less than the whole they are said to be of",
}
_FIRST_ONLY = frozenset({"disguise"})


def checked_lines(table: Held) -> tuple[Check, ...]:
    """The checks that the lines of a table allow."""
    found = (*months(table), *growths(table), *shares(table), *disguised(table), *twins(table))
    return tuple(one for one in found if one.agree + one.disagree)


def check_wholes(table: Held, names: Mapping[int, str], catalogue: Catalogue) -> tuple[Check, ...]:
    """The checks of rows (of columns, in a table that is turned) that name parts; `names` are indicators by cross."""
    return tuple(one for one in wholes(table, names, catalogue) if one.agree + one.disagree)


def contradicted(checks: Iterable[Check], meanings: Mapping[int, Meaning], word: str = "column") -> dict[int, str]:
    """Why a line is in doubt, by line: its figures contradict the meaning of its heading. Of the lines of a check that
    fails those that another one bears out are not in doubt, unless they all are. `word` is what a line is."""
    found = [one for one in checks if one.kind != "wholes"]
    borne_out = {line for one in found if one.holds and one.kind != "bounds" for line in one.lines}
    reasons = dict[int, str]()
    for one in found:
        if one.fails:
            lines = one.lines[:1] if one.kind in _FIRST_ONLY else one.lines
            for line in [k for k in lines if k not in borne_out] or lines:
                reasons.setdefault(line, _reason(one, meanings, word))
    return reasons


def contradicted_crosses(checks: Iterable[Check]) -> dict[int, str]:
    """Why a row of a part is in doubt, by cross."""
    return {
        cross: f"{_WORDS['wholes']} in {one.disagree} of {one.agree + one.disagree} places: a row is misread"
        for one in checks
        if one.kind == "wholes" and one.fails
        for cross in one.lines
    }


def _reason(one: Check, meanings: Mapping[int, Meaning], word: str) -> str:
    rows = f"{one.disagree} of {one.agree + one.disagree} {'rows' if word == 'column' else 'columns'}"
    weighed = ", ".join(f"{word} {line + 1} as {_reading(meanings[line])}" for line in one.lines if line in meanings)
    return f"{_WORDS[one.kind]} in {rows}, read {weighed}: one of the headings is misread"


def _reading(meaning: Meaning) -> str:
    against = meaning.compared.kind if meaning.compared is not None else ""
    base = {"same": " on the year before", "year": " on the year before", "month": " on the month before"}.get(
        against, ""
    )
    return f"{meaning.kind}{base} of {meaning.period}"
