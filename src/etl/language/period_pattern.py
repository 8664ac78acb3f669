"""The grammar of period expressions: one pattern for all of them, its groups, and the words at which it is tried.

What a group means is decided in `period_expressions`: the last group that matched names the kind of the expression.
"""

from __future__ import annotations

import re

from etl.language.periods import YEAR

_Y = rf"{YEAR}(?![\d.,]*\d)"
_YY = r"(?:1[3-9]|[2-4]\d)"  # the last digits of a year, which no month can be
_N = r"(?:1[0-2]|0?[1-9])"
_NW = r"mười\smột|mười\shai|mười|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_OF = (
    rf"(?:(?:\s?[/-]\s?|[.])(?P<{{0}}>{_Y})"
    rf"|,?\s(?:của\s|trong\s)?năm\s(?:(?P<{{0}}b>{_Y})|(?P<{{0}}r>nay|này))"
    rf"|\s(?P<{{0}}c>{_Y})"
    rf"|(?<=\dt)(?P<{{0}}d>{_Y})"
    rf"|(?<=[\dtvi])/(?P<{{0}}e>{_YY})(?!\s?[\d/%]|[.,]\d))"
)
# Months and quarters as notes shorten them: "T10/2012", "10T", "6T cuối năm", "Q.I", "QII"; whether a thing is numbered
# so ("nhà ga T3") is asked in `period_expressions`. "tháng10" has only lost its space.
_MONTH = r"(?:tháng\s|(?:tháng|th?g?\.?)(?=\d))"
_MONTHS = rf"(?:\s?tháng|th?g?(?:đn|\.)?(?![^\W\d])|\sth?g?(?=\s?/\s?{_Y}|\s(?:đầu|cuối|năm)\s))"
_QUARTER = r"(?:qu[ýí]\s|qu?\.?\s?(?=(?:i{1,3}|iv|[1-4])(?!\w)))"

_DATE = rf"\d{{1,2}}\s?[/-]\s?{_N}\s?[/-]\s?{_Y}"
# "Thu ngân sách đến 30/6 đạt …", "đến 31-10 được …", not "đến 10/12 xã" nor "từ 8 đến 10-12%".
_DAY_ALONE = (
    rf"(?:\d{{1,2}}/{_N}|(?:1[3-9]|2\d|3[01])-{_N})"
    r"(?:,|\s(?:đạt|được|bằng|ước|là|thực|thu|tổng|toàn|trên|đã|có)(?!\w))"
)
_NEW_YEAR = r"0?[1-5]\s?[/-]\s?0?1(?!\d)"  # what there was then is what there was when the year before ended
# To the time at which the report was written: "đến nay", "đến thời điểm lập báo cáo".
_TO_NOW = (
    r"(?:đến|tới)\s(?:hết\s)?(?:nay|giờ|hiện\s(?:nay|tại)|thời\sđiểm\s(?:(?:lập\s|làm\s)?báo\scáo|này|hiện\s(?:nay|tại))"
    r"|kỳ\sbáo\scáo|ngày\s(?:lập\s|làm\s)?báo\scáo)(?!\w)"
)
# What may follow "tháng sau" where it is a time; "tháng sau cao hơn tháng trước" speaks of any.
_BEHIND_NEXT = "là|đạt|ước|sẽ|dự|phấn|tỉnh|ngành|toàn|giá|tổng|kim|sản|chỉ|xuất|nhập|thu|doanh|lượng"
# A number behind these that can be a year is one, without "năm": "kế hoạch 2017", "so với 2016".
_BEFORE_BARE = ("kh", "th", "cho", "bước[ ]vào", "trong", "đến", "tới", "hết", "cuối", "đầu", "kết[ ]thúc")
_WHOLE_WORDS = [rf"(?<!\w){word}" for word in _BEFORE_BARE]
_BEFORE_YEAR = "|".join(
    f"(?<={word}[ ])"
    for word in ("kỳ", "hiện", "với", " so", "hoạch", "tiêu", "nhiệm[ ]vụ", "hướng", "kiến", "sang", *_WHOLE_WORDS)
)
# But not before these: "kế hoạch 2000 tỷ đồng".
_COUNTED = (
    "tỷ|tỉ|triệu|nghìn|ngàn|trăm|đồng|usd|đô|tấn|tạ|kg|ha|m2|m3|km|mw|kwh|kva|lít|hộ|xã|huyện|thôn|vụ|cơ|doanh|dự|đề|lao"
    "|người|lượt|khách|chợ|cụm|khu|cửa|sản|mô|lớp|học|chiếc|cái|con|cây|căn|công|trường|tr|bao|đơn|hợp"
)


def _with_gaps(pattern: str) -> str:
    """`pattern`, where a space may be two: "6 tháng đầu  năm 2018". An empty line is none where its ends are kept."""
    return re.sub(r"\\s(\??)", r"\\s\1[ ]?", pattern)


EXPRESSION = re.compile(
    _with_gaps(rf"""(?<![\w/-])(?<![^a-zà-ỹ)"”][.,])(?:
      (?:ngày\s)?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?P<date>{_Y})
    | (?P<iso>{_Y})-\d\d-\d\d(?!\d)
    | ngày\s\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}}|\stháng\s\d{{1,2}})(?:(?:\snăm\s|\s?/\s?)(?P<day>{_Y}))?
    | (?:sáng|chiều|trưa|tối|hôm|đêm)(?:\snay)?[ ,(]*\d{{1,2}}\s?[/-]\s?\d{{1,2}}(?!\d|\s?[/-]\s?\d)
    | (?:(?:\d{{1,2}}|năm|mười)\snăm\s(?=giai\sđoạn|thời\skỳ|nhiệm\skỳ))?
      (?:(?:(?:cả\s)?(?:giai\sđoạn|thời\skỳ|nhiệm\skỳ)|trong\s)\s?)?(?:(?P<n5>\d{{1,2}}|năm|mười)\snăm\s?\(?\s?)?
      (?:từ\s)?(?:năm\s)?(?P<from>{_Y})\s?(?:-|đến(?:\snăm)?|tới(?:\snăm)?)\s?(?P<to>{_Y})
    | (?:trong\s|cả\s|qua\s)?(?P<years>5|năm)\snăm(?:\s(?:vừa\s)?qua(?!\w)|(?=[,:]|\s(?:đạt|ước|tăng|gấp|là|thực|bình)
      |\s\d[\d.,]*\s(?:tỷ|tỉ|triệu|nghìn|ngàn)(?!\w)))
    | (?:trong\s|cả\s|qua\s|sau\s|suốt\s)?(?P<someyears>[2-46-9]|10|hai|ba|bốn|sáu|bảy|tám|chín|mười)\snăm
      (?:\s(?:vừa\s)?qua(?!\w)|(?=[,:]|\s(?:đạt|ước|tăng|gấp|là|thực|bình)(?!\w)))
    | (?:trong\s)?nhiệm\skỳ\s(?P<term>(?:vừa\s)?qua)(?!\w)
    | (?:(?:(?:tính\s|kể\s)?từ\sđầu\snăm\s|tính\s)?(?:đến|tới)\s(?:hết\s)?ngày\s
      |(?:(?:tính\s|kể\s)?từ\sđầu\snăm|tính)\s(?:đến|tới)\s(?:hết\s)?(?!{_NEW_YEAR})
      |(?:đến|tới)\s(?:hết\s|(?={_DATE}|{_DAY_ALONE}))(?!{_NEW_YEAR}))
      (?P<on>\d{{1,2}})\s?[/-]\s?(?P<upto>{_N})(?:\s?[/-]\s?(?P<uptoy>{_Y}))?(?!\s?[/-]\d)
    | (?:tính\s|kể\s)?từ\s(?:ngày\s)?(?!0?1\s?[/-]\s?0?1(?!\d))\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}}(?:\s?[/-]\s?{_Y})?)?
      \s(?P<days>(?:đến|tới)\s(?:nay|giờ|(?:hết\s)?(?:ngày\s)?\d{{1,2}}\s?[/-]\s?{_N}(?:\s?[/-]\s?{_Y})?))(?!\s?[/-]\d)
    | (?P<sofar>(?:tính\s|kể\s)?từ\sđầu\snăm(?:\s(?:nay|này))?(?:\s{_TO_NOW})?|đầu\snăm(?:\s(?:nay|này))?\s{_TO_NOW}
      |(?:tính\s|kể\s)?từ\s(?:ngày\s)?0?1\s?/\s?0?1\s{_TO_NOW})(?!\s(?:đến|tới|\d))
    | (?:tính\s|kể\s)?từ\s(?:đầu\snăm\s|(?:ngày\s)?0?1\s?[/-]\s?0?1\s?[/-]\s?)(?P<sofary>{_Y})\s{_TO_NOW}
    | (?:(?:(?:tính\s|kể\s)?từ\sđầu\snăm\s)?(?:cho\s)?(?:tính\s)?(?:đến|tới)\s(?:hết\s|cuối\s|ngày\s\d+\s)?|hết\s)
      {_MONTH}(?P<until>{_N})
      {_OF.format("untily")}?
    | (?:từ\s)?{_MONTH}(?P<since_month>{_N})\s?(?:-|đến|tới)\s?
      (?P<through>{_MONTH}{_N}|{_N}(?=\s?/\s?{_Y}|\s(?:đạt|ước|tăng|giảm|năm)))
      (?!\d|\s?%|[.,]\d){_OF.format("throughy")}?
    | (?P<ending>{_N}|{_NW}){_MONTHS}\s(?:cuối|còn\slại)(?!\s(?:qu[ýí]|kỳ|nhiệm|cùng))
      (?:{_OF.format("endingy")}|\snăm(?!\s{_Y}))?
    | qu[ýí]\sđầu(?P<firstquarter>)(?:\stiên)?(?:\s(?:của|trong))?
      (?:{_OF.format("firstquartery")}|\snăm(?!\s{_Y}|\s(?:trước|ngoái|rồi))|(?<=tiên)(?=[,;]|\s(?:tăng|giảm|đạt|ước)(?!\w)))
    | qu[ýí]\scuối(?P<lastquarter>)(?:{_OF.format("lastquartery")}|\snăm(?!\s{_Y}|\s(?:trước|ngoái|rồi)))
    | (?<!những[ ])(?<!các[ ])(?<!mấy[ ])tháng\scuối(?P<lastmonth>)
      (?:{_OF.format("lastmonthy")}|\snăm(?!\s{_Y}|\s(?:trước|ngoái|rồi)))
    | (?:trong\s)?(?:những|các|mấy|nhiều|vài)\stháng\s(?P<some>đầu|giữa|cuối|còn\slại)
      (?:\scủa)?(?:\snăm(?:\s(?:nay|này|{_Y}))?)?(?=,|\s(?:{_BEHIND_NEXT})(?!\w))
    | (?:{_N}|{_NW})\stháng\s(?P<part>đầu|cuối)\s(?:của\s)?qu[ýí](?:\s(?:iv|iii|ii|i|[1-4]))?(?!\w)
    | (?:trong\s)?(?:nhiệm\skỳ|giai\sđoạn|thời\skỳ|(?:5|năm)\snăm)\s(?P<nextterm>tới|tiếp\stheo)(?!\w)
    | (?:trong\s)?(?:những|các|mấy)\snăm\s(?P<after>sau(?:\sđó)?)(?!\w)
    | (?:trong\s)?(?:những|các|mấy|nhiều|vài|\d{{1,2}}|{_NW})\s(?:năm|quý|tháng)\s
      (?P<coming>tiếp\stheo(?!\w)|tới(?!\w|\s(?:nay|giờ|năm|tháng|ngày|\d))|sau(?=,|\s(?:{_BEHIND_NEXT})(?!\w)))
    | (?:trong\s)?(?:nửa|(?:\d{{1,2}}|{_NW})\s(?:ngày|tuần)|tuần(?:\slễ)?|kỳ\s(?:[12]|ii?)(?:\s(?:của|trong))?)
      \s(?P<ofmonth>(?:(?:đầu|giữa|cuối)(?:\s(?:của|trong))?\s)?tháng\s{_N}){_OF.format("ofmonthy")}?
    | (?P<count>{_N}|{_NW}){_MONTHS}(?!\s(?:cuối|còn\slại))(?:\sđầu)?(?:{_OF.format("county")}|\sđầu\snăm|(?=\W|$))
    | nửa\s(?P<half>đầu|cuối)\snăm(?:\s(?P<halfy>{_Y})|\s(?P<halfyr>nay|này))?
    | (?:(?:cho\s)?(?:tính\s)?(?:đến|tới)\s(?:hết|cuối)|hết)\s{_QUARTER}(?P<toquarter>iv|iii|ii|i|[1-4])(?!\w)
      {_OF.format("toquartery")}?
    | {_QUARTER}(?P<since_quarter>iii|ii|i|[1-3])\s?(?:[+–-]|đến|tới)\s?(?:{_QUARTER})?
      (?P<quarters>iv|iii|ii|[2-4])(?!\w|[.,]\d){_OF.format("quartersy")}?
    | {_QUARTER}(?P<quarter>iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư)(?!\w){_OF.format("quartery")}?
    | tháng\sđầu(?P<first>){_OF.format("firsty")}
    | {_MONTH}(?P<month>{_N}|giêng|chạp|mười\smột|mười\shai|mười|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín
      |(?:một|năm)(?=\snăm\s{_Y}|\s?[/-]\s?{_Y}|\s(?:đạt|ước|tăng|giảm)(?!\w)|[,;:.]\s|[)\n]))
      (?!\d|\w|\stháng(?:\sđầu|\snăm)){_OF.format("monthy")}?
    | (?:cả\s|trong\s|hết\s|riêng\s)?năm\s(?:mới\s)?(?P<year>{_Y})(?!\s?-\s?{_Y})
    | (?<!nhiều[ ])(?<!mấy[ ])(?<!\d[ ])(?:trong\s|cả\s)?năm\s(?P<this>nay|này)
    | (?:(?:(?<=hơn[ ])|(?<=gần[ ]))nửa\s|(?<=hơn[ ]một[ ])|(?<=gần[ ]một[ ])|(?<=hơn[ ]1[ ])|(?<=gần[ ]1[ ]))
      năm\s(?P<somepast>(?:vừa\s)?qua)(?!\w)
    | (?:trong\s)?nửa\snăm\s(?P<pasthalf>(?:vừa\s)?qua)(?!\w)
    | (?:trong\s)?năm\s(?P<past>qua|vừa\squa)
    | (?:hai|ba|2|3)\squ[ýí]\s(?P<pastquarters>(?:vừa\s)?qua)(?!\w)
    | (?<!\w[ ])(?:trong\s)?(?P<pastunit>tháng|quý)\s(?:vừa\s)?qua(?!\w)
    | (?:tính\s|kể\s)?từ\s(?:năm|(?:đầu\s|cuối\s)?tháng\s\d{{1,2}}(?:\s?/\s?|\snăm))\s?{_Y}
      \s(?P<since>(?:đến|tới)\s(?:nay|giờ))
    | (?:tính\s|kể\s)?từ\s(?!đầu\s(?:năm|nhiệm|giai|thời)|ngày\s0?1\s?[/-]\s?0?1(?!\d))
      (?:đó|(?:khi|lúc|ngày|tháng|quý|đầu|giữa|cuối|sau|thời)(?:\s[\w/-]+){{1,6}}?)\s(?P<sincethen>(?:đến|tới)\s(?:nay|giờ))
    | (?:tính\s|kể\s)?từ\sđầu\s(?:nhiệm\skỳ|giai\sđoạn|thời\skỳ)(?:\s{_Y}\s?-\s?{_Y})?\s(?P<ofterm>(?:đến|tới)\snay)
    | (?<!những[ ])(?<!các[ ])(?<!mấy[ ])(?<!\d[ ])(?:trong\s)?(?P<next>năm|quý|tháng)\s
      (?:tới(?!\w|\s(?:nay|giờ|năm|tháng|ngày|\d))|(?<!là[ ]năm[ ])(?<!là[ ]quý[ ])(?<!là[ ]tháng[ ])
        (?:tiếp\stheo|kế\stiếp)(?!\w)
      |sau(?=,|\s(?:{_BEHIND_NEXT})(?!\w)))
    | (?:(?<=sang[ ])|(?<=vào[ ]))(?P<newyear>năm)\smới(?!\w|\s{_Y})
    | (?:(?:đến|tới)\s(?:năm\s)?|năm\s)cuối\s(?P<endspan>kỳ|nhiệm\skỳ|giai\sđoạn|thời\skỳ)
      (?!\w|\s(?:trước|{_Y}|tháng|quý|năm))
    | (?:tính\s)?từ\s(?:nay|giờ|bây\sgiờ)\s(?P<rest>(?:đến|tới)\s(?:cuối|hết)\snăm)(?:\s(?:nay|này|{_Y}))?
    | (?P<whole>cả\snăm|trong\snăm|toàn\snăm|(?:đến|tới)\s(?:cuối|hết)\snăm)(?!\w|\s{_Y}|\s(?:trước|ngoái|tới|sau))
    | trong\s(?P<unit>tháng|quý|kỳ)(?!\s(?:trước|tới|sau|{_N}(?!\d|[.,]\d)|[iv]+\b|đầu|cuối|giêng|chạp|mười|hai|ba|tư
      |bốn|sáu|bảy|bẩy|tám|chín|(?:một|năm)\s?(?:/|-|năm\s\d)))(?!\w)
    | (?:trong\s)?(?P<sameunit>tháng|quý)\snày(?!\w|\s(?:của\s)?năm)
    | (?<!trước[ ])(?P<now>đến\snay|hiện\snay|đến\sthời\sđiểm\snày|tới\snay)
    | (?:{_BEFORE_YEAR}|(?<=[(])(?={_Y}[)])|(?<=ước[ ])(?={_Y}(?::|\s(?:là|khoảng|trên|hơn)(?!\w)))
      |(?={_Y}\s(?:đạt|ước|tăng|giảm)(?!\w))(?<!từ[ ])(?<!có[ ])(?<!số[ ])(?<!lên[ ])(?<!là[ ]))
      (?P<bare>{_Y})(?!\s?%|\s(?:{_COUNTED})(?!\w))
    )(?!\d)"""),
    re.VERBOSE,
)

OF_A_YEAR = {
    f"{name}{year}": name
    for name in (
        "until",
        "through",
        "upto",
        "count",
        "month",
        "quarters",
        "quarter",
        "toquarter",
        "half",
        "ending",
        "firstquarter",
        "lastquarter",
        "lastmonth",
        "first",
    )
    for year in ("", "y", "yb", "yc", "yd", "ye", "yr")
}
"""By group of an expression of months, its own or that of the year that may follow it: the name of the first."""

FIRST_WORDS = frozenset(
    (
        "giai thời nhiệm trong từ kể năm ngày sáng chiều trưa tối hôm đêm cho tính đến tới nửa quý quí tháng cả hết "
        "riêng toàn những các mấy nhiều vài hiện đầu hai ba bốn sáu bảy bẩy tám chín mười tuần kỳ t th thg q qu"
    ).split()
)
"""The words, other than numbers, that an expression can begin with: the pattern is tried only at these."""

SECOND_WORDS = frozenset(
    (
        "tháng năm mới quý quí kỳ đoạn điểm thời ngày hết cuối đầu nay này qua vừa nửa đến tới tính từ trong trưa tối "
        "giai nhiệm giêng chạp sau tiếp kế i ii iii iv một hai ba bốn tư sáu bảy bẩy tám chín mười tuần đó khi lúc "
        "- / . , ( t th thg tđn q qu qi qii qiii qiv"
    ).split()
)
"""The words, other than numbers, that can be second in one. A year may be alone."""

ALONE = re.compile(rf"{_Y}$")
"""A word that is a year, which may be all of an expression."""

QUARTERS = frozenset(("qi", "qii", "qiii", "qiv"))
"""The words that are quarters, which may be all of one, too."""

NUMBERED_THINGS = frozenset(
    (
        "ga áp máy mba tba trạm tổ lô tuyến đường tầng hầm xe tải cẩu trục cần ca block tòa tháp cột mạch loại hạng "
        "gói thầu hiệu mã mẫu kênh bến giếng mỏ chuyền sáng chiều tối thứ nặng chở đạt gần trên dưới hơn khoảng"
    ).split()
)
"""What stands before "T3" or "10T" where that is no time: things that are numbered so, the days of a week, tonnes."""

BEFORE_DISTRICTS = frozenset("tại ở bàn chợ ubnd".split())
OF_DISTRICTS = re.compile(r"(?<!\w)q\.?\s?(?:[5-9](?!\d)|1[0-2](?!\d)|(?!(?:i{1,3}|iv)(?!\w))[^\W\d_])")
"""What stands before "Q.1" where it is a district; what a text has that shortens districts so: "Q.7", "Q. Bình Thạnh".
"""
