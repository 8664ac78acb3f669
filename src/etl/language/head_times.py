"""The times that the head of a report names, and what each is named for: reported, compared with, or planned for.

Which of them the report is about is not decided here (see `reported_period`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from etl.language.patterns import any_of, either
from etl.language.period_expressions import Expression

# Before a period these make it one that something is compared with.
_COMPARED = re.compile(r"(?:so với|so|cùng kỳ|cùng kì|với|nếu như|nếu|trong khi)(?: của| cuối| đầu)?\s*$")
# And these the year of prices, of a plan's or a law's name: not the report's own time either.
_NAMED = re.compile(
    r"(?:kể từ|từ|từ sau|sau(?: hơn| gần| khoảng)?|hồi|rằm|gốc"
    r"|so sánh|cố định|giá|khóa|(?<!chỉ )số|quy hoạch|đề án|chương trình|nhiệm kỳ)(?: của)?\s*$"
)
_PLAN = re.compile(
    r"(?:mục tiêu|phấn đấu|phương hướng|chỉ tiêu|triển khai nhiệm vụ|nhiệm vụ,? giải pháp"
    r"|(?<!thực hiện )kế hoạch|chương trình (?:hành động|công tác)|nghị quyết về (?:nhiệm vụ )?phát triển)"
    r"(?:(?!\.\s)[^;|])*$"  # "Chỉ tiêu" in a cell of its own heads the names of a table
)
_LONGEST_PAPER = 40  # characters of a line that says what kind of paper it is
_LONGEST_TITLE = 300  # characters before a time in which its line is looked for
_PAPER = re.compile(r"\s*(?:kế hoạch|nghị quyết|quyết định|chương trình|chương trình hành động|mục tiêu)\s*")
# A year that is only to come: "trước năm 2015", "tầm nhìn đến năm 2030", "bàn việc của năm 2016".
_AHEAD = re.compile(
    r"(?:(?:trước|tầm nhìn|định hướng)(?: đến)?|sang|cho|bước vào|bàn (?:\w+ ){0,2}việc(?: của)?"
    r"|(?:đề án|quy hoạch|chiến lược|chương trình)[^.;:]{0,80} đến)\s*$"
)
# A year of which it is only told what is expected: "Dự kiến năm 2016: …".
_EXPECTED = re.compile(
    r"(?<!\w)(?:dự kiến|dự báo|(?<!thực hiện )nhiệm vụ(?: trọng tâm| chủ yếu| công tác)?|giải pháp)"
    r"(?: cả| trong| đến| hết| của)?\s*$"
)
# "Năm 2016, tỉnh phấn đấu …": the year is only aimed at.
_AIMED = re.compile(r"[^.;]{0,40}?(?:phấn\s+đấu|đặt\s+mục\s+tiêu|mục\s+tiêu|dự\s+kiến\s+(?:đạt|tăng)|sẽ)(?!\w)")
_HEAD = 1200  # characters in which a report says what it is about
# A year that something lasts until may be to come or be over: "ngành mũi nhọn đến năm 2030".
_UNTIL = re.compile(r"(?<!tính )đến\s*$")
# When it was spoken about, which may be months after: "phiên họp thường kỳ tháng 6/2020".
_MET = re.compile(r"(?:thường kỳ|định kỳ|giao ban|họp báo|phiên họp)(?: của)?\s*$")
# What a year after these was over or under way when the report was written.
_SO = re.compile(r"(?:so|so với|cùng kỳ|cùng kì)(?: của| cuối| đầu)?\s*$")
_LONGEST_BESIDE = 80  # characters from the words that set something beside a time to that time
_LONGEST_AIM = 30  # characters between a time and the words that something has to come about in it
_ENDS = re.compile(r"[.;:](?:\s|$)")
_MORE_THAN = "hơn"  # "hơn 8 tháng" are some days more


class HeadWords(Protocol):
    """The words by which a head sets one time beside another, as `catalogue.SpokenOf` has them. All folded."""

    def __hash__(self) -> int:
        """What is asked of the same words is found once."""
        ...

    @property
    def set_beside(self) -> frozenset[str]:
        """It is more, less or as much as …"""

    @property
    def levels_beside(self) -> frozenset[str]:
        """… the figure, the level, the record …"""

    @property
    def times_beside(self) -> frozenset[str]:
        """What else stands between a time and what is more, less or as much as it was then."""

    @property
    def means_beside(self) -> frozenset[str]:
        """… the mean, the growth of that time."""

    @property
    def alike(self) -> frozenset[str]:
        """Of the words that set one time beside another, those behind which the time spoken of may stand, too."""

    @property
    def still_to_reach(self) -> frozenset[str]:
        """Behind a time: what has to come about in it."""

    @property
    def tasks(self) -> frozenset[str]:
        """At the head of a heading: what is to be done stands below it."""

    @property
    def so_that(self) -> frozenset[str]:
        """Before a time: what has to come about in it."""


class HeadTimes(NamedTuple):
    """`own` are the periods that the head speaks of, `compared` those that it compares them with, `planned` those that
    are only to come; `past` is the latest year that anything in the text is compared with (0: none).

    What stands in brackets, and a year until which something lasts, is the head's own only where nothing else is.
    """

    own: list[Expression]
    compared: list[Expression]
    planned: list[Expression]
    past: int


def head_times(text: str, folded: str, found: Iterable[Expression], words: HeadWords) -> HeadTimes:
    """What the times of `text` are told for; `found` are its period expressions (`period_expressions.find`)."""
    beside = _beside((words.set_beside | words.times_beside) - words.alike, words.levels_beside | words.means_beside)
    own: list[Expression] = []
    past = 0
    compared: list[Expression] = []
    planned: list[Expression] = []
    asides: list[Expression] = []
    met: list[Expression] = []
    for expression in found:
        if expression.is_day or expression.relative.startswith(("next", "following", "coming", "of term")):
            continue
        begin = max(0, expression.start - 20, text.rfind("\n", 0, expression.start) + 1)
        named = _NAMED.search(folded, begin, expression.start) is not None
        is_beside = not named and _is_beside(expression, text, folded, beside)
        if is_beside or _COMPARED.search(folded, begin, expression.start):
            if not expression.year_to and _SO.search(folded, begin, expression.start):
                past = max(past, expression.year)
            if expression.year and not expression.year_to and (before := _a_year_before(expression, own)) is not None:
                compared.append(before)
            continue
        if expression.start >= _HEAD and any(e.year for e in (*own, *met)):
            continue  # only what is compared with is still asked for
        if named:
            continue
        line = max(0, expression.start - 120, title_start(text, folded, expression.start))
        if _is_short(expression) and _MET.search(folded, begin, expression.start):
            met.append(expression)
        elif _is_in_brackets(folded, line, expression.start):
            asides.append(expression)
        elif _AHEAD.search(folded, line, expression.start) or _is_below_tasks(text, folded, own, expression, words):
            planned.append(expression)
        elif _UNTIL.search(folded, line, expression.start):
            asides.append(expression)
        elif (
            _PLAN.search(folded, line, expression.start)
            or _AIMED.match(folded, expression.end, _line_end(text, expression.end))
            or _is_to_reach(expression, text, folded, words)
            or (
                expression.year > next((e.year for e in own if e.relative != "now"), 0) > 0
                and _EXPECTED.search(folded, line, expression.start)
            )
        ):
            planned.append(expression)
        elif expression.start < _HEAD or not (own or asides):
            own.append(expression)
    own = _in_year_of(met, own) or met or asides
    return HeadTimes(_widest_first(own, text), compared, _widest_first(planned, text), past)


@lru_cache(maxsize=4)
def _beside(words: frozenset[str], levels: frozenset[str]) -> re.Pattern[str]:
    """What sets something beside the time behind it, an amount or a noun between them or not."""
    amount = r"(?:(?:hơn |gần |khoảng |trên )?\d[\d.,]*\s?(?:%|[^\W\d]+(?: (?!năm |tháng |quý )[^\W\d]+){0,3}))"
    said = rf"(?P<said>{either(words)})"
    return re.compile(
        rf"(?<!\w){said}(?: (?:{either(levels)}))*(?: (?:là|với))?(?: {amount})?(?: (?:của|trong|hồi|vào))?\s*$"
    )


def _is_beside(expression: Expression, text: str, folded: str, beside: re.Pattern[str]) -> bool:
    """Whether something is set beside the time: "hơn năm 2021 đúng 100 triệu USD", "so với 680 triệu USD năm 2008",
    "Năm nay đạt 680 triệu USD; năm 2013 là 580 triệu USD". Not "hơn 8 tháng năm 2014"."""
    start = expression.start
    if expression.relative:
        return False
    line = max(0, start - _LONGEST_BESIDE, text.rfind("\n", 0, start) + 1)
    found = beside.search(folded, line, start)
    if found is None:
        return False
    is_short = _is_short(expression)
    return bool(expression.year or is_short) and (is_short or found["said"] != _MORE_THAN)


def _is_to_reach(expression: Expression, text: str, folded: str, words: HeadWords) -> bool:
    """Whether something has to come about in the time: "6 tháng cuối năm cần tăng 7,6% để cả năm đạt 7%"."""
    line = max(0, expression.start - _LONGEST_AIM, text.rfind("\n", 0, expression.start) + 1)
    if any(folded[line : expression.start].rstrip().endswith(f" {word}") for word in words.so_that):
        return True
    behind = folded[expression.end : min(_line_end(text, expression.end), expression.end + _LONGEST_AIM)]
    found = any_of(words.still_to_reach).search(behind)
    return found is not None and not _ENDS.search(behind, 0, found.start())


def _is_below_tasks(text: str, folded: str, own: list[Expression], expression: Expression, words: HeadWords) -> bool:
    """Whether the time stands in or below a numbered heading of tasks ("II. Nhiệm vụ quý II"), and that behind a time
    which the head speaks of."""
    first = next((e for e in own if not e.relative), None)
    if first is None or expression.start >= _HEAD:
        return False
    line = text.find("\n", first.end, expression.start) + 1
    while line:
        if _tasks(words.tasks).match(folded, line) is not None:
            return True
        line = text.find("\n", line, expression.start) + 1
    return False


@lru_cache(maxsize=4)
def _tasks(words: frozenset[str]) -> re.Pattern[str]:
    """The number of a heading and words for tasks behind it."""
    return re.compile(rf"\s*(?:[ivx]{{1,4}}|\d{{1,2}}|[a-e])[.)/]\s*(?:{either(words)})(?!\w)")


def _is_short(expression: Expression) -> bool:
    """Whether it is a month or a year, not several months."""
    return expression.first == expression.last or (expression.first, expression.last) == (1, 12)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def title_start(text: str, folded: str, at: int) -> int:
    """Where the line begins in which `at` stands; above it with a line that only says what kind of paper it is: "KẾ
    HOẠCH" over "phát triển kinh tế - xã hội 5 năm 2016 - 2020"."""
    least = max(0, at - _LONGEST_TITLE)
    line = max(least, text.rfind("\n", least, at) + 1)
    above = line
    while above and text[above - 1].isspace():
        above -= 1
    begin = text.rfind("\n", max(0, above - _LONGEST_PAPER), above) + 1
    return begin if _PAPER.fullmatch(folded, begin, above) else line


def _in_year_of(met: list[Expression], own: list[Expression]) -> list[Expression]:
    """The months that a report is `own` about, in the year of the month in which they were spoken about: "Phiên họp
    thường kỳ tháng 6/2020. Trong 6 tháng đầu năm, …"."""
    year = next((one.year for one in met if one.year), 0)
    if not year or any(one.year for one in own):
        return own
    return [one._replace(year=year) if not one.relative else one for one in own]


def _is_in_brackets(folded: str, line: int, at: int) -> bool:
    return folded.rfind("(", line, at) > folded.rfind(")", line, at)


def _a_year_before(compared: Expression, own: list[Expression]) -> Expression | None:
    """What the time compared with says of the year before: a year, or the months of which the report spoke last ("so
    với tháng 9/2021"); for the month before that month ("tháng 7 so với tháng 6 năm 2023"), the month a year before."""
    span = (compared.first, compared.last)
    last = next((e for e in reversed(own) if not e.relative), None)
    if span == (1, 12) or (last is not None and (last.first, last.last) == span):
        return compared
    if last is None or last.year or not last.first == last.last == compared.last % 12 + 1 or span[0] != span[1]:
        return None
    return compared._replace(first=last.first, last=last.last, year=compared.year - (last.first != 1))


def _widest_first(own: list[Expression], text: str) -> list[Expression]:
    """A lead that tells of a month and of the months so far is about the months so far."""
    if not own or own[0].year_to:
        return own
    stop = min((at for at in (text.find(end, own[0].end) for end in (". ", "\n")) if at >= 0), default=len(text))
    lead = [e for e in own if e.start < stop and not e.year_to and e.first == 1 and e.last < 12 and not e.relative]
    first = own[0]
    widest = max(lead, key=lambda e: e.last, default=first)
    same = widest.last == first.last or not first.year or not widest.year or first.year == widest.year
    if same and first.last == widest.last and widest.first < first.first:
        return [widest, *own]
    return own
