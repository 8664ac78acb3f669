"""What the words right beside a figure leave open: a time in brackets before it, another rate without a word between.

"IIP (tháng 12/tháng 11): 104,2%" is no rate of the year; of "IIP tăng 8,2% tăng 10,1%", the cells of a table that was
flattened, nothing says which is which.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Figure, Refusal
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.times.sentence_times import width
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of, either
from etl.language.period_expressions import Calendar, Expression, resolve
from etl.language.periods import spans_years

_YEARS_TOGETHER = re.compile(
    r"(?<!\w)(?:tổng|cộng|tính chung|cả|chung)(?: (?:số|cộng|của|cả|trong))*"
    r" (?:\d{1,2}|hai|ba|bốn|năm|sáu|mười) năm(?!\w)"
)
_TERMS = r"(?<!\w)(?:trong|cả|toàn|suốt|hết)(?: cả)? (?:%s)(?: này| qua| vừa qua)?(?!\w)"
_YEAR = 12
_SECTORS = "sector"
_GRDP = "grdp"
_CAUSE = 24  # characters before a name in which the words for it stand
_BESIDE = 4  # tokens from a place on: "Long An phấn đấu tăng trưởng 9,8%"
_BUDGETS, _BUDGET = ("budget_", "social_investment"), ("ngân sách", "thu", "chi", "vốn")
_REVENUE = "budget_revenue"
_ECONOMYS = ("tăng trưởng", "tốc độ tăng trưởng")
_NAMES = frozenset({"indicator", "part", "other", "continue", "contextual", "head", "counted"})
_RETAIL = "retail_sales"
_OUTPUT = "industrial_output"
_SUBJECTS = frozenset({"indicator", "part", "other", "continue"})
_BRANCHES = frozenset({"sector"})
_PARTS = frozenset({"indicator", "part", "other", "owner", "narrow", "word", "area", "contextual"})
_CHANGES = ("up", "down")
_BETWEEN = frozenset({"bound", "benign", "verb"})


def left_open(mention: Mention, figure: Figure, calendar: Calendar) -> Refusal | None:
    """Why the figure may be of another time or compared with another one than its sentence says; None where not."""
    if _is_beside_rate(mention) or _is_bare_in_bracket(mention):
        return Refusal("one of several rates; what each is compared with is not said", "growth.pair", doubt=True)
    if not (figure.bracket or figure.counts) and _is_after_parts(mention):
        return Refusal("of the part before it or of all: which is not said", "subject.after-parts", doubt=True)
    if not figure.bracket and _leaves_out_time(mention):
        return Refusal("without some time; of which the figure is, is not said", "period.left-out", doubt=True)
    if figure.quantity.per_year and figure.indicator.each is None and _is_averaged(mention):
        return Refusal("so much in each year, or in this one: which is not said", "per-each", doubt=True)
    told = None if figure.dated or figure.bracket else _bracketed_time(mention)
    if told is not None and resolve(told, calendar) != figure.period:
        return Refusal("of the time in the brackets before it or not: which is not said", "period.bracket", doubt=True)
    return None


def is_of_years_together(mention: Mention, figure: Figure, folded: str, words: SpokenOf) -> bool:
    """Whether so many years together are told of, and not which: "đến năm 2025 đạt 1,3 tỷ USD, tổng 5 năm 5,65 tỷ
    USD", "tính chung cả nhiệm kỳ đạt 2,6 tỷ USD"."""
    if figure.dated or figure.period is None or spans_years(figure.period) or not figure.indicator.flow:
        return False
    tokens, sign = mention.tokens, mention.tokens.last(mention.i, "sign", *",;:.(")
    start = tokens[0].start if sign is None else tokens[sign].end
    told = _YEARS_TOGETHER, _in_terms(words.terms)
    return any(one.search(folded, start, mention.token.start) is not None for one in told)


@lru_cache(maxsize=4)
def _in_terms(terms: frozenset[str]) -> re.Pattern[str]:
    return re.compile(_TERMS % either(terms))


def level_of_budget(mention: Mention, indicator: str, folded: str, words: SpokenOf) -> str | None:
    """The level of government whose budget a figure may be of, as its part of the sentence says: "thu ngân sách đạt
    5.000 tỷ đồng, trong đó cấp tỉnh 3.000 tỷ đồng"; None for another indicator, or where an office is called so."""
    if not indicator.startswith(_BUDGETS):
        return None
    tokens, sign = mention.tokens, mention.tokens.last(mention.i, "sign", ";", ".")
    begin = tokens[0].start if sign is None else tokens[sign].end
    for found in any_of(words.budget_levels).finditer(folded, begin, mention.token.start):
        before = [t for t in tokens if t.end <= found.start()][-1:]
        named = not before or before[0].kind in ("sign", "indicator", "part", "continue", "other", "head")
        if named or folded.endswith(_BUDGET, 0, found.start() - 1):
            return found[0]
    return None


def source_of_budget(mention: Mention, indicator: str, folded: str, words: SpokenOf) -> str | None:
    """What the sentence says before the figure that revenue was raised from, where it names the budget no more: "về thu
    tiền sử dụng đất, …, số thu ước đạt 9.600 tỷ đồng"; None elsewhere."""
    if indicator != _REVENUE:
        return None
    start, end = mention.tokens[0].start, mention.token.start
    found = [*any_of(words.revenue_sources).finditer(folded, start, end)]
    if not found or _BUDGET[0] in folded[found[-1].end() : end]:
        return None
    return found[-1][0]


def is_share_of_itself(mention: Mention, indicator: str, folded: str, words: SpokenOf) -> bool:
    """Whether behind the figure it is told what share of the retail total it makes, so that it is of a part: "Doanh thu
    bán lẻ hàng hóa đạt 11.200 tỷ đồng, chiếm 73,2% tổng mức"; not where a part is named before the share."""
    if indicator == _OUTPUT:
        return _is_told_as_share(mention.tokens, mention.i)
    if indicator != _RETAIL:
        return False
    tokens = mention.tokens
    name = next((k for k in range(mention.i - 1, -1, -1) if tokens[k].value == _RETAIL), None)
    if name is None or any(total in folded[tokens[name].start : tokens[name].end] for total in words.totals):
        return False
    totals = tuple(words.retail_total)
    share = next((k for k in range(name + 1, len(tokens)) if _is_share_of(tokens, k, folded, totals)), None)
    between = tokens[name + 1 : share]
    return share is not None and not any(t.kind in _PARTS or t.is_("sign", ";", ":", ".") for t in between)


def is_of_economy(mention: Mention, indicator: str, folded: str) -> bool:
    """Whether the rate may be that of a place's economy and not of what the sentence before told: "GRDP của An Giang
    tăng 6,21%, xuất khẩu tăng 3%. Đồng Tháp đạt tăng trưởng 6,35%"."""
    before = mention.tokens[: mention.i]
    place = next((k for k in range(len(before) - 1, -1, -1) if _is_place(before[k])), None)
    if place is None or indicator.startswith(_GRDP) or any(t.kind in _NAMES for t in before[place:]):
        return False
    named = any(t.kind in _NAMES for t in before)
    last = next((t for t in reversed(before) if t.kind == "quantity"), None)
    if not named:
        return any(t.kind == "verb" and folded.startswith(_ECONOMYS, t.start) for t in before[place:])
    if last is None or last.value.base == "pct":
        return False  # "xuất khẩu của An Giang tăng 5%, Đồng Tháp tăng trưởng 9%"
    return any(t.kind == "verb" and folded.startswith(_ECONOMYS[0], t.start) for t in before[place : place + _BESIDE])


def is_caused(mention: Mention, indicator: str, folded: str, words: SpokenOf) -> bool:
    """Whether right before the name of the whole, words say that what was told before them changed it: "giá xăng tăng
    4%, làm CPI chung tăng 0,3%" may be all of its change, or no more than came of that."""
    name = next((t for t in reversed(mention.tokens[: mention.i]) if t.is_("indicator", indicator)), None)
    if name is None:
        return False
    before = folded[max(mention.tokens[0].start, name.start - _CAUSE) : name.start]
    return _causing(words.causing).search(before) is not None


@lru_cache(maxsize=4)
def _causing(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words)})\s+$")


def _is_place(token: Token) -> bool:
    return token.kind == "area" and not token.value.is_smaller


def _is_share_of(tokens: list[Token], k: int, folded: str, totals: tuple[str, ...]) -> bool:
    """Whether from token `k` on a share is told of something that begins with one of `totals`: "chiếm 73% tổng mức"."""
    if not tokens[k].is_("verb", "share"):
        return False
    rate = next((j for j in range(k + 1, len(tokens)) if tokens[j].kind != "bound"), len(tokens))
    of = rate + 1
    if of < len(tokens) and (tokens[of].is_("benign", "within", "of") or tokens[of].is_("compare", "prefix")):
        of += 1
    return of < len(tokens) and _is_rate(tokens[rate]) and folded.startswith(totals, tokens[of].start)


def is_of_structure(mention: Mention, figure: Figure, folded: str, words: SpokenOf) -> bool:
    """Whether the rate of a sector may be its share, or by how much that has changed, since the sentence speaks of the
    structure of the economy: "cơ cấu kinh tế chuyển dịch: nông nghiệp đạt 25,5%, giảm 3,2%"."""
    tokens, i = mention.tokens, mention.i
    if figure.indicator.partition != _SECTORS:
        return False
    if not any(" ".join(name.split()[:2]) in folded[tokens[0].start : tokens[i].start] for name in words.structure):
        return False
    before = next((k for k in range(i - 1, 0, -1) if tokens[k].kind in _NAMES | {"quantity"}), 0)
    return figure.verb == "level" or (_is_rate(tokens[before]) and tokens[before - 1].is_("verb", "level"))


def _is_averaged(mention: Mention) -> bool:
    """Whether an amount of money "/năm" is an average: "thu ngân sách bình quân đạt 5.200 tỷ đồng/năm"."""
    told = mention.quantity.base in ("vnd", "usd")
    clause = takewhile(lambda t: t.kind not in ("sign", "quantity"), reversed(mention.tokens[: mention.i]))
    return told and any(t.is_("compare", "average", "mean") for t in clause)


def _leaves_out_time(mention: Mention) -> bool:
    """Whether a time before it is the one that it leaves out: "nếu không tính tháng 4, bán lẻ tăng 3,8%"."""
    tokens, last = mention.tokens, mention.tokens.last(mention.i - 1, "narrow", "excluded", "excluded_first")
    while last is not None and tokens[last + 1].kind != "period":
        last = tokens.last(last, "narrow", "excluded", "excluded_first")
    if last is None:
        return False
    return not any(t.is_("sign", ";") or t.kind == "quantity" for t in tokens[last : mention.i])


def _is_after_parts(mention: Mention) -> bool:
    """Whether behind a part of no time of its own another time is told of something without a name: "thu 110 tỷ đồng,
    trong đó nội địa 80 tỷ đồng; ước cả năm thu 1.350 tỷ đồng"."""
    tokens, end = mention.tokens, mention.tokens.last(mention.i, "sign", ";")
    begin = tokens.last(end, "continue", "of_which") if end is not None else None
    if begin is None or any(t.kind == "period" for t in tokens[begin:end]):
        return False
    behind = tokens[end : mention.i]
    return any(t.kind == "period" for t in behind) and not any(t.kind in _PARTS | _NAMES for t in behind)


def _is_told_as_share(tokens: Tokens, i: int) -> bool:
    """Whether in brackets behind all output a share is told, and not of what: "giá trị sản xuất công nghiệp đạt 78
    nghìn tỷ đồng (chiếm tỷ trọng 8,35%)"; not beside other branches, whose sum it can be a share of."""
    name = tokens.last(i, "indicator", _OUTPUT)
    if name is None or not tokens.has("verb", "share") or tokens.has("other", *_BRANCHES):
        return False
    for k in range(name + 1, len(tokens) - 3):
        if tokens[k].is_("sign", ";", ".") or tokens[k].kind in _SUBJECTS:
            return False
        if tokens[k].is_("sign", "(") and tokens[k + 1].is_("verb", "share"):
            told = [t for t in tokens[k + 2 : k + 5] if t.kind != "bound"]
            return len(told) > 1 and _is_rate(told[0]) and told[1].is_("sign", ")")
    return False


def _is_beside_rate(mention: Mention) -> bool:
    """Whether right before or behind the rate another one stands, with but its verb: "tăng 8,2% giảm 10,1%"."""
    tokens, i = mention.tokens, mention.i
    if not _is_rate(tokens[i]):
        return False
    k = i - 1 if tokens[i - 1].kind != "bound" else i - 2
    if k > 1 and tokens[k].is_("verb", *_CHANGES) and _is_changed(tokens, k - 1):
        return True
    behind = i + 1 < len(tokens) and tokens[i + 1].is_("verb", *_CHANGES) and _is_changed(tokens, i)
    j = i + 2 if i + 2 < len(tokens) and tokens[i + 2].kind != "bound" else i + 3
    return behind and j < len(tokens) and _is_rate(tokens[j])


def _is_bare_in_bracket(mention: Mention) -> bool:
    """Whether it is one of two rates that are all a bracket tells: "(+24,4%; +17,9%)"."""
    tokens, i = mention.tokens, mention.i
    first = tokens.last(i, "sign", "(")
    last = tokens.next(i, "sign", ")") if first is not None else None
    if first is None or last is None or any(t.is_("sign", ")") for t in tokens[first:i]):
        return False
    told = [t for t in tokens[first + 1 : last] if t.kind != "bound" and not t.is_("verb", *_CHANGES)]
    rates = [t for t in told if _is_rate(t)]
    return len(rates) > 1 and all(_is_rate(t) or t.is_("sign", ";", ",", "/") or t.is_("benign", "and") for t in told)


def _is_changed(tokens: list[Token], k: int) -> bool:
    """Whether at `k` a percentage stands by which something changed."""
    verb = tokens[k - 1] if tokens[k - 1].kind != "bound" else tokens[k - 2]
    return k > 0 and _is_rate(tokens[k]) and verb.is_("verb", *_CHANGES)


def _is_rate(token: Token) -> bool:
    return token.kind == "quantity" and token.value.base == "pct"


def _tells_time(token: Token) -> bool:
    """Whether it may be a part of two times that are compared: "(tháng 12/tháng 11)"."""
    number = token.kind == "number" or (token.kind == "quantity" and token.value.base is None)
    return number or token.kind in ("sign", "period", "compare", "benign")


def _bracketed_time(mention: Mention) -> Expression | None:
    """The month or months with which the bracket right before the figure begins: "IIP (tháng 12/tháng 11): 104,2%"."""
    tokens, k = mention.tokens, mention.i - 1
    if tokens.last(mention.i, "sign", ")") is None:
        return None
    while k >= 0 and (tokens[k].kind in _BETWEEN or tokens[k].is_("sign", ":")) and not tokens[k].is_("benign", "and"):
        k -= 1
    if k < 0 or not tokens[k].is_("sign", ")"):
        return None
    begin = next((j for j in range(k, -1, -1) if tokens[j].is_("sign", "(")), None)
    if begin is None or tokens[begin + 1].kind != "period" or not all(map(_tells_time, tokens[begin:k])):
        return None
    told: Expression = tokens[begin + 1].value
    return told if not told.is_day and 0 < width(told) < _YEAR else None
