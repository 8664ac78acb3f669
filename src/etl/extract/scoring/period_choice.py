"""Which period a slot is a figure of: the candidates that text and calendar offer, and their features."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from etl.extract.scoring.lines import COMPARING, Bundle, Candidate, Line, Slot, Text, bundle, few
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression

_BACK = 4
_ENDS = frozenset({",", ";", "(", ":"})
_GOOD_PART = 3  # a third of a period: by then what will come of it can be estimated


def calendar(text: Text, report: str | None) -> Calendar:
    """The calendar of a report about the period `report`."""
    year = periods.year_of(report) if report else text.published
    return Calendar(report, year, text.published or year)


def code_of(expression: Expression, known: Calendar) -> str | None:
    """The code of `expression`, None where it has none."""
    return _code_of(expression[2:], known)  # wherever it is written


@lru_cache(maxsize=4096)
def _code_of(said: tuple[Any, ...], known: Calendar) -> str | None:
    try:
        code = period_expressions.resolve(Expression(0, 0, *said), known)
    except ValueError:
        return None
    return code if code is not None and periods.is_period(code) else None


@lru_cache(maxsize=4096)
def shape(code: str) -> str:
    """What kind of period `code` is."""
    first, last = periods.months(code)
    months = last - first + 1
    if months > 12:
        return "years"
    if months == 12:
        return "year"
    if months == 1:
        return "month"
    return "so far" if first % 12 == 0 else "quarter" if months == 3 else "months"


@lru_cache(maxsize=4096)
def relation(code: str, report: str | None) -> str:
    """How `code` lies beside the report's period."""
    if report is None:
        return "no report"
    if code == report:
        return "report"
    first, last = periods.months(code)
    low, high = periods.months(report)
    if last - first > 11 or high - low > 11:
        return (
            "inside"
            if first >= low and last <= high
            else "span ends with"
            if last == high
            else "beyond"
            if last > high
            else "span"
        )
    years = last // 12 - high // 12
    whole = "year" if (last - first) == 11 else "part"
    if years == 0:
        if last == high:
            return f"same year, {whole}, same end, {'longer' if first < low else 'shorter'}"
        return f"same year, {whole}, {'later' if last > high else 'earlier'}"
    same = "same months" if (first % 12, last % 12) == (low % 12, high % 12) else "other months"
    return f"year {max(-2, min(2, years)):+d}, {whole}, {same}"


@lru_cache(maxsize=4096)
def when(code: str, published: int, month: int) -> str:
    """How far the period `code` had come when the report was `published` (0: nobody knows), in that `month` or 0."""
    if not published:
        return "undated"
    first, last = periods.months(code)
    now = published * 12 + (month or 12) - 1
    if first > now:
        return "ahead"
    if last <= now:
        return "over" if last < now - 1 else "just over"
    return "hardly begun" if (now - first + 1) * _GOOD_PART < last - first + 1 else "under way"


def period_candidates(text: Text, slot: Slot, report: str | None, measure: str) -> list[Candidate]:
    """Each period with what speaks for it, for a figure of `measure` in a report about the period `report`."""
    known = calendar(text, report)
    line = text.lines[slot.line]
    offers = _offers(text, line, known)
    found: dict[str, list[str]] = {}
    _of_line(found, line, slot, known)
    _a_year_before(found, line, slot, known, report)
    said, day = (measure, *_cues(line, slot)), (text.published, text.month)
    out: list[Candidate] = [
        (code, set(found.get(code, ())), (offered, _beside(code, report, said, day)))
        for code, offered in offers.items()
    ]
    out += [(code, set(own), (_beside(code, report, said, day),)) for code, own in found.items() if code not in offers]
    return out


@lru_cache(maxsize=8192)
def _beside(code: str, report: str | None, said: tuple[str, ...], day: tuple[int, int]) -> Bundle:
    """How `code` lies beside the report's period, with the measure (the first of `said`) and each of the cues.

    And how far it had come by the `day` of publication (year and month).
    """
    beside, kind, then = relation(code, report), shape(code), when(code, *day)
    stated = [f"{kind} {then} {cue}" for cue in said if cue.startswith(("scenario", "stated"))]
    return bundle(
        f"is {beside}", f"is {kind}", f"is {kind} {said[0]}", *[f"is {beside} {cue}" for cue in said],
        then, f"{kind} {then}", *stated,
    )  # fmt: skip


def _add(found: dict[str, list[str]], code: str | None, *features: str) -> None:
    if code is not None:
        found.setdefault(code, []).extend(features)


def _of_line(found: dict[str, list[str]], line: Line, slot: Slot, known: Calendar) -> None:
    behind = bisect_left(line.periods, slot.at)
    free = 0
    for rank, i in enumerate(reversed(line.periods[:behind])):
        expression: Expression = line.tokens[i].value
        role = line.roles[i]
        code = code_of(expression, known)
        figures = few(line.figures_between(i, slot.at))
        said = f"before {role}"
        _add(found, code, said, f"{said} nth {few(rank)}", f"{said} over {figures}",
             f"{said} {expression.relative}",
             f"{said} depth {line.depth(slot.at) - line.depth(i)}")  # fmt: skip
        if role == "free":
            _add(found, code, f"free nth {few(free)}", f"free over {figures} nth {few(free)}")
            if i <= 2:
                _add(found, code, "free opens line")
            free += 1
        elif role == "compared":
            _add(found, _later(code), f"a year after {said} nth {few(rank)}")
    for nth, i in enumerate(line.periods[behind : behind + 3]):
        said = f"behind {line.roles[i]}"
        code = code_of(line.tokens[i].value, known)
        over = f"over {few(line.figures_between(slot.at, i), 2)}"
        _add(found, code, f"{said} nth {nth}", f"{said} {over}", f"{said} by {few(i - slot.at, 6)} {over}")
        if line.roles[i] == "compared":
            _add(found, _later(code), f"a year after {said} {over}")


def _a_year_before(
    found: dict[str, list[str]], line: Line, slot: Slot, known: Calendar, report: str | None
) -> None:  # fmt: skip
    """The same period of the year before, where it is named as what the slot is of: "(cùng kỳ năm trước giảm 2%)"."""
    keys = line.keys
    for k in range(slot.at - 1, max(-1, slot.at - 7), -1):
        if keys[k] == "compare:same":
            break
        if keys[k] in _ENDS or line.kinds[k] == "quantity":
            return
    else:
        return
    if k and keys[k - 1] in COMPARING:
        return
    said = "bracket" if k and keys[k - 1] == "(" else "clause" if not k or keys[k - 1] in _ENDS else "speech"
    free = [i for i in line.periods if i < k and line.roles[i] == "free"]
    base = code_of(line.tokens[free[-1]].value, known) if free else report
    _add(
        found, _shifted(base, -12), f"a year before in {said}", f"a year before {'the last' if free else 'the report'}"
    )


def _offers(text: Text, line: Line, known: Calendar) -> dict[str, Bundle]:
    """What the report and the lines before `line` offer all its slots."""
    key = (line.number, known.period)
    if key not in text.offers:
        found: dict[str, list[str]] = {}
        _of_lines_before(found, text, line, known)
        for code in _of_report(known.period):
            _add(found, code)
        text.offers[key] = {code: bundle(*features) for code, features in found.items()}
    return text.offers[key]


def _of_lines_before(found: dict[str, list[str]], text: Text, line: Line, known: Calendar) -> None:
    empty = 0
    for number in range(line.number - 1, max(-1, line.number - 1 - _BACK), -1):
        earlier = text.lines[number]
        same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
        free = [i for i in earlier.periods if earlier.roles[i] == "free"]
        for nth, i in enumerate(reversed(free)):
            nearness = f"earlier {same} nth {few(nth, 2)} back {line.number - number} empty {empty}"
            _add(found, code_of(earlier.tokens[i].value, known), nearness)
        empty += bool(free)
    if line.heading >= 0:
        heading = text.lines[line.heading]
        for i in heading.periods:
            _add(found, code_of(heading.tokens[i].value, known))
    for first in text.lines[: min(3, line.number)]:
        for i in first.periods:
            _add(found, code_of(first.tokens[i].value, known), f"in line {first.number} {first.roles[i]}")


@lru_cache(maxsize=64)
def _of_report(report: str | None) -> tuple[str, ...]:
    """The report's period and those beside it, which nothing but their place in time speaks for."""
    if report is None:
        return ()
    first, last = periods.months(report)
    year = last // 12
    offers = [report, str(year), str(year + 1), str(year - 1), f"{year - 4}/{year}", f"{year + 1}/{year + 5}"]
    if last - first <= 11:
        offers += [periods.code(max(first, last - months + 1), last) for months in (1, 3)]
        if last > year * 12:
            offers.append(periods.code(year * 12, last))
    return tuple(filter(periods.is_period, offers))


@lru_cache(maxsize=4096)
def _later(code: str | None) -> str | None:
    """The period a year after `code`, which is compared with; None for a span of years."""
    if code is None or periods.spans_years(code):
        return None
    return _shifted(code, 12)


@lru_cache(maxsize=4096)
def _shifted(code: str | None, months: int) -> str | None:
    if code is None or periods.spans_years(code):
        return None
    later = periods.shift(code, months)
    return later if periods.is_period(later) else None


def _cues(line: Line, slot: Slot) -> list[str]:
    """What beside the periods themselves speaks of time: cumulative, plans, comparisons."""
    keys, i, kinds = line.keys, slot.at, line.kinds
    out = ["cumulative before"] if "cumulative" in kinds[:i] else []
    behind = "nothing"
    for j in range(i + 1, min(len(keys), i + 10)):
        if kinds[j] == "quantity" or keys[j] == ";":
            break
        if kinds[j] == "compare" and keys[j] != "compare:prefix":
            behind = keys[j]
            break
    out.append(f"behind {behind}")
    before = scenario = None
    for j in range(i - 1, max(-1, i - 12), -1):
        if before is None and kinds[j] == "compare" and keys[j] != "compare:prefix":
            before = keys[j]
        if scenario is None and kinds[j] == "scenario" and j >= i - 7:
            scenario = keys[j]
    out += [f"compared {before or 'nothing'}", scenario or "stated"]
    out.append("free here" if any(line.roles[j] == "free" for j in line.periods if j < i) else "no free here")
    return out
