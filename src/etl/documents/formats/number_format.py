"""Codes of number formats ("#,##0.0", `0" tỷ đồng"`, "mm/yyyy"), and numbers and dates as cells show them.

A report states what is shown; the stored number has other digits, and under "%" another size. Words that a format adds
to a number ("tỷ đồng") are part of what the report states.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^]-]*)(?:-[^]]*)?\]|(?P<condition>\[[<>=][^]]*\])|\[(?P<elapsed>[hms]+)\]'
    r"|\[[^]]*\]|_.|\*.|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_DIGITS = r"[#,0?]*[#0](?:\.(?P<decimals>0+))?(?P<thousands>,*)"
_NUMBER = re.compile(rf"(?P<sign>[+-]?)\(?(?:{_DIGITS}|(?P<general>general))(?P<percent>%?)\)?", re.IGNORECASE)
_DATE, _TIME = re.compile(r"[dmy]", re.IGNORECASE), re.compile(r"[hs]|AM/PM|A/P", re.IGNORECASE)
_TELLS = re.compile(r"[^\W_]|[%‰$€₫]")
_SIGNIFICANT = 15  # digits of a binary number in a workbook
_UP = 1 + 4e-15
"""A workbook rounds halves up, by 15 significant digits: a half is one even if the binary number is a little less."""

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 17: "mmm-yy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
}  # fmt: skip
"""Formats that a file names by number only; those of whole days and times are shown as others are."""


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: how many `decimals` are shown (None: as many as were typed), whether as a percentage, the words
    before and after, and by how many thousands the number is divided. `below` is the format of negative numbers where
    that has other words; one that is `unseen` shows nothing."""

    decimals: int | None
    percent: bool
    prefix: str = ""
    suffix: str = ""
    thousands: int = 0
    below: Format | None = None
    unseen: bool = False
    pattern: str = field(init=False)
    factor: float = field(init=False)

    def __post_init__(self) -> None:
        before, behind = self.prefix.replace("%", "%%"), self.suffix.replace("%", "%%")
        sign = "%%" if self.percent else ""
        object.__setattr__(self, "pattern", f"{before}%.{self.decimals or 0}f{sign}{behind}")
        object.__setattr__(self, "factor", _UP * (100 if self.percent else 1) / 1000**self.thousands)


@dataclass(frozen=True, slots=True)
class DateFormat:
    """The format of a date that is shown as a month or a year: a pattern for `strftime`."""

    pattern: str

    def text(self, day: date) -> str:
        """The date as it is shown."""
        return day.strftime(self.pattern)


@lru_cache(maxsize=1_000)
def format_of(code: str) -> Format | DateFormat | None:
    """The format of a code; None for General, whole days, times and rarer ones."""
    if not code or code == "General":
        return None
    first, *others = _sections(code)
    if any(match["condition"] for match in first):
        return None
    found = _section(first)
    below = _section(others[0]) if others else None
    if isinstance(found, Format) and isinstance(below, Format) and not below.unseen and _differ(found, below):
        return Format(found.decimals, found.percent, found.prefix, found.suffix, found.thousands, below)
    return found


def _differ(above: Format, below: Format) -> bool:
    """Whether negative numbers are marked by more than a minus or brackets."""
    if above.prefix.startswith("+"):
        return True
    return (below.prefix.lstrip("-"), below.suffix) != (above.prefix, above.suffix) and bool(
        below.prefix + below.suffix
    )


def _sections(code: str) -> list[list[re.Match[str]]]:
    """The tokens of each part of the code: for positive and negative numbers, nought, and texts."""
    sections: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["plain"] == ";":
            sections.append([])
        else:
            sections[-1].append(match)
    return sections


def _section(tokens: Sequence[re.Match[str]]) -> Format | DateFormat | None:
    core = "".join(match["plain"] or "" for match in tokens)
    plain = re.sub(r"[\s\u00a0]", "", core)
    if not plain:
        return Format(0, False, unseen=True) if not any(map(_literal, tokens)) else None
    number = _NUMBER.fullmatch(plain)
    if number is not None:
        if number["general"] and not any(map(_literal, tokens)):
            return None
        before, behind = _around(tokens)
        decimals = None if number["general"] else len(number["decimals"] or "")
        return Format(
            decimals, bool(number["percent"]), number["sign"] + before, behind, len(number["thousands"] or "")
        )
    return _date(tokens, core)


def _literal(match: re.Match[str]) -> str:
    return match["quoted"] or match["escaped"] or match["currency"] or ""


def _around(tokens: Sequence[re.Match[str]]) -> tuple[str, str]:
    """The words before and after the digits, where they are more than spaces and brackets."""
    digits = [at for at, match in enumerate(tokens) if match["plain"] and match["plain"] not in "+-( )\u00a0%"]
    before = "".join(_literal(match) or _space(match) for match in tokens[: digits[0]])
    behind = "".join(_literal(match) or _space(match) for match in tokens[digits[-1] + 1 :])
    return _words(before), _words(behind)


def _space(match: re.Match[str]) -> str:
    return " " if match["plain"] in (" ", "\u00a0") else ""


def _words(literal: str) -> str:
    return literal if _TELLS.search(literal) else ""


def _date(tokens: Sequence[re.Match[str]], core: str) -> DateFormat | None:
    if _TIME.search(core) or any(match["elapsed"] for match in tokens) or not _DATE.search(core):
        return None
    lower = core.lower()
    if "d" in lower or not set(lower) <= set("my .,/-@\u00a0"):
        return None
    first = next(at for at, match in enumerate(tokens) if match["plain"] and match["plain"] in "mMyY")
    before = "".join(map(_literal, tokens[:first]))
    if "m" not in lower:
        return DateFormat(f"{before}%Y")
    month = before or ("Tháng " if "mmm" in lower or "y" not in lower else "")
    return DateFormat(f"{month}%m/%Y" if "y" in lower else f"{month}%m")


def number_texts(values: Sequence[float], format: Format | None) -> list[str]:
    """Numbers with a decimal comma and without grouping, rounded and with "%" and words where their `format` does so;
    all at once, because a workbook has thousands."""
    if format is None or format.decimals is None:
        texts = _whole(values) if all(map(float.is_integer, values)) else _typed(values)
        return texts if format is None else [f"{format.prefix}{text}{format.suffix}" for text in texts]
    if format.unseen:
        return [""] * len(values)
    if format.below is not None and any(value < 0 for value in values):
        return [_signed(value, format, format.below) for value in values]
    if not (format.percent or format.decimals or format.prefix or format.suffix or format.thousands) and all(
        map(float.is_integer, values)
    ):
        return _whole(values)
    pattern, factor = f"{format.pattern}\n" * len(values), format.factor
    shown = pattern % tuple([value * factor for value in values])
    if format.prefix or format.suffix:  # words may hold a point of their own
        return [_pointed(text, format) for text in shown.splitlines()]
    return shown.replace(".", ",").splitlines()


def _pointed(shown: str, format: Format) -> str:
    end = len(shown) - len(format.suffix)
    return format.prefix + shown[len(format.prefix) : end].replace(".", ",") + format.suffix


def _signed(value: float, above: Format, below: Format) -> str:
    plain = Format(above.decimals, above.percent, above.prefix, above.suffix, above.thousands)
    return number_texts([abs(value)], below if value < 0 else plain)[0]


def _whole(values: Sequence[float]) -> list[str]:
    return ("%d\n" * len(values) % tuple(values)).splitlines()


def _typed(values: Sequence[float]) -> list[str]:
    """Numbers without a format: all the digits that were typed."""
    texts = f"%.{_SIGNIFICANT}g\n" * len(values) % tuple(values)
    if "e" in texts or "n" in texts or "-0\n" in texts:  # very large and small ones; "nan" and "inf"; minus zero
        return [_as_typed(value) for value in values]
    return texts.replace(".", ",").splitlines()


def _as_typed(value: float) -> str:
    """As `_typed`, for any number that a workbook can hold."""
    text = str(int(value)) if value == int(value) else repr(value)
    if len(text) > _SIGNIFICANT or "e" in text:
        text = f"{Decimal(f'{value:.{_SIGNIFICANT}g}').normalize():f}"
    return text.replace(".", ",")
