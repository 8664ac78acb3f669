"""The lines above a report's first sentence: which is the headline, and which are furniture, captions or letterhead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.catalogue.text_vocabulary import HeadingWords
from etl.language.days import find_days, find_months
from etl.language.fold import fold

_LINES = 25  # a page that has no headline in its first lines has none
_LONGEST = 220  # characters of a headline
_DATE_LINE_REST = 40  # characters that may be on a line beside its date: an author, a column, "GMT+7"
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?!\d)|gmt\s?\+?\d+|\b(?:am|pm|sa|ch)\b")
WEEKDAY = re.compile(r"(?<!\w)(?:thứ\s+(?:hai|ba|tư|bốn|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)")
_NUMBER_ONLY = re.compile(r"[\d\s.,/|:+-]+")
_SIZES = re.compile(r"^[^\W\d_][+-]?(?:\s+[^\W\d_][+-]?(?!\w))+[\s|]*")  # "A- A A+" makes the letters of a page larger
_NAME_OF_BOX = 4  # words of the office, province or firm that the heading of a box names
_ENDS_SENTENCE = re.compile(r"[.;,…]$")
_NUMBERED = re.compile(r"^(?:[ivx]+|\d{1,2})[./)]\s")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line that is not blank: its words, its offsets in the text, and its kind.

    `kind` is `date` (a day of publication or a clock), `furniture`, `caption`, `letterhead`, `paper` or `text`.
    """

    text: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The first lines of a text, and the headline among them: `title` and the offsets at which it begins and ends.

    Without a headline `title` is None and both offsets are where the first sentence begins. `words` is the vocabulary
    by which the lines were classified.
    """

    lines: tuple[HeadLine, ...]
    title: str | None
    title_start: int
    title_end: int
    words: HeadingWords


def head(text: str, words: HeadingWords, stated: str | None = None) -> ReportHead:
    """The head of `text` by the `words` of the catalogue.

    `stated` is a headline known from elsewhere (a page's metadata), which is taken as it is.
    """
    lines = tuple(_lines(text, words))
    if stated is not None:
        line = next((line for line in lines if fold(line.text) == fold(stated)), None)
        return ReportHead(lines, stated, line.start if line else 0, line.end if line else 0, words)
    for i, line in enumerate(lines):
        if line.kind == "paper":
            below = [other for other in lines[i + 1 : i + 3] if other.kind == "text" and len(other.text) <= _LONGEST]
            title = " ".join(other.text for other in (line, *below))
            return ReportHead(lines, title, line.start, (below or [line])[-1].end, words)
        if line.kind == "text":
            title = _without_furniture(line.text)
            if not _is_headline(title, words):
                return ReportHead(lines, None, line.start, line.start, words)
            return ReportHead(lines, title, line.start, line.end, words)
    return ReportHead(lines, None, 0, 0, words)


def _lines(text: str, words: HeadingWords) -> list[HeadLine]:
    lines: list[HeadLine] = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        said = match.group().strip()
        lines.append(HeadLine(said, match.start(), match.end(), _kind(said, words)))
        if len(lines) == _LINES:
            break
    return lines


def _kind(line: str, words: HeadingWords) -> str:
    folded = fold(line)
    rules = _rules(words)
    if is_date_line(folded, words):
        return "date"
    if rules["captions"].match(folded):
        return "caption"
    if folded.rstrip(" :.") in words.papers:
        return "paper"
    if rules["letterhead"].match(folded) and (line.isupper() or (len(line) < 60 and re.search(r"[:/]", line))):
        return "letterhead"
    if len(line) < 80 and re.search(r"xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do", folded):
        return "letterhead"
    if _NUMBER_ONLY.fullmatch(folded) or _is_furniture(folded, words) or _is_box(line, folded, words):
        return "furniture"
    return "text"


def is_date_line(folded: str, words: HeadingWords) -> bool:
    """Whether a folded line states a day (or a month) and nothing of the report: "Cập nhật: 03-08-2010 | 00:00:00"."""
    if len(folded) > 3 * _DATE_LINE_REST:
        return False
    days = [day for day in find_days(folded) if day.year is not None]
    if not days:
        label = _rules(words)["labels"].match(folded)
        return label is not None and any(find_months(folded)) and len(folded) - label.end() < _DATE_LINE_REST
    rest = folded[: days[0].start] + folded[days[-1].end :]
    for pattern in (_rules(words)["labels"], _CLOCK, WEEKDAY):
        rest = pattern.sub(" ", rest)
    return len("".join(re.findall(r"\w+", rest))) <= _DATE_LINE_REST and not re.search(
        r"quyết định|nghị quyết|công văn|nghị định|thông tư|tính đến|hội nghị|tổng kết|sơ kết|tổ chức", rest
    )


def _is_furniture(folded: str, words: HeadingWords) -> bool:
    """Whether a short line is made of the site's words only, or of one of them and a number."""
    folded = _SIZES.sub("", folded)
    if not folded or _rules(words)["bylines"].fullmatch(folded):
        return True
    match = _rules(words)["furniture"].match(folded)
    if match is None:
        return False
    rest = folded[match.end() :].strip(" :|/-.")
    return not rest or _rules(words)["furniture"].match(rest) is not None or not re.search(r"[^\W\d]{3}", rest)


def _is_box(line: str, folded: str, words: HeadingWords) -> bool:
    """Whether a line heads a box beside the report: "Bản đồ Ninh Bình", "Powered by X"; a name and nothing said of it.

    A name is written with capitals, so "Bản đồ công nghiệp đổi màu" is none.
    """
    match = _rules(words)["boxes"].match(folded)
    if match is None or len(folded) != len(line):
        return False
    named = re.findall(r"\w+", line[match.end() :])
    return len(named) <= _NAME_OF_BOX and all(word[0].isupper() or word[0].isdigit() for word in named)


def _without_furniture(line: str) -> str:
    """`line` without the "null" that some portals print before a headline."""
    return re.sub(r"^null\s+", "", line)


def _is_headline(line: str, words: HeadingWords) -> bool:
    """Whether a line of text is a headline rather than the first sentence."""
    if len(line) > _LONGEST or len(line.split()) < 3 or line.startswith(("-", "+", "•", "(", "|")):
        return False
    if _NUMBERED.match(fold(line)):
        return False
    return not (_ENDS_SENTENCE.search(line.rstrip('"”» ')) or _rules(words)["bylines"].match(fold(line)))


@lru_cache(maxsize=4)
def _rules(words: HeadingWords) -> dict[str, re.Pattern[str]]:
    """The patterns made of the vocabulary."""

    def any_of(phrases: tuple[str, ...]) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + ")"

    return {
        "captions": re.compile(rf"[(\[]?{any_of(words.captions)}(?:\s*[:.)]|\s+\d)"),
        "letterhead": re.compile(rf"{any_of(words.letterhead)}(?!\w)"),
        "furniture": re.compile(rf"[/|>\s-]*{any_of(words.furniture)}(?!\w)"),
        "boxes": re.compile(rf"{any_of(words.boxes)}(?!\w)"),
        "labels": re.compile(rf"(?<!\w){any_of((*words.posted, *words.updated))}(?!\w)\s*(?:tin)?\s*:?"),
        "bylines": re.compile(rf"\W*{any_of(words.bylines)}(?!\w)[\s|:.)–-]*"),
    }
