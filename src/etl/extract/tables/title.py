"""The title of a table: the lines above it, and those in its own first rows. It tells what the cells leave unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.documents.document import Document
from etl.extract.heading_words import kinds_of, scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.grid import Grid
from etl.extract.tokens import Token
from etl.language import period_expressions, periods
from etl.language.fold import fold
from etl.language.lexicon import WORD
from etl.language.period_expressions import Calendar, Expression

_MOST_LINES = 5
_LONGEST_LINE = 240
_UNIT_LINE = frozenset({"unit", "count", "counted", "sign", "number", "column", "filler"})
_NEARLY_OVER = 11  # the month from which on a year is told of as a whole
_CURRENCIES = frozenset({"usd", "vnd"})
_ABOVE = frozenset({"period", "area", "price", "scope"})
_BESIDE = _ABOVE | {"word", "other", "benign"}
"""What a line above the name of a table can tell of its figures, and the words that may name a district."""
_CAPTION = re.compile(r"\W*(?:bảng|biểu|phụ lục|phụ biểu)(?!\w)")
_NUMBERED = re.compile(rf"{_CAPTION.pattern}|\W*\d{{1,2}}\s?[.)]\s?[^\W\d]")
_SOURCE = re.compile(
    r"\W*(?:nguồn(?: số liệu)?\s*:|(?:số liệu|biểu|bảng)(?: số liệu)? (?:do|của|theo|từ|được|lấy)(?!\w))"
    r"[^\d:;]{0,120}\.?\W*$"
)
"""A line of its own that says where the figures come from: no part of the title, which can stand above it."""
_SOME, _EDGE = re.compile(r"(?<!\w)(?:các|những|mấy|vài)\s*$"), re.compile(r"tháng\s+(?:đầu|cuối)\s+năm")
"""The words before and at the beginning of some months of a year: "các tháng đầu năm 2022"."""
_BEFORE = 8  # letters before a time in which the first of these stand
_AGAIN = re.compile(r"\(\s*(?:tiếp|tt\b|continued|cont\b)|tiếp theo\W*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of a table: `calendar` as for sentences; `period` of the figures whose column tells none, `plan` that of
    its plans, `month` and `cumulative` what "tháng báo cáo" and "lũy kế" mean. `reached` are the times that title and
    report are about, `published` the month in which it came out, counted from year 0. A code, or None where it is not
    told. `token` is where the title tells it, `several` all times of a title that tells more than one, with their
    tokens; `is_of_plans` says that every time of the title is a plan's, `told` are all others that it tells;
    `is_named` says that the name of the sheet tells the time that the title does not."""

    calendar: Calendar
    period: str | None = None
    plan: str | None = None
    month: str | None = None
    cumulative: str | None = None
    token: Token | None = None
    reached: tuple[str, ...] = ()
    published: int | None = None
    several: tuple[tuple[str, Token], ...] = ()
    is_of_plans: bool = False
    told: tuple[str, ...] = ()
    is_named: bool = False


def title_lines(grid: Grid, rows: Sequence[int], after: int) -> list[tuple[int, int]]:
    """Spans of the title's lines, top to bottom: the cells of `rows`, and the lines between `after` and the table."""
    lines: list[tuple[int, int]] = []
    at = grid.table.start
    while at > after and len(lines) < _MOST_LINES:
        end = at
        while end > after and grid.text[end - 1].isspace():
            end -= 1
        start = max(after, grid.text.rfind("\n", 0, end) + 1)
        words = grid.text[start:end].strip()
        if end <= after or not words or len(words) > _LONGEST_LINE:
            break
        if _SOURCE.match(fold(words)):
            at = start
            continue
        if words[-1] in ".;!?":
            break
        lines.append((start, end))
        at = start if not after or _CAPTION.match(fold(words)) is None else after  # above it the table before is signed
    cells = [(cell.start, cell.end) for row in rows for cell in grid.row(row)]
    return lines[::-1] + cells


def read_title(grid: Grid, lines: Sequence[tuple[int, int]], catalogue: Catalogue) -> Heading:
    """What the title says, all its lines together; those above the first that names it tell time and place only."""
    told = [
        [_of_some_months(t, grid.text) for t in _line(grid.text[start:end], start, catalogue)] for start, end in lines
    ]
    told = [list(_carried_out(tokens)) for tokens in _without_superior(told)]
    first = first_named(grid, lines, catalogue)
    beside = (token for tokens in told[:first] for token in tokens if token.kind in _BESIDE)
    above = [t if t.kind in _ABOVE else replace(t, kind="benign", value="word") for t in beside]
    return read_heading([[*above, *(token for tokens in told[first:] for token in tokens)]])


def _of_some_months(token: Token, text: str) -> Token:
    """The token; of "các tháng đầu năm 2022" it is no time but tells a year: how many months these are is not told."""
    if token.kind != "period" or token.value.first != token.value.last:
        return token
    is_some = _SOME.search(fold(text[max(0, token.start - _BEFORE) : token.start])) is not None
    is_edge = _EDGE.match(fold(text[token.start : token.end])) is not None
    return replace(token, kind="benign") if is_some and is_edge else token


def _year_of_some(title: Heading) -> int | None:
    """The year of "các tháng đầu năm 2022" in the title, in which columns of months stand."""
    times = (t.value for t in title.tokens if t.kind == "benign" and isinstance(t.value, Expression))
    return next((time.year for time in times if time.year), None)


def _without_superior(told: Sequence[Sequence[Token]]) -> Sequence[Sequence[Token]]:
    """The lines; above a province's office the nation's ("TỔNG CỤC THỐNG KÊ") is its superior, and says nothing."""
    offices = {t.value.area_id for tokens in told for t in tokens if t.kind == "area" and t.value.frame == "office"}
    if NATION not in offices or len(offices) == 1:
        return told
    return [
        [
            replace(t, kind="benign", value="word")
            if t.kind == "area" and t.value.area_id == NATION and t.value.frame == "office"
            else t
            for t in tokens
        ]
        for tokens in told
    ]


def _carried_out(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a line; a plan that was carried out ("Tình hình thực hiện kế hoạch năm 2022") makes none."""
    reached = False
    for token in tokens:
        if reached and token.is_("scenario", "plan"):
            yield replace(token, kind="benign", value="word")
            reached = False
            continue
        if token.kind not in ("filler", "column", "benign"):
            reached = token.kind == "scenario" and token.value in ("actual", "estimate")
        yield token


def first_named(grid: Grid, lines: Sequence[tuple[int, int]], catalogue: Catalogue) -> int:
    """The index of the line with which the name of the table begins: the last one that is numbered ("Biểu 2: …", "8.
    …"), where an indicator is named from there on. What stands above it is the name of a chapter or a report."""
    numbered = [k for k, (start, end) in enumerate(lines) if k and _NUMBERED.match(fold(grid.text[start:end]))]
    for first in reversed(numbered):
        tokens = (t for start, end in lines[first:] for t in scan(grid.text[start:end], start, catalogue))
        if any(token.kind == "indicator" for token in tokens):
            return first
    return 0


def after_headline(document: Document, until: int, catalogue: Catalogue) -> int:
    """Where the titles of tables can begin on a web page: behind the headline of its article, where a line between that
    and the first table, which begins at `until`, names an indicator itself."""
    headline = document.title or ""
    if document.format != "html" or not headline or not document.text.startswith(headline):
        return 0
    tokens = scan(document.text[len(headline) : until][-_LONGEST_LINE:], len(headline), catalogue)
    return len(headline) if any(token.kind == "indicator" for token in tokens) else 0


def _line(words: str, start: int, catalogue: Catalogue) -> Iterator[Token]:
    """The tokens of a line of the title. A unit is one where the line says nothing else, or apart from its words
    ("(tỷ đồng)"); "chỉ số giá đô la Mỹ" tells none."""
    tokens = scan(words, start, catalogue)
    is_of_units = all(t.kind in _UNIT_LINE for t in tokens)
    for k, (before, token) in enumerate(zip((None, *tokens), tokens, strict=False)):
        is_told = is_of_units or _is_apart(before, token.value in _CURRENCIES) or _is_twice(tokens[k + 1 :])
        if token.kind == "unit" and not is_told:
            token = replace(token, kind="benign", value="word")
        if token.is_("unit", "pct") and token is not tokens[0] and before is not None and before.is_("sign", ";"):
            token = replace(token, kind="benign", value="word")  # "Doanh nghiệp; %": that of the comparisons
        yield token


def _is_twice(behind: Sequence[Token]) -> bool:
    """Whether a line ends behind a unit with the same one in another language: "Triệu đồng - Mill. dongs"."""
    if len(behind) != len(("-", "Mill. dongs")) or not behind[0].is_("sign", "-", "/"):
        return False
    return behind[1].is_("filler", "translation") or behind[1].kind == "unit"


def _is_apart(before: Token | None, is_currency: bool) -> bool:
    if before is None or before.is_("column", "unit"):
        return True
    return before.kind in ("unit", "number") or before.is_("sign", *("([:" if is_currency else "([:;,-/"))


def is_again(text: str, lines: Sequence[tuple[int, int]], title: Heading) -> bool:
    """Whether the `lines` above a table say no more than the `title` of the one before: none, or it, "(tiếp theo)"."""
    told = {word for t in title.tokens for word in WORD.findall(fold(text[t.start : t.end]))}
    words = (fold(text[start:end]) for start, end in lines)
    return all(says_again(line) or told.issuperset(WORD.findall(line)) for line in words)


def says_again(text: str) -> bool:
    """Whether the text says that a table goes on: "Biểu 1 (tiếp theo)"."""
    return _AGAIN.search(fold(text)) is not None


def by_name(name: str, report: Calendar, catalogue: Catalogue) -> Calendar:
    """The time of the `report`, of a table on a sheet whose `name` tells one with its year ("Năm 2018", "Tháng 3-2021")
    that one: where its title tells none, the figures are of it."""
    told = [token.value for token in kinds_of(name, catalogue) if token.kind == "period"]
    if len(told) != 1 or not told[0].year or told[0].year_to or told[0].is_day:
        return report
    code = period_expressions.resolve(told[0], report)
    return report if code is None else Calendar(code, told[0].year, report.published)


def clock(title: Heading, report: Calendar, published: date | None = None) -> Clock:
    """The time that the title tells, completed from the report's own; `published` is the day it came out."""
    told = list(_told(title, report))
    own = [(code, token) for code, token, planned in told if not planned]
    planned = [code for code, _, is_plan in told if is_plan]
    known = None if report.period is None or _is_under_way(report.period, published) else report.period
    codes = list(dict.fromkeys(code for code, _ in own)) or [code for code in (known,) if code]
    months = [code for code in codes if _length(code) == 1]
    sums = [code for code in codes if 1 < _length(code) <= 12 and periods.months(code)[0] % 12 == 0]
    period = codes[0] if len(codes) == 1 else None
    last = max((periods.months(code)[1] for code in codes), default=None)
    if last is not None and not months:
        months = [periods.code(last, last)]
    if last is not None and not sums:
        sums = [periods.code(last // 12 * 12, last)]
    year = last // 12 if last is not None else report.year or _year_of_some(title) or report.year
    plan = planned[0] if planned else next((c for c in (period or report.period,) if c and _length(c) == 12), None)
    calendar = Calendar(period or report.period, year, report.published)
    of_title = (period or (sums[0] if sums else None)) if own or not report.of_a_column else None
    listed = _listed(title, own, published)
    known_to = of_title, None if report.of_a_column else report.period, *listed
    reached = tuple(dict.fromkeys(code for code in known_to if code))
    return Clock(calendar, period, plan, months[0] if months else None, sums[0] if sums else None,
                 own[0][1] if own else None, reached,
                 published.year * 12 + published.month - 1 if published is not None else None,
                 tuple(dict(own).items()) if len(dict(own)) > 1 else (), bool(planned) and not own,
                 tuple(code for code, _ in own))  # fmt: skip


def _is_under_way(code: str, published: date | None) -> bool:
    """Whether a year had months to come when its report came out: what had been reached then is not of the year."""
    if published is None or _length(code) != 12:
        return False
    return periods.months(code)[0] == 12 * published.year and published.month < _NEARLY_OVER


def _told(title: Heading, report: Calendar) -> Iterator[tuple[str, Token, bool]]:
    """Period, its token and whether it is a plan's, for each time in the title; what it compares with is none."""
    year = next((t.value.year for t in title.tokens if t.kind == "period" and t.value.year and not t.value.is_day), 0)
    calendar = Calendar(report.period, year or report.year, report.published)
    before: list[Token] = []
    for token in title.tokens:
        if token.kind == "period" and not token.value.is_day:
            compared = any(t.is_("ratio", "against") or t.is_("when", "same", "base") for t in before[-3:])
            priced = any(t.kind == "price" for t in before[-1:])
            code = None if compared or priced else period_expressions.resolve(token.value, calendar)
            if code is not None:
                yield code, token, _is_planned(before)
        before.append(token)


def _listed(title: Heading, own: Sequence[tuple[str, Token]], published: date | None) -> Iterator[str]:
    """The times of the title that stand in one list with the first of its `own` ("Kết quả năm 2020, 2021") and had
    begun on the day `published`."""
    codes = {token.start: code for code, token in own}
    has_begun = False
    for token in title.tokens:
        code = codes.get(token.start)
        if code is None and has_begun and token.kind not in ("sign", "filler"):
            return
        if code is not None:
            has_begun = True
            if published is None or periods.months(code)[0] < published.year * 12 + published.month:
                yield code


def _is_planned(before: Sequence[Token]) -> bool:
    """Whether the words before a time say that it is a plan's: "Kịch bản tăng trưởng kinh tế năm 2023". A number or a
    bracket between them is of a document: "Kế hoạch số 45 …"."""
    for near, token in enumerate(reversed(before)):
        if token.kind == "scenario":
            return bool(token.value == "plan")
        if near > 1 and (token.kind in ("number", "quantity") or token.is_("sign", "(", ")", "/")):
            return False
    return False


def _length(code: str) -> int:
    first, last = periods.months(code)
    return last - first + 1
