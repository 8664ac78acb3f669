"""The words of tables as tokens: headings, labels and titles. What they say together is not decided here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, product
from typing import Any

from etl.catalogue import Catalogue
from etl.catalogue.area_epithets import with_epithets
from etl.catalogue.area_mentions import find_areas
from etl.errors import CatalogueError
from etl.extract.second_language import translated
from etl.extract.tokens import Token
from etl.extract.vocabulary import Vocabulary, based, vocabulary
from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.lexicon import Lexicon, TextWords, words_of
from etl.language.patterns import any_of
from etl.language.period_expressions import Expression
from etl.language.periods import YEAR

_Y = YEAR
_OF_YEAR = rf"(?:(?:\s?[/.-]\s?|\s|\s?,?\snăm\s)(?P<{{0}}>{_Y}))?"
_YY = r"(?:1[3-9]|[2-4]\d)"
# "KH23", "TH.21", "UTH'22", and apart from it where nothing more is said: "TH 21". Twelve and less can be months.
_SHORTENED = "(?:{})".format(
    "|".join(
        rf"(?<=\b{word}{mark})"
        for word in ("th", "kh", "uth", "ưth", "ước", "ck", "dt")
        for mark in ("", "['’.]", r"\s(?=\d\d\s*(?:$|[/)]))")
    )
)
_SHORT = re.compile(
    rf"""(?:
      (?<![\d.,/-])(?P<iso>{_Y})(?:-(?P<im>0[1-9]|1[0-2])|-?q(?P<iq>[1-4])|-?m(?P<imm>0?[1-9]|1[0-2]))(?![\w-])
    | (?<![^\W\d_])(?:t|th|tháng)\.?\s?(?P<month>1[0-2]|0?[1-9])(?!\s?t(?:h|háng)?(?!\w))
      {_OF_YEAR.format("my")}
    | (?<![\d.,/])(?P<count>1[0-2]|0?[2-9])\s?(?:t|th|tháng)(?![^\W\d_])(?:\sđầu\snăm)?{_OF_YEAR.format("cy")}
    | (?<![^\W\d_])(?:q|qu[ýí])\.?\s?(?P<quarter>iv|iii|ii|i|[1-4])(?!\w){_OF_YEAR.format("qy")}
    | (?<![\d.,/])(?P<m>1[0-2]|0?[1-9])\s?/\s?(?P<y>{_Y})
    | thời\sđiểm\s(?:ngày\s)?\d{{1,2}}\s?[/.-]\s?(?P<dm>1[0-2]|0?[1-9])\s?[/.-]\s?(?P<dy>{_Y})
    | (?:có\s|tính\s)?(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?(?P<od>\d{{1,2}})/(?P<om>1[0-2]|0?[1-9])/(?P<oy>{_Y})
    | (?<!ngày\s)(?<![\d/.,-])(?P<ed>3[01]|0?1)/(?P<em>1[0-2]|0?[1-9])/(?P<ey>{_Y})
    | từ\s(?:ngày\s)?0?1/0?1(?:/{_Y})?\s?(?:[-–]|đến)\s?(?:ngày\s)?\d{{1,2}}/(?P<um>1[0-2]|0?[1-9])/(?P<uy>{_Y})
    | (?<![\d.,])(?P<year>{_Y})
    | {_SHORTENED}(?P<short>{_YY})(?!\w|\s?%|/\d)
    | (?<![\d.,/])(?P<over>{_YY})/(?P<under>{_YY})(?=\s*(?:$|[(%]))
    )(?![\d]|[.,]\d)""",
    re.VERBOSE,
)
# "Thông tư số 34/2022/TT-BCT", "Luật số 59/2020/QH14": the number of a paper, which tells no time.
_PAPER = re.compile(
    rf"(?:(?<![\w/])\d{{1,5}}[a-zđ]?\s?|số\s*:?[\s.…_]*)/\s?{_Y}\s?/\s?(?:[a-zđ]{{1,6}}\s?-\s?[a-zđ]|qh\d)"
)
_LONGEST_SEASON = 30  # characters before the years in which it is named
_APART = 5  # years of two digits over each other
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# A mark that points to a note below the table, not to anything in the heading.
# So are the rows that one is the sum of: "Cộng A", "Tổng cộng (I+II)".
_NOTE_MARK = re.compile(
    r"\(\*+\)|\*+|(?<=cộng)\s+\(?(?:[a-h]|[ivx]{1,4})\)?\s*$"
    r"|\(\s*(?:[a-h]|[ivx]{1,4}|\d)(?:\s*[+=-]\s*(?:[a-h]|[ivx]{1,4}|\d))+\s*\)"
)


_NO_PHRASES = frozenset(
    {"magnitude", "among_owners", "measured", "numbered", "fields", "goods", "listed", "seasons", "english_month"}
)
"""Sections of `tables.toml` whose words are asked for where they can stand."""
_PLAN = ("scenario", "plan")
_THOUSAND_BILLION = 10**12
_OF_SENTENCES: dict[tuple[str, Any] | None, tuple[str, Any]] = {
    ("compare", "prefix"): ("ratio", "against"),
    ("compare", "average"): ("ratio", "average"),
    ("cumulative", "so_far"): ("when", "cumulative"),
    **{("compare", time): ("when", time) for time in ("same", "year", "month", "quarter", "december")},
}
"""What longer phrases of sentences mean in a heading, where the section of `tables.toml` has its own name for it."""


class Overlay(Lexicon):
    """A lexicon whose own phrases go before those of the one `below`; the longer phrase still wins."""

    def __init__(self, below: Lexicon, phrases: Iterable[tuple[str, str, Any]]) -> None:
        super().__init__(phrases)
        self._below = below

    def longest(self, words: list[str], i: int, end: int | None = None) -> tuple[int, tuple[str, Any] | None]:
        """As `Lexicon.longest`, over both."""
        own, under = super().longest(words, i, end), self._below.longest(words, i, end)
        if own[1] is not None and own[0] >= under[0]:
            return own
        if own[1] == _PLAN and under[1] == ("compare", "plan"):
            return under[0], _PLAN  # "Kế hoạch tỉnh giao": nothing is compared with it here
        return (under[0], _OF_SENTENCES.get(under[1], under[1])) if under[1] in _OF_SENTENCES else under


@lru_cache(maxsize=4)
def heading_lexicon(catalogue: Catalogue) -> Lexicon:
    """The phrases of `tables.toml` and the units, laid over those that sentences are read with.

    Raises CatalogueError where one phrase of `tables.toml` would mean two things.
    """
    words = vocabulary(catalogue)
    try:
        return Overlay(words.lexicon, _phrases(catalogue, words))
    except ValueError as error:
        raise CatalogueError("tables.toml", str(error), "leave the phrase in one place") from None


@lru_cache(maxsize=16)
def words_of_section(section: str, catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """The words of a section of `tables.toml`, folded, by what they mean."""
    return {key: frozenset(map(fold, phrases)) for key, phrases in catalogue.tables[section].items()}


def _phrases(catalogue: Catalogue, words: Vocabulary) -> Iterator[tuple[str, str, Any]]:
    for section, keys in catalogue.tables.items():
        if section not in _NO_PHRASES:
            for key, phrases in keys.items():
                yield from ((phrase, section, key) for phrase in phrases)
    magnitudes = [("", 1), *((p, int(key)) for key, phrases in catalogue.tables["magnitude"].items() for p in phrases)]
    units = [(surface, value) for surface, kind, value in catalogue.unit_words if kind == "unit"]
    units += [(surface, value) for value, surfaces in catalogue.tables["measured"].items() for surface in surfaces]
    thousand_billion = words.unit_codes.get(("vnd", _THOUSAND_BILLION))
    if thousand_billion is not None:  # "nghìn tỷ" alone: nothing but đồng comes to as much
        yield from ((p, "unit", thousand_billion) for p, factor in magnitudes if factor == _THOUSAND_BILLION)
    for (magnitude, factor), (surface, unit) in product(magnitudes, units):
        base, times = based(unit, catalogue)
        code = words.unit_codes.get((base, factor * times))
        if code is not None and (base, factor) != ("count", 1):  # a bare "cái" is a word of [count]
            yield f"{magnitude} {surface}", "unit", code
            if base in ("vnd", "usd"):  # of what there is for each head
                yield from ((f"{magnitude} {surface}/{each}", "unit", code) for each in ("người", "người/năm"))


def scan(text: str, offset: int, catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of a heading `text` that stands at `offset` of the document.

    Kinds: those of `extract.tokens` but for quantities, the sections of `tables.toml`, and `unit` (a unit's code).
    """
    return tuple(Token(t.kind, t.value, t.start + offset, t.end + offset) for t in _tokens(text, catalogue))


def kinds_of(text: str, catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of `text` for one who asks for their kinds and values only: they stand in the text itself."""
    return _tokens(text, catalogue)


def scan_flow(pieces: Sequence[tuple[str, int]], catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of a text that goes on from piece to piece, each given with its offset in the document.

    A token that runs over several pieces ("tháng" | "trước") stands at the place of the first of them.
    """
    if len(pieces) == 1:
        return scan(*pieces[0], catalogue)
    starts = list(accumulate((len(text) + 1 for text, _ in pieces), initial=0))
    tokens = list[Token]()
    for token in _tokens(" ".join(text for text, _ in pieces), catalogue):
        k = bisect_right(starts, token.start) - 1
        text, offset = pieces[k]
        shift = offset - starts[k]
        tokens.append(Token(token.kind, token.value, token.start + shift, min(token.end + shift, offset + len(text))))
    return tuple(tokens)


@lru_cache(maxsize=8192)  # the words of headings and labels come again on every sheet and page
def _tokens(text: str, catalogue: Catalogue) -> tuple[Token, ...]:
    """The tokens of `text`, placed in itself."""
    folded = _NOTE_MARK.sub(lambda mark: " " * len(mark.group()), fold(text))
    found = words_of(folded)
    spans = _spans(folded, text, found, catalogue)
    lexicon, tokens, i = heading_lexicon(catalogue), list[Token](), 0
    while i < len(found.text):
        at = found.start[i]
        last, phrase = lexicon.longest(found.text, i)
        span = spans.get(at)
        if span is not None and (phrase is None or span.end > found.stop[last]):
            met = span.kind == "period" and _is_of_meeting(folded, span, catalogue)
            token = Token("word", folded[at : span.end], at, span.end) if met else span
        elif phrase is not None:
            token = Token(phrase[0], phrase[1], at, found.stop[last])
        else:
            word = found.text[i]
            kind = "number" if word[0].isdigit() else "word" if word[0].isalpha() else "sign"
            token = Token(kind, word, at, found.stop[i])
        if token.is_("tail", "retail") and not any(t.is_("indicator", "retail_sales") for t in tokens):
            token = replace(token, kind="other")  # a row of services, not the end of the name of retail sales
        tokens.append(token)
        while i < len(found.text) and found.start[i] < token.end:
            i += 1
    return translated(tokens, text, catalogue)


def _is_of_meeting(folded: str, time: Token, catalogue: Catalogue) -> bool:
    """Whether the month is that of a council's meeting, to which figures of the year were reported, or which set them:
    "Ước báo cáo HĐND tháng 7", "Nghị quyết HĐND tháng 12/2014"."""
    told = time.value
    if told.first != told.last or told.year_to or told.relative:
        return False
    return folded[: time.start].rstrip().endswith(tuple(catalogue.spoken_of.councils))


def _spans(folded: str, text: str, words: TextWords, catalogue: Catalogue) -> dict[int, Token]:
    """Periods and areas by the place where they begin, the longer of two; `words` are those of `folded`."""
    spans: dict[int, Token] = {}
    expressions = [*_short_periods(folded), *period_expressions.find(folded, words)]
    if "/" in folded:
        papers = [paper.span() for paper in _PAPER.finditer(folded)]
        expressions = [e for e in expressions if not any(start <= e.start < end for start, end in papers)]
    seasons = {e.start: e.end for e in expressions if e.year_to and _is_season(folded, e.start, catalogue)}
    for expression in expressions:
        if expression.relative == "span end":
            continue  # "Tỷ lệ hộ dùng điện đến cuối kỳ": at the end of each column's time
        if any(start <= expression.start < end for start, end in seasons.items()):
            continue
        before = spans.get(expression.start)
        end = before.end if before is not None else -1
        if end < expression.end or (end == expression.end and not expression.is_day):  # "31/12/2019" is a year's end
            spans[expression.start] = Token("period", expression, expression.start, expression.end)
    spans |= {start: Token("word", folded[start:end], start, end) for start, end in seasons.items()}
    areas = find_areas(folded, catalogue, text, words)
    for mention in with_epithets(areas, folded, catalogue, text, own=None, words=words):
        spans[mention.start] = Token("area", mention, mention.start, mention.end)
    return spans


def _is_season(folded: str, start: int, catalogue: Catalogue) -> bool:
    """Whether the years that begin at `start` are those of a season, which no calendar year is: "Niên vụ 2018-2019".

    "Vụ" alone only where it opens what is said: "dịch vụ 2013-2015" are services.
    """
    before = folded[max(0, start - _LONGEST_SEASON) : start].rstrip()
    for found in any_of(words_of_section("seasons", catalogue)["word"]).finditer(before):
        opens = not before[: found.start()].rstrip()[-1:].isalpha()
        if found.end() == len(before) and (opens or " " in found.group()):
            return True
    return False


def _short_periods(folded: str) -> Iterator[Expression]:
    """Periods as headings shorten them: "T9/2015", "9T", "QIII.2015", "2015"."""
    for match in _SHORT.finditer(folded):
        group = match.groupdict()
        at = match.span()
        if group["iso"]:
            if (expression := _iso(match)) is not None:
                yield expression
        elif group["year"]:
            yield Expression(*at, year=int(group["year"]))
        elif group["short"]:
            yield Expression(*at, year=2000 + int(group["short"]))
        elif group["over"]:  # "22/21 (%)": a year over one before it
            years = [(match.span(part), 2000 + int(group[part])) for part in ("over", "under")]
            if 0 < years[0][1] - years[1][1] <= _APART:
                yield from (Expression(*span, year=year) for span, year in years)
        elif group["um"]:  # "từ 01/01-20/12/2023": the months so far
            yield Expression(*at, first=1, last=int(group["um"]), year=int(group["uy"]))
        elif group["od"] or group["ed"]:  # "Đến 31/12/2019"; on the first of a month what the months before it left
            day, month, year = (int(group[f"{'o' if group['od'] else 'e'}{part}"]) for part in "dmy")
            month -= day == 1
            yield Expression(*at, first=1, last=month or 12, year=year - (month == 0))
        elif group["dm"]:  # a stock on a day is told of the month of that day
            yield Expression(*at, first=int(group["dm"]), last=int(group["dm"]), year=int(group["dy"]))
        elif group["quarter"]:
            quarter = _QUARTERS.get(group["quarter"]) or int(group["quarter"])
            yield Expression(*at, first=3 * quarter - 2, last=3 * quarter, year=int(group["qy"] or 0))
        elif group["count"]:
            yield Expression(*at, first=1, last=int(group["count"]), year=int(group["cy"] or 0))
        else:
            month = int(group["month"] or group["m"])
            yield Expression(*at, first=month, last=month, year=int(group["my"] or group["y"] or 0))


def _iso(match: re.Match[str]) -> Expression | None:
    """A month or a quarter as data files write it: "2022-01", "2022-Q1"; None for "2006-10", five years maybe."""
    year, quarter = int(match["iso"]), int(match["iq"] or 0)
    if quarter:
        return Expression(*match.span(), first=3 * quarter - 2, last=3 * quarter, year=year)
    month = int(match["im"] or match["imm"])
    if match["im"] and month > year % 100:
        return None
    return Expression(*match.span(), first=month, last=month, year=year)
