"""Period expressions in text: "9 tháng đầu năm 2016", "quý III/2025", "giai đoạn 2011-2015", "cả năm", "đến nay".

`find` returns `Expression`s: months and year as far as they are written. `resolve` completes one from the report's
calendar. Comparators ("cùng kỳ", "năm trước") are vocabulary of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from etl.language import periods
from etl.language.fold import spelled
from etl.language.lexicon import TextWords, words_of
from etl.language.periods import YEAR

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_NUMBERS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip

_Y = rf"{YEAR}(?![\d.,]*\d)"
_N = r"(?:1[0-2]|0?[1-9])"
_NW = r"mười\smột|mười\shai|mười|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_OF = (
    rf"(?:\s?[/-]\s?(?P<{{0}}>{_Y})"
    rf"|,?\s(?:của\s|trong\s)?năm\s(?:(?P<{{0}}b>{_Y})|(?P<{{0}}r>nay|này))"
    rf"|\s(?P<{{0}}c>{_Y}))"
)

_DATE = rf"\d{{1,2}}\s?[/-]\s?{_N}\s?[/-]\s?{_Y}"
_NEW_YEAR = r"0?[1-5]\s?[/-]\s?0?1(?!\d)"  # what there was then is what there was when the year before ended
# What may follow "tháng sau" where it is a time; "tháng sau cao hơn tháng trước" speaks of any.
_BEHIND_NEXT = "là|đạt|ước|sẽ|dự|phấn|tỉnh|ngành|toàn|giá|tổng|kim|sản|chỉ|xuất|nhập|thu|doanh|lượng"


def _with_gaps(pattern: str) -> str:
    """`pattern`, where a space may be two: "6 tháng đầu  năm 2018". An empty line is none where its ends are kept."""
    return re.sub(r"\\s(\??)", r"\\s\1[ ]?", pattern)


_EXPRESSION = re.compile(
    _with_gaps(rf"""(?<![\w/.,-])(?:
      (?:ngày\s)?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?P<date>{_Y})
    | (?P<iso>{_Y})-\d\d-\d\d(?!\d)
    | ngày\s\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}}|\stháng\s\d{{1,2}})(?:(?:\snăm\s|\s?/\s?)(?P<day>{_Y}))?
    | (?:sáng|chiều|trưa|tối|hôm|đêm)(?:\snay)?[ ,(]*\d{{1,2}}\s?[/-]\s?\d{{1,2}}(?!\d|\s?[/-]\s?\d)
    | (?:(?:\d{{1,2}}|năm|mười)\snăm\s(?=giai\sđoạn|thời\skỳ|nhiệm\skỳ))?
      (?:(?:giai\sđoạn|thời\skỳ|nhiệm\skỳ|trong\s)\s?)?(?:(?P<n5>\d{{1,2}}|năm|mười)\snăm\s?\(?\s?)?
      (?:từ\s)?(?:năm\s)?(?P<from>{_Y})\s?(?:-|đến(?:\snăm)?|tới(?:\snăm)?)\s?(?P<to>{_Y})
    | (?:trong\s|cả\s|qua\s)?(?P<years>5|năm)\snăm(?:\s(?:vừa\s)?qua(?!\w)|(?=[,:]|\s(?:đạt|ước|tăng|gấp|là|thực|bình)))
    | (?:trong\s)?nhiệm\skỳ\s(?P<term>(?:vừa\s)?qua)(?!\w)
    | (?:(?:(?:tính\s|kể\s)?từ\sđầu\snăm\s|tính\s)?(?:đến|tới)\s(?:hết\s)?ngày\s
      |(?:(?:tính\s|kể\s)?từ\sđầu\snăm|tính)\s(?:đến|tới)\s(?:hết\s)?(?!{_NEW_YEAR})
      |(?:đến|tới)\s(?:hết\s|(?={_DATE}))(?!{_NEW_YEAR}))
      (?P<on>\d{{1,2}})\s?[/-]\s?(?P<upto>{_N})(?:\s?[/-]\s?(?P<uptoy>{_Y}))?(?!\s?[/-]\d)
    | (?:tính\s|kể\s)?từ\s(?:ngày\s)?(?!0?1\s?[/-]\s?0?1(?!\d))\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}}(?:\s?[/-]\s?{_Y})?)?
      \s(?P<days>(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?\d{{1,2}}\s?[/-]\s?{_N}(?:\s?[/-]\s?{_Y})?)(?!\s?[/-]\d)
    | (?P<sofar>(?:tính\s|kể\s)?từ\sđầu\snăm(?:\s(?:nay|này))?(?:\s(?:đến|tới)\s(?:nay|giờ))?)(?!\s(?:đến|tới|\d))
    | (?:tính\s|kể\s)?từ\sđầu\snăm\s(?P<sofary>{_Y})\s(?:đến|tới)\s(?:nay|giờ)
    | (?:cho\s)?(?:tính\s)?đến\s(?:hết\s|cuối\s|ngày\s\d+\s)?tháng\s(?P<until>{_N}){_OF.format("untily")}?
    | (?P<ending>{_N}|{_NW})\stháng\scuối(?!\s(?:qu[ýí]|kỳ|nhiệm|cùng))(?:{_OF.format("endingy")}|\snăm(?!\s{_Y}))?
    | qu[ýí]\scuối(?P<lastquarter>)(?:{_OF.format("lastquartery")}|\snăm(?!\s{_Y}|\s(?:trước|ngoái|rồi)))
    | tháng\scuối(?P<lastmonth>)(?:{_OF.format("lastmonthy")}|\snăm(?!\s{_Y}|\s(?:trước|ngoái|rồi)))
    | (?:trong\s)?(?:những|các|mấy|nhiều|vài)\stháng\s(?P<some>đầu|giữa|cuối|còn\slại)
      (?:\scủa)?(?:\snăm(?:\s(?:nay|này|{_Y}))?)?(?=,|\s(?:{_BEHIND_NEXT})(?!\w))
    | (?:{_N}|{_NW})\stháng\s(?P<part>đầu|cuối)\s(?:của\s)?qu[ýí](?:\s(?:iv|iii|ii|i|[1-4]))?(?!\w)
    | (?:trong\s)?(?:nhiệm\skỳ|giai\sđoạn|thời\skỳ|(?:5|năm)\snăm)\s(?P<nextterm>tới|tiếp\stheo)(?!\w)
    | (?:trong\s)?(?:những|các|mấy)\snăm\s(?P<after>sau(?:\sđó)?)(?!\w)
    | (?:trong\s)?(?:những|các|mấy|nhiều|vài|\d{{1,2}}|{_NW})\s(?:năm|quý|tháng)\s
      (?P<coming>tiếp\stheo(?!\w)|tới(?!\w|\s(?:nay|giờ|năm|tháng|ngày|\d))|sau(?=,|\s(?:{_BEHIND_NEXT})(?!\w)))
    | (?P<count>{_N}|{_NW})\stháng(?!\scuối)(?:\sđầu)?(?:{_OF.format("county")}|\sđầu\snăm|(?=\W|$))
    | nửa\s(?P<half>đầu|cuối)\snăm(?:\s(?P<halfy>{_Y})|\s(?P<halfyr>nay|này))?
    | (?:cho\s)?(?:tính\s)?(?:đến|tới)\s(?:hết|cuối)\squ[ýí]\s(?P<toquarter>iv|iii|ii|i|[1-4])(?!\w)
      {_OF.format("toquartery")}?
    | qu[ýí]\s(?P<quarter>iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư)(?!\w){_OF.format("quartery")}?
    | tháng\sđầu(?P<first>){_OF.format("firsty")}
    | tháng\s(?P<month>{_N}|giêng|chạp|mười\smột|mười\shai|mười|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín
      |(?:một|năm)(?=\snăm\s{_Y}|\s?[/-]\s?{_Y}|\s(?:đạt|ước|tăng|giảm)(?!\w)|[,;]\s))
      (?!\d|\w|\stháng(?:\sđầu|\snăm)){_OF.format("monthy")}?
    | (?:cả\s|trong\s|hết\s|riêng\s)?năm\s(?P<year>{_Y})(?!\s?-\s?{_Y})
    | (?<!nhiều[ ])(?<!mấy[ ])(?<!\d[ ])(?:trong\s|cả\s)?năm\s(?P<this>nay|này)
    | (?:trong\s)?năm\s(?P<past>qua|vừa\squa)
    | (?:tính\s|kể\s)?từ\s(?:năm|(?:đầu\s|cuối\s)?tháng\s\d{{1,2}}(?:\s?/\s?|\snăm))\s?{_Y}
      \s(?P<since>(?:đến|tới)\s(?:nay|giờ))
    | (?:tính\s|kể\s)?từ\sđầu\s(?:nhiệm\skỳ|giai\sđoạn|thời\skỳ)(?:\s{_Y}\s?-\s?{_Y})?\s(?P<ofterm>(?:đến|tới)\snay)
    | (?<!những[ ])(?<!các[ ])(?<!mấy[ ])(?<!\d[ ])(?:trong\s)?(?P<next>năm|quý|tháng)\s
      (?:tới(?!\w|\s(?:nay|giờ|năm|tháng|ngày|\d))|(?<!là[ ]năm[ ])(?<!là[ ]quý[ ])(?<!là[ ]tháng[ ])
        (?:tiếp\stheo|kế\stiếp)(?!\w)
      |sau(?=,|\s(?:{_BEHIND_NEXT})(?!\w)))
    | (?P<whole>cả\snăm|trong\snăm|toàn\snăm)(?!\w|\s{_Y}|\s(?:trước|ngoái|tới|sau))
    | trong\s(?P<unit>tháng|quý|kỳ)(?!\s(?:trước|tới|sau|{_N}(?!\d|[.,]\d)|[iv]+\b|đầu|cuối|giêng|chạp|mười|hai|ba|tư
      |bốn|sáu|bảy|bẩy|tám|chín|(?:một|năm)\s?(?:/|-|năm\s\d)))(?!\w)
    | (?<!trước[ ])(?P<now>đến\snay|hiện\snay|đến\sthời\sđiểm\snày|tới\snay)
    | (?:(?<=kỳ[ ])|(?<=hiện[ ])|(?<=với[ ]))(?P<bare>{_Y})
    )(?!\d)"""),
    re.VERBOSE,
)
# The groups of an expression of months: their own, and those of the year that may follow it.
_OF_A_YEAR = {
    f"{name}{year}": name
    for name in (
        "until",
        "upto",
        "count",
        "month",
        "quarter",
        "toquarter",
        "half",
        "ending",
        "lastquarter",
        "lastmonth",
        "first",
    )
    for year in ("", "y", "yb", "yc", "yr")
}
_NEXT = {"năm": "next year", "quý": "next quarter", "tháng": "next month"}
_FOLLOWING = {"năm": "following", "quý": "following quarter", "tháng": "following month"}
_RELATIVE = {
    "years": "years",
    "term": "years",
    "nextterm": "next term",
    "coming": "coming",
    "after": "coming",
    "ofterm": "of term",
    "since": "untold",
    "days": "untold",
    "some": "untold",
    "part": "untold",
    "sofar": "so far",
    "sofary": "so far",
    "past": "past year",
    "now": "now",
    "this": "this",
}
# The words, other than numbers, that an expression can begin with: the pattern is tried only at these.
_FIRST_WORDS = frozenset(
    (
        "giai thời nhiệm trong từ kể năm ngày sáng chiều trưa tối hôm đêm cho tính đến tới nửa quý quí tháng cả hết "
        "riêng toàn những các mấy nhiều vài hiện hai ba bốn sáu bảy bẩy tám chín mười"
    ).split()
)
# The words, other than numbers, that can be second in one. A year may be alone.
_SECOND_WORDS = frozenset(
    (
        "tháng năm quý quí kỳ đoạn điểm thời ngày hết cuối đầu nay này qua vừa nửa đến tới tính từ trong trưa tối giai "
        "nhiệm giêng chạp sau tiếp kế i ii iii iv một hai ba bốn tư sáu bảy bẩy tám chín mười - / . , ("
    ).split()
)
_ONE = {"lastquarter": (10, 12), "lastmonth": (12, 12), "first": (1, 1)}
_NEARLY_OVER = 10  # months of a year that are over where "năm qua" is that year
_JUST_OVER = 5  # days into a month on which what is counted is that of the months before
_ALL_BUT_OVER = 20  # the day in December from which on what is counted is told as the year's
_BARE = re.compile(rf"{_Y}$")


class Expression(NamedTuple):
    """A period as written: months `first`..`last` (0 = not stated) of `year` (0 = not stated).

    `relative`: `years` (5 năm qua), `next term` (nhiệm kỳ tới), `next year`, `next quarter` and `next month` (năm tới),
    `following`, `following quarter`, `following month` (năm sau: after the one named last, or the report's), `coming`
    (những năm tới, 3 năm tới, hai năm sau: of which years is not told), `of term` (từ đầu nhiệm kỳ đến nay), `this`
    (năm nay), `so far` (từ đầu năm đến nay), `past year` (năm qua), `report` (trong kỳ), `month` and `quarter`
    (trong tháng: the last one of that), `now` (đến nay), `untold` (which months so far cannot be known), or "".
    `year_to` is the last year of a span.
    `is_day` marks a calendar day, which is no period of a figure.
    """

    start: int
    end: int
    first: int = 1
    last: int = 12
    year: int = 0
    year_to: int = 0
    relative: str = ""
    is_day: bool = False


class Calendar(NamedTuple):
    """What is known of the report's time: the `period` it is about (code or None), the `year` that a bare month
    belongs to, and `published`, the year of publication (0 where unknown), of which `over` months were over by then (0
    where unknown). `of_a_column` tells that the period was read
    from the heading of a table, which is the time of one column, hardly that of the report."""

    period: str | None = None
    year: int = 0
    published: int = 0
    of_a_column: bool = False
    over: int = 0


def find(folded: str, words: TextWords | None = None) -> Iterator[Expression]:
    """The period expressions in `folded`, left to right; `words` are its words where the caller has them."""
    after = 0
    words = words_of(folded) if words is None else words
    for i in _candidates(words.text):
        if words.start[i] < after:
            continue
        match = _EXPRESSION.match(folded, words.start[i])
        if match is None:
            continue
        found = _expression(match)
        if found is not None:
            after = found.end
            yield found


def _candidates(words: list[str]) -> list[int]:
    """The indices of the words at which an expression may begin, by the word and the next one."""
    unique = {*words}
    numbers = {*compress(unique, map(str.isdigit, map(itemgetter(0), unique)))}
    openers = numbers | (unique & _FIRST_WORDS)
    if not openers:
        return []
    seconds = numbers | (unique & _SECOND_WORDS)
    years = {word for word in numbers if _BARE.match(word)}  # these stand alone
    following = [*words[1:], ""]
    first = compress(range(len(words)), map(openers.__contains__, words))
    return [i for i in first if following[i] in seconds or words[i] in years]


def _expression(match: re.Match[str]) -> Expression | None:
    at, kind = match.span(), match.lastgroup  # the last group of an alternative names it
    if kind is None or kind in ("date", "iso", "day"):
        return Expression(*at, year=int(match[kind] if kind else 0), is_day=True)
    if kind == "to":
        first, last = int(match["from"]), int(match["to"])
        return Expression(*at, year=first, year_to=last) if first < last <= first + 30 else None
    name = _OF_A_YEAR.get(kind)
    if name is not None:
        year = 0 if kind in (name, f"{name}yr") else int(match[kind])
        text = match[name]
        if name == "upto" and text == "12" and _JUST_OVER < int(match["on"]) < _ALL_BUT_OVER:
            return Expression(*at, relative="untold")  # "đến ngày 15/12": neither all of the year nor eleven months
        if name == "upto" and int(match["on"]) <= _JUST_OVER:  # "đến ngày 2/10": all that was over by then
            text = str(max(1, int(text) - 1))
        span = _months(name, text)
        return Expression(*at, *span, year, relative="this" if kind == f"{name}yr" else "") if span else None
    if kind == "unit":
        relative = {"tháng": "month", "quý": "quarter"}.get(match["unit"], "report")
        return Expression(*at, first=0, last=0, relative=relative)
    if kind == "next":
        return Expression(*at, relative=(_NEXT if match.group().endswith("tới") else _FOLLOWING)[match[kind]])
    if kind in ("year", "bare"):
        return Expression(*at, year=int(match[kind]))
    year = int(match[kind]) if kind == "sofary" else 0
    return Expression(*at, year=year, relative=_RELATIVE.get(kind, ""))


def _months(name: str, text: str) -> tuple[int, int] | None:
    text = spelled(text)
    if name == "half":
        return (1, 6) if text == "đầu" else (7, 12)
    if name in _ONE:
        return _ONE[name]
    if name in ("quarter", "toquarter"):  # "đến hết quý III": from January on
        number = _ROMAN.get(text) or int(text)
        return (3 * number - 2 if name == "quarter" else 1), 3 * number
    number = _NUMBERS.get(text) or int(text)
    if name == "ending":  # "3 tháng cuối năm"
        return 13 - number, 12
    if name == "month":
        return number, number
    return (1, number) if number > 1 or name in ("until", "upto") else None


def resolve(expression: Expression, calendar: Calendar) -> str | None:
    """The period's code, completed from the report's calendar; None where nothing gives the year."""
    if expression.is_day or expression.relative in ("untold", "coming", "of term"):
        return None
    if expression.year_to:
        return f"{expression.year}/{expression.year_to}"
    if expression.relative == "report":
        return calendar.period or (str(calendar.year) if calendar.year else None)
    if expression.relative == "past year":
        return _past_year(calendar)
    if expression.relative == "years":
        return _five_years(calendar)
    if expression.relative == "so far":
        return _so_far(calendar, expression.year)
    if expression.relative.startswith(("next", "following")):
        return _next(expression.relative, calendar)
    if expression.relative in ("month", "quarter"):
        return last_part(calendar.period, 1 if expression.relative == "month" else 3)
    if expression.relative == "now":
        return _now(calendar)
    if expression.relative == "before":
        return periods.in_year(calendar.year - 1, expression.first, expression.last) if calendar.year else None
    year = expression.year or (calendar.published if expression.relative == "this" else 0) or calendar.year
    return periods.in_year(year, expression.first, expression.last) if year else None


def _past_year(calendar: Calendar) -> str | None:
    """ "Năm qua" is the year that the report is about or ends with; in the middle of a year it is the one before."""
    if calendar.period is None:
        year, over = calendar.published or calendar.year, calendar.over
    else:
        last = periods.months(calendar.period)[1]
        year, over = last // 12, last % 12 + 1
        if calendar.period == str(calendar.published):  # told by nothing but the day of publication
            over = calendar.over or over
    return str(year if over >= _NEARLY_OVER else year - 1) if year else None


def last_part(period: str | None, months: int) -> str | None:
    """The last `months` months of the report's period, within it: what "trong tháng" or "trong quý" means."""
    if period is None:
        return None
    first, last = periods.months(period)
    return periods.code(max(first, last - months + 1), last)


def _five_years(calendar: Calendar) -> str | None:
    """ "5 năm qua" are those of the plan that ended with the report's year, or all the years that it covers."""
    if calendar.period is not None and periods.spans_years(calendar.period):
        return calendar.period
    return f"{calendar.year - 4}/{calendar.year}" if calendar.year and calendar.year % 5 == 0 else None


def _next(relative: str, calendar: Calendar) -> str | None:
    """ "Năm tới" is the year after the report's, "quý tới" what follows its last month, "nhiệm kỳ tới" five years."""
    period = calendar.period
    if relative in ("next year", "following"):
        return str(calendar.year + 1) if calendar.year else None
    if relative == "next term":
        last = periods.months(period)[1] // 12 if period is not None and periods.spans_years(period) else calendar.year
        whole = last % 5 == 0 or last != calendar.year
        return f"{last + 1}/{last + 5}" if last and whole else None
    if period is None or periods.spans_years(period):
        return None
    after, length = periods.months(period)[1] + 1, 3 if relative.endswith("quarter") else 1
    first = -(-after // length) * length
    return periods.code(first, first + length - 1)


def _so_far(calendar: Calendar, year: int) -> str | None:
    """ "Từ đầu năm (2014) đến nay" is from January to the end of what the report is about; None in another `year`.

    In a report on a year that was not over it ends with the last month that was; one that looks back on the year before
    and comes out months later speaks of the year it comes out in.
    """
    period = calendar.period or (str(calendar.year) if calendar.over and calendar.year == calendar.published else None)
    if period is None or periods.spans_years(period):
        return None
    last = periods.months(period)[1]
    if year == 0 and last // 12 < calendar.published and calendar.over > 1:
        return periods.code(calendar.published * 12, calendar.published * 12 + calendar.over - 1)
    if year not in (0, last // 12):
        return None
    if period == str(calendar.published) and 0 < calendar.over < 12:
        last += calendar.over - 12
    return periods.code(last - last % 12, last)


def _now(calendar: Calendar) -> str | None:
    """ "Đến nay" is the report's own year, or the year of publication where the report covers several."""
    if calendar.period is not None and not periods.spans_years(calendar.period):
        return calendar.period
    year = calendar.published or calendar.year
    return str(year) if year else None
