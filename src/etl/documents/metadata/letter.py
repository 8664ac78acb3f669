"""The letter, the decision or the resolution that a report or an annex came with: its day is the report's."""

from __future__ import annotations

import re
from datetime import date

from etl.language.days import find_days

_HEAD = 1200  # characters in which a report says what it is about
_BEGINS = r"(?:\A|(?<=\n)|(?<=\())\s*"  # a line or a bracket of its own; a sentence may speak of older papers
_LETTER = re.compile(rf"{_BEGINS}kèm theo (?:báo cáo|công văn|tờ trình|văn bản|kế hoạch)(?!\w)")
_DECISION = re.compile(rf"{_BEGINS}(?:ban hành )?kèm theo (?:quyết định|nghị quyết)(?!\w)(?! số:? ?\d+/\d{{4}}/)")
"""A rule's number has its year ("12/2019/QĐ-UBND"): a form that it prescribes may be many years older."""
_LONGEST = 100  # characters from those words to the end of the day


def day_of_letter(text: str, folded: str, decisions: bool = True) -> date | None:
    """The day in "(Kèm theo Báo cáo số 210/BC-SCT ngày 12/12/2024)" in the head of `text`, which is also given
    `folded`; None where there is none. `decisions`: also of decisions and resolutions, which plans come with."""
    patterns = (_LETTER, _DECISION) if decisions else (_LETTER,)
    found = next((match for pattern in patterns if (match := pattern.search(folded, 0, _HEAD))), None)
    if found is None:
        return None
    last = found.end() + _LONGEST
    line_end = text.find("\n", found.end(), last)
    days = find_days(folded, found.end(), line_end if line_end >= 0 else last)
    return next((day.date for day in days if day.year is not None), None)
