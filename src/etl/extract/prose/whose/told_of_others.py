"""What the words beside a figure say of whose it is, where that may be another place, several of them, or nobody's any
more: "xuất khẩu của khu vực", "8,9% của Lâm Đồng", "không phải 12.460 tỷ đồng mà là 21.460 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.catalogue.areas import NATION
from etl.extract.figure import Figure, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_NEAR = 160  # characters around a figure in which it is said that another one was wrong
_NUMBER = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_TOGETHER = r"(?:của|tính chung|gộp chung)\s+(?:cả\s+|toàn\s+)?"
_PLACES = rf"(?<!\d)(?!3[04]|6[134]){_NUMBER}\s+(?:tỉnh|địa phương)(?:\s*,?\s*(?:và\s+)?(?:thành phố|thành|tp))?(?!\w)"
_SEVERAL = re.compile(
    rf"(?<!\w){_TOGETHER}(?:(?:khu vực|vùng|miền)"
    r"(?!\s+(?:[iv]+|kinh tế|công nghiệp|dịch vụ|nông|nhà nước|fdi|có vốn|doanh nghiệp|trong nước|ngoài|tư nhân|đầu tư"
    rf"|cửa khẩu|xây dựng|thương mại|này)(?!\w))|{_PLACES})"
    rf"|(?<!trong )(?<!các )(?<!\w){_PLACES}(?=\s+(?:đạt|ước|tăng|giảm|là)(?!\w))"
)
_PLACED = ("tỉnh", "địa phương", "khu vực", "vùng", "miền")
"""One of which is in all that `_SEVERAL` matches."""
_NOT = "không phải"
_DENIED = re.compile(r"(?<!\w)không phải\s(?:(?!\. )[^;]){2,80}?\smà(?!\w)")  # "không phải 12 tỷ đồng mà là 21 tỷ đồng"
_EACH = "lần lượt"  # "của hai tỉnh lần lượt đạt …"
_FIELD = re.compile(r"\W*(?:riêng\s+)?lĩnh vực\s")  # "Lĩnh vực chế biến thu hút 97 triệu USD vốn FDI"
_AMOUNTS = ("vnd", "usd", "kwh")
_FOREIGN, _NEW = "fdi_capital", "fdi_capital.new_projects"
_TRADE = frozenset({"trade_turnover", "exports", "imports"})
_BUDGET = re.compile(r"(?<!\w)(?:thu ngân sách|thu nội địa|nội địa|dự toán thu|thu nsnn|thu từ dầu thô)(?!\w)")
_NAMES = frozenset({"indicator", "part", "counted", "contextual"})


class Said(NamedTuple):
    """What is said near a figure that is corrected, and of a part of what foreigners registered."""

    taken_back: re.Pattern[str] | None  # None where the text has no such words
    part_of_foreign: re.Pattern[str]


def told_of_others(
    mention: Mention, figure: Figure, place: Token | None, area: str, folded: str, said: Said, moved: bool = False
) -> Refusal | None:
    """Why the figure may be of another place than `place`, or the report's `area` where that is None, or taken back;
    `moved` where it is told to be of the time before."""
    near = max(0, mention.token.start - _NEAR), mention.token.end + _NEAR
    taken_back = said.taken_back is not None and said.taken_back.search(folded, *near) is not None
    if taken_back or (folded.find(_NOT, *near) >= 0 and _DENIED.search(folded, *near) is not None):
        reason = "a figure is corrected or denied here; which one holds is not read"
        return Refusal(reason, "figure.corrected", doubt=True)
    begin = _clause(mention)
    told = folded[begin : mention.token.start]
    several = _SEVERAL.search(told) if any(placed in told for placed in _PLACED) else None
    if several is not None and _EACH not in told and not _names_place(mention, begin + several.start()):
        return Refusal(f"“{several[0]}” may be told of, not the place", "area.several", doubt=True)
    in_vnd = figure.indicator.indicator in _TRADE and mention.quantity.base == "vnd"
    if in_vnd and _BUDGET.search(folded, mention.tokens[0].start, mention.tokens[-1].end):
        reason = "what was traded, or what was raised from it: which is not said"
        return Refusal(reason, "subject.raised", doubt=True)
    is_foreign = figure.indicator.indicator in (_FOREIGN, _NEW)
    only = said.part_of_foreign.search(told) or _FIELD.match(told) if is_foreign else None
    if only is not None:
        return Refusal(
            f"of “{only[0].strip()}” alone or of all: which is not said", "subject.part-of-foreign", doubt=True
        )
    of_then = figure.spoken is not None and figure.spoken.relative == "before"
    if not (figure.dated or of_then) and _goes_on_with_then(mention, moved):
        reason = "of the same time of the year before, as the figure before it, or not: which is not said"
        return Refusal(reason, "period.then", doubt=True)
    other = _place_behind(mention)
    if other is not None and (other.kind != "area" or other.value.area_id != _id(place, area)):
        named = folded[other.start : other.end]
        reason = f"of “{named}” behind it, or of the place before it: which is not said"
        return Refusal(reason, "area.behind", doubt=True)
    return None


def nation_first(mention: Mention) -> Token | None:
    """The nation, named in the clause of the sentence's first figure, before it and before `mention`: "Kinh tế cả nước
    tăng 5,98%, xuất khẩu đạt 150 tỷ USD"; not where it is what something is compared with or the first of."""
    if mention.tokens.last(mention.i, "area") is None:
        return None
    told = mention.tokens[: mention.i]
    first = next((k for k, t in enumerate(told) if t.kind == "quantity" and t.value.base is not None), 0)
    for k in range(first - 1, 0, -1):
        if told[k].kind == "sign":
            return None
        if told[k].kind == "area" and told[k].value.area_id == NATION:
            before = told[k - 1] if not told[k - 1].is_("benign", "of", "within") else told[k - 2]
            named = before.kind in ("indicator", "part", "other", "head", "generic", "word", "contextual")
            return told[k] if named else None
    return None


def _id(place: Token | None, area: str) -> str:
    return area if place is None else str(place.value.area_id)


def _clause(mention: Mention) -> int:
    """Where the part of the sentence begins in which the figure stands."""
    tokens, end = mention.tokens, mention.tokens.last(mention.i, "sign", ";")
    return tokens[0].start if end is None else tokens[end].end


def _names_place(mention: Mention, start: int) -> bool:
    """Whether a place is named from `start` on, before the figure: "của vùng đất Mũi" is one."""
    return any(t.kind == "area" and t.end > start for t in mention.tokens[: mention.i])


def _goes_on_with_then(mention: Mention, moved: bool) -> bool:
    """Whether "cùng kỳ" or "năm trước" heads the part of the sentence, a figure behind it has been read, and this one
    is of something else, and not told to be `moved` to that time: "cùng kỳ năm 2012 xuất khẩu 2.105 triệu USD, nhập
    khẩu 2.010 triệu USD"."""
    if moved:
        return False
    tokens, end = mention.tokens, mention.tokens.last(mention.i, "sign", ";")
    head = 0 if end is None else end + 1
    then = next((k for k in tokens.places("compare") if head <= k < mention.i and _is_head(tokens, k)), None)
    if then is None or any(t.kind == "period" for t in tokens[then + 2 : mention.i]):
        return False
    figures = [k for k in range(then, mention.i) if tokens[k].kind == "quantity"]
    if mention.quantity.base == "pct":  # "cùng kỳ năm trước đạt 10.900 tỷ đồng, tăng 9%"
        between = tokens[then + 2 : mention.i]
        alone = mention.right.comparison is None and not any(t.kind == "compare" or t.is_("sign", ")") for t in between)
        if not figures or not alone:
            return False
        other = any(t.kind in _NAMES for t in tokens[figures[-1] : mention.i])
        return tokens[figures[-1]].value.base in _AMOUNTS or (tokens[figures[-1]].value.base == "pct" and other)
    return bool(figures) and any(t.kind in _NAMES for t in tokens[figures[-1] : mention.i + 2])


def _is_head(tokens: Sequence[Token], k: int) -> bool:
    """Whether the time before stands at `k`, the head of its clause, and no comma ends it where that may only say "at
    the same time": "cùng kỳ kiểm tra 700 vụ", "năm trước, kiểm tra 700 vụ"."""
    if not tokens[k].is_("compare", "same", "year"):
        return False
    heads = k == 0 or tokens[k - 1].kind in ("sign", "aside") or tokens[k - 1].is_("benign", "and")
    ends = k + 1 < len(tokens) and tokens[k + 1].is_("sign", ",", ":")
    return heads and (not ends or tokens[k].value == "year")


def _place_behind(mention: Mention) -> Token | None:
    """The place right behind the figure whose it is told to be: "8,9% của Lâm Đồng", "gấp 3,6 lần Tây Ninh", "620 triệu
    USD của toàn vùng", "162 tỷ USD là con số của cả nước"."""
    tokens, k = mention.tokens, mention.i + 1
    while k < len(tokens) and (tokens[k].is_("verb", "is") or tokens[k].kind == "generic"):
        k += 1
    if k < len(tokens) and tokens[k].is_("benign", "of"):
        k += 1
    elif mention.quantity.base != "times" or k > mention.i + 1:
        return None
    place = tokens[k] if k < len(tokens) else None
    if place is None or place.is_("narrow", "region"):
        return place
    return place if place.kind == "area" and not place.value.is_smaller else None
