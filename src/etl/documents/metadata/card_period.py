"""The period on a card as people write it ("Quý I/2016", "2015-2016", "T7/2024") becomes a code."""

from __future__ import annotations

import re

from etl.language import period_expressions, periods
from etl.language.fold import fold, nfc
from etl.language.periods import YEAR

FORMS = 'write it as in "2015", "2011-2015", "quý I/2016", "tháng 7/2024", "6 tháng đầu năm 2020", or a code (2016-Q1)'
"""What a card may say."""

_LONGEST = 60  # characters
_ASIDE = re.compile(r"^(?:báo cáo|kỳ|số liệu)\s+|[\s.;]+$")
# What a card shortens is written out, so that the language's own grammar reads it.
_SHORT = (
    (re.compile(r"[–—−]"), "-"),
    (re.compile(r"\s*([/-])\s*"), r"\1"),
    (re.compile(r"^(?:tháng|thg|th|t|m)\.?\s*(?=\d)"), "tháng "),
    (re.compile(r"^(?:quý|quí|q)\.?\s*(?=[1-4iv])"), "quý "),
    (re.compile(rf"^(?=\d{{1,2}}/{YEAR}$)"), "tháng "),
    (re.compile(r"^(?:h|6t)\s*1\b"), "6 tháng đầu"),
    (re.compile(r"^h\s*2\b"), "6 tháng cuối"),
    (re.compile(r"^(\d{1,2})t\b"), r"\1 tháng"),
    (re.compile(rf"^({YEAR})/({YEAR})$"), r"\1-\2"),
    (re.compile(rf"^(?={YEAR}$)"), "năm "),
)


def period_of(said: str) -> str | None:
    """The code of the period that a card says, None where it cannot be meant (no year, more than one period)."""
    text = said.strip()
    if len(text) > _LONGEST:
        return None
    if periods.CODE.fullmatch(text.upper()):
        return _if_one(text.upper())
    folded = _ASIDE.sub("", _ASIDE.sub("", " ".join(fold(nfc(text)).split())))
    for pattern, written in _SHORT:
        folded = pattern.sub(written, folded)
    found = list(period_expressions.find(folded))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(folded)):
        return None
    return period_expressions.resolve(found[0], period_expressions.Calendar())


def _if_one(code: str) -> str | None:
    """The code itself, None for one that runs backwards ("2016/2015")."""
    try:
        periods.months(code)
    except ValueError:
        return None
    return code
