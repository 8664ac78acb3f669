"""Paragraphs and sentences of a text. A line that ends only because the page is narrow does not end a sentence."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_NEAR = 40  # characters beside a line end within which a line begins or ends
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"”»')\]]*(?=\s|[A-ZÀ-ỸĐ]|$)")
_BULLET = re.compile(
    r"\s*(?:[-+*•–—●▪◦]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ][.)]|\(?[IVX]{1,4}[.)]|\([ivx]{1,4}\)"
    r"|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})(?:/-?|\.?-)(?!\s?\d))\s"  # "1/ ", "II/- ", "a- "
)
# A full stop after these, after a single letter or after a numbering ends no sentence.
_ABBREVIATIONS = frozenset(
    ["tp", "ts", "ths", "gs", "pgs", "ks", "st", "q", "tx", "tt", "đ/c", "ông", "bà", "tr", "kw", "no"]
)
# What no sentence begins with: a bracket, but that of a paper's name ("(GLO) - Chiều 30-6, …"); a percentage, an
# amount with its unit.
_MIDDLE = re.compile(r"\((?![A-ZĐ]{2,8}\)\s?[-–—])|[%)]|[\d.,]+\s?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng|USD|kWh|đô)")
_BEFORE = 1500  # characters before a heading among which a sentence ends, unless it is a title
_LONG_LINE = 50
_LONGEST_HEADING, _LONGEST_HEADLINE = 110, 200
_NUMBERED = re.compile(
    r"(?:(?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s(?:THỨ\s|thứ\s)?\w+)[.:]?\s?"
    r"|(?P<article>(?:ĐIỀU|Điều)\s\d{1,3}\s?[.:])\s?"
    r"|(?:(?P<digits>\d{1,2}(?:\.\d{1,2})*)|(?P<roman>[IVX]{1,4}))(?:[.)]|[.)]?/?-|/)?\s"
    r"|(?P<letter>[A-H])(?:[.)]|[.)]?/?-|/)\s)"
    r"(?!tháng|năm|quý|tỷ|triệu|nghìn|vụ)"
)
_BARE_NUMBER = re.compile(
    r"(?:(?:phần|chương|mục)\s(?:thứ\s)?(?:\d{1,2}|[ivx]{1,4}|[a-e]|nhất|một|hai|ba|bốn|tư|năm|sáu)|[ivx]{1,4})\s?[.:)/-]*"
    r"|[a-e]\s?[.:)/-]+",
    re.IGNORECASE,
)
"""A line that is but the number of the heading in the next one: "Phần thứ hai", "Phần B", "II.", "A."."""
_NO_FIGURE = re.compile(r"\D*(?:(?:\b(?:19|20)\d\d\b|\btháng \d{1,2}\b|\b\d{1,2} tháng\b)\D*)*", re.IGNORECASE)
_STARRED = re.compile(r"\s*[*•●]\s")
_SPOKEN = re.compile(
    r"(?:một số |các )?(?:kế hoạch|phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|định hướng|dự kiến|dự báo|kết quả"
    r"|ước thực hiện|tình hình|đánh giá)(?!\w).*\b(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""A line within a text that is a heading without a number, of a year: "KẾ HOẠCH NĂM 2016"."""
_UNNUMBERED = 7  # the level of one; in capitals it is that of "II."
_LETTERED = re.compile(r"(?:[a-hđ][.)/]|\((?:[a-hđ]|\d{1,2}|[ivx]{1,4})\))\s")
_PART, _UPPER, _LOWER = 1, 2, 3
"""The levels of "Phần 2", and of "II.", "A." and "Điều 2.", the first of which in a text is the higher; below them
stand "2." and "2.1."."""
_MARKED = re.compile(r"(#{1,6})\s")
ABOVE_LIST = 9
"""The level of a line that is a heading only because a list follows it."""
_OPEN_END = re.compile(
    r"[,\-–(/]\s*$|(?:^|\s)(?:đạt|tăng|giảm|là|hơn|trên|gần|dưới|khoảng|với|và|của|so|được|năm|tháng|quý|ước|(?<!cao\s)bằng|từ|đến|trong|ở|tại|về|các|những|có|cho|do|vượt|chiếm|tỷ|tỉ|triệu|nghìn|ngàn)\s*$",
    re.IGNORECASE,
)


# "Kết quả 9 tháng" is complete, so that the capital letter after it begins something new.
_WHOLE_COUNT = re.compile(r"\d\s(?:tháng|năm)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Sentence:
    """A sentence at `start:end` of the text. `paragraph` counts paragraphs from 0; `first` marks the first of one.

    `bullet` marks an item of a list; `opens` a sentence that ends in a colon, so that a list follows it; `heading` a
    short line of its own: numbered ("II. Kết quả 9 tháng năm 2020"), marked ("## Kết quả") or above a list. `level` is
    the depth of a heading, 0 for other sentences; a line that is a heading only because a list follows is deepest.
    """

    start: int
    end: int
    paragraph: int
    first: bool
    bullet: bool
    opens: bool
    heading: bool
    level: int = 0


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text` (NFC), in order; what lies between them is space."""
    paragraphs = list(_paragraphs(text))
    first_of: dict[str | None, int] = {}  # the level of each kind of number that has one of its own
    for number, (start, end) in enumerate(paragraphs):
        bullet = _BULLET.match(text, start, end)
        first = True
        for at, stop in _cut(text, start, end, bullet):
            opens = text[at:stop].rstrip().endswith(":")
            level = _level(text, paragraphs, number, bullet is not None, first_of) if first and stop == end else 0
            item = bullet is not None and not level
            yield Sentence(at, stop, number, first, item, opens, level > 0, level)
            first = False


def around(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """For each of `places` in `text` (NFC) the span of the sentence there, of the last one before it, or of the first.

    Only paragraphs with a place in them are cut into sentences. An empty span where there is no sentence.
    """
    paragraphs = list(_paragraphs(text))
    spans: dict[int, list[tuple[int, int]]] = {} if paragraphs else {0: [(0, 0)]}
    found = []
    for place in places:
        number = max(0, bisect_right(paragraphs, (place, len(text))) - 1)
        if number not in spans:
            spans[number] = list(_cut(text, *paragraphs[number], _BULLET.match(text, *paragraphs[number])))
        found.append(spans[number][max(0, bisect_right(spans[number], (place, len(text))) - 1)])
    return found


def headlines(text: str, found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of `found` (those of `text`) that are headlines, at the top or between paragraphs.

    A headline is short, the only sentence of its paragraph, ends in no sign, and is not the last sentence.
    """
    return [
        one
        for one, following in itertools.pairwise(found)
        if one.first
        and following.first
        and not one.bullet
        and one.end - one.start <= _LONGEST_HEADLINE
        and text[one.start : one.end].rstrip()[-1:] not in ".;:,…)"
    ]


def _level(
    text: str, paragraphs: list[tuple[int, int]], number: int, bullet: bool, known: dict[str | None, int]
) -> int:
    """The depth of the heading that paragraph `number` is; 0 where it is none. `known` are the levels of letters, of
    Roman numbers and of articles in this text, where they have come."""
    start, end = paragraphs[number]
    line = text[start:end].strip()
    if not line or len(line) > _LONGEST_HEADING or line[-1] in ".;,…":
        return 0
    if marked := _MARKED.match(line):
        return len(marked[1])  # as its writer has it
    before = text[slice(*paragraphs[number - 1])].strip() if number else ""
    if _BARE_NUMBER.fullmatch(before) and not bullet:
        return _PART
    if numbered := _NUMBERED.match(line):
        kind = numbered.lastgroup
        if kind == "digits":
            return _LOWER + len(numbered["digits"].split("."))
        return _PART if kind == "part" else known.setdefault(kind, _LOWER if known else _UPPER)
    lettered = _LETTERED.match(line)
    if lettered and line[-1] != ":" and _NO_FIGURE.fullmatch(line, lettered.end()):
        return ABOVE_LIST - 1
    if (
        not bullet
        and line[-1] != ":"
        and _SPOKEN.fullmatch(line)
        and _NO_FIGURE.fullmatch(line)
        and _is_within(text, start)
    ):
        return _UPPER if line.isupper() else _UNNUMBERED
    above = line[-1] != ":" and number + 1 < len(paragraphs) and (not bullet or _is_starred(line))
    if not above or not _BULLET.match(text, *paragraphs[number + 1]):
        return 0
    return 0 if bullet and _STARRED.match(text, *paragraphs[number + 1]) else ABOVE_LIST


def _is_within(text: str, start: int) -> bool:
    """Whether a sentence has ended before `start`: titles stand above all of them."""
    return re.search(r"[.;]\s*\n", text[max(0, start - _BEFORE) : start]) is not None


def _is_starred(line: str) -> bool:
    """Whether it is "* Kế hoạch năm 2015", a heading as some write it: no figure is told in it."""
    return _STARRED.match(line) is not None and _NO_FIGURE.fullmatch(line) is not None


def _cut(text: str, start: int, end: int, bullet: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of the paragraph `start:end`, which begins with `bullet`."""
    at = start
    marked = _MARKED.match(text, start, end)
    begin = marked.end() if marked else start
    numbered = bullet or _NUMBERED.match(text, begin, end)  # "PHẦN II. PHƯƠNG HƯỚNG": no sentence ends in a number
    for stop in [*_stops(text, numbered.end() if numbered else start, end), end]:
        if text[at:stop].strip():
            yield at, stop
        at = stop


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _STOP.finditer(text, start, end):
        at = match.start()
        if match.group()[0] == "." and len(match.group()) == 1:
            begin = at
            while begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "/."):
                begin -= 1
            before = text[begin:at]
            if (len(before) == 1 and before.isalpha()) or before.lower() in _ABBREVIATIONS or before[-2:-1] == ".":
                continue
            if text[match.end() : match.end() + 1].isdigit():
                continue
        elif text[match.end() : match.end() + 3].lstrip()[:1].islower():
            continue  # dots of omission in mid-sentence
        if match.end() < end:
            yield match.end()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: lines, joined where a line goes on in the next."""
    lines = [match.span() for match in _LINE.finditer(text) if text[match.start() : match.end()].strip()]
    start = 0
    while start < len(lines):
        block = start + 1
        while block < len(lines) and (
            text.count("\n", lines[block - 1][1], lines[block][0]) == 1
            or _breaks_off(text, lines[block - 1], lines[block])
        ):
            block += 1
        yield from _joined(text, lines[start:block])
        start = block


def _breaks_off(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether the gap before `line` is in mid-sentence (a page ends, a picture): a comma or a small letter before it
    and a small letter after it."""
    last = text[max(before[0], before[1] - _NEAR) : before[1]].rstrip()[-1:]
    return (last == "," or last.islower()) and text[line[0] : line[0] + _NEAR].lstrip()[:1].islower()


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    wrapped = _is_wrapped(text, lines)
    start, end = lines[0]
    for low, high in lines[1:]:
        bullet = _BULLET.match(text, low, high)
        if bullet and text[end - 1].isdigit() and text[bullet.end() : bullet.end() + 1].isdigit():
            bullet = None  # the dash of a range that the line end fell into
        if (wrapped or _goes_on(text, end, low)) and not bullet:
            end = high
        else:
            yield start, end
            start, end = low, high
    yield start, end


def _goes_on(text: str, end: int, low: int) -> bool:
    """Whether the line that ends at `end` goes on at `low`: it breaks off, or the next one starts in mid-sentence."""
    if text[end - 1] in ":;" and _is_in_bracket(text, end, low):
        return True
    if text[end - 1] in ".!?:;…":
        return False
    following = text[low : low + 40].lstrip()
    if following[:1].islower() or _MIDDLE.match(following):
        return True
    if following[:1].isupper() and _WHOLE_COUNT.search(text, max(0, end - 20), end):
        return False
    return _OPEN_END.search(text, max(0, end - 20), end) is not None


def _is_in_bracket(text: str, end: int, low: int) -> bool:
    """Whether a bracket that the line before `end` opens is closed in the line from `low` on, before another opens:
    "290.000 tỷ đồng (ước 2025:" / "255.600 tỷ đồng)"."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    opened = line.rfind("(") > line.rfind(")")
    stop = text.find("\n", low)
    following = text[low : stop if stop >= 0 else len(text)] if opened else ""
    return following.find(")") >= 0 and not 0 <= following.find("(") < following.find(")")


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether one page width explains every line end: the next word would not have fitted in any line.

    Two lines count as one only where the first is long and the second is shorter.
    """
    lengths = [high - low for low, high in lines]
    if len(lines) < 2 or (len(lines) == 2 and (lengths[0] < _LONG_LINE or lengths[1] > lengths[0])):
        return False
    width = max(lengths)
    words = (len(text[low : low + 60].split(None, 1)[0]) for low, _ in lines[1:])
    return all(length + 1 + word > width for length, word in zip(lengths, words, strict=False))
