"""What a person means by the name of a period: "2015-Q1", "quý I/2015", "quy 1 2015", "9 tháng 2015", "2015-2019".

Periods in the text of reports are found by `period_expressions`; here the whole text is one name, in any usual writing.
"""

from __future__ import annotations

import re
import unicodedata

from etl.errors import UsageError
from etl.language import periods
from etl.language.fold import fold, nfc
from etl.language.periods import YEAR

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_M = r"(?:1[0-2]|0?[1-9])"
_MONTH = r"(?:thang|month|m|t)"
_PART = rf"""(?:
    (?:quy|quarter|q)\ ?(?P<quarter>iv|i{{1,3}}|[1-4])
  | (?:half|h|s)\ ?(?P<half>[12])
  | (?:nua|6\ thang)\ (?P<side>dau|cuoi)(?:\ nam)?
  | (?P<count>{_M})\ (?:thang(?:\ dau)?(?:\ nam)?|months)
  | {_MONTH}\ ?(?P<month>{_M})(?:\ ?(?:[/-]|den|to)\ ?{_MONTH}?\ ?(?P<to>{_M}))?
)"""
_OF = r"[\ ]?(?:[/-]|cua|of)?\ ?(?:nam\ )?"
_NAME = re.compile(
    rf"""
    (?:ca\ )?(?:nam\ )?(?P<year>{YEAR})
  | (?:giai\ doan\ )?(?:tu\ )?(?:nam\ )?(?P<first>{YEAR})\ ?(?:[/:-]|den|to)\ ?(?:nam\ )?(?P<last>{YEAR})
  | {_PART}{_OF}(?P<after>{YEAR})
  | (?P<before>{YEAR}){_OF}{re.sub("[?]P<", "?P<_", _PART)}
  | (?P<from>{_M})(?:\ ?-\ ?(?P<until>{_M}))?\ ?/\ ?(?P<slash>{YEAR})
  | (?P<iso>{YEAR})-(?P<isomonth>0[1-9]|1[0-2])
    """,
    re.VERBOSE,
)


def named(text: str, option: str = "--period") -> str:
    """The code of the period that `text` names, with or without tone marks. Raises UsageError for what is none."""
    match = _NAME.fullmatch(_plain(text))
    code = None if match is None else _code({name: said for name, said in match.groupdict().items() if said})
    if code is None:
        remedy = "write it as 2015-Q1, 2015-H1, 2015-M07, 2015-M01/M09, 2015 or 2011/2015, or as in 'quý I/2015'"
        raise UsageError(option, f"{text!r} names no period", remedy)
    return code


def codes_of(code: str) -> tuple[str, ...]:
    """Every code of the same months: a quarter may also stand as the months that are added up to it."""
    first, last = periods.months(code)
    year, start, stop = first // 12, first % 12 + 1, last % 12 + 1
    added_up = f"{year}-M{start:02d}/M{stop:02d}"
    return tuple(dict.fromkeys((code, periods.code(first, last), added_up))) if 0 < last - first < 12 else (code,)


def _plain(text: str) -> str:
    """Lower case without marks, single spaces."""
    letters = unicodedata.normalize("NFD", fold(nfc(text)).replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r" ?([/:-]) ?", r"\1", " ".join(re.sub("[,.()]", " ", plain).split()))


def _code(said: dict[str, str]) -> str | None:
    if "first" in said:
        return f"{said['first']}/{said['last']}" if int(said["first"]) < int(said["last"]) else None
    year = next(int(said[name]) for name in ("year", "after", "before", "slash", "iso") if name in said)
    first, last = _months({name.removeprefix("_"): value for name, value in said.items()})
    return periods.in_year(year, first, last) if first <= last else None


def _months(said: dict[str, str]) -> tuple[int, int]:
    if "quarter" in said:
        quarter = _ROMAN.get(said["quarter"]) or int(said["quarter"])
        return 3 * quarter - 2, 3 * quarter
    if "half" in said or "side" in said:
        return (1, 6) if said.get("half", said.get("side")) in ("1", "dau") else (7, 12)
    if "count" in said:
        return 1, int(said["count"])
    for first, last in (("month", "to"), ("from", "until"), ("isomonth", "isomonth")):
        if first in said:
            return int(said[first]), int(said.get(last, said[first]))
    return 1, 12
