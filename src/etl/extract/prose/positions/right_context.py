"""The words after a figure that belong to it: what is counted, what it is compared with, its own period, or the name
of its indicator where the order is reversed ("720 triệu USD kim ngạch xuất khẩu")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.prose.positions.turned_names import ends, turned_round
from etl.extract.tokens import PLAIN, Token


@dataclass(slots=True)
class RightContext:
    """What follows a figure and belongs to it; `next` is the index of the first token that does not.

    `noun` is the word of an unknown thing counted or weighed ("67.000 tấn"), `narrowed` the words that narrow what is
    counted ("vụ vi phạm về an toàn thực phẩm").
    """

    next: int
    counted: Token | None = None
    comparison: Comparison | None = None
    period: Token | None = None
    indicator: Token | None = None
    noun: Token | None = None
    narrowed: Token | None = None


"""What can be between a figure and the name that follows it."""
_WITHIN = "trong"  # that a time may begin with
_NAMING = frozenset({"indicator", "part", "other", "word", "counted", "head", "generic", "contextual"})
"""The kinds of tokens that a figure can be of."""


def read_right_context(
    tokens: list[Token], i: int, ratios: frozenset[str] = frozenset(), folded: str = ""
) -> RightContext:
    """The right context of the quantity at token `i - 1`; `ratios` are the indicators that are percentages, `folded` is
    the text."""
    base = tokens[i - 1].value.base
    if (at_once := _right_at_once(tokens, i, base)) is not None:
        return at_once
    if base == "pct" and (beside := _beside_time(tokens, i)) is not None:
        return beside
    j, period = i, None
    at = _own_time(tokens, i, base, folded)
    if at is not None:
        period, j = tokens[at], at + 1  # "đạt 4.000 tỷ đồng trong tháng 12", "mức 500 tỷ đồng của năm 2014"
        if j == len(tokens):
            return RightContext(j, period=period)
    elif base not in ("points", "times") and (base != "pct" or tokens[j].is_("benign", "about")):
        # "720 triệu USD kim ngạch xuất khẩu", "hoàn thành 81,6% về xuất khẩu"
        found = turned_round(tokens, i, j)
        if found is not None:
            return RightContext(found + 1, indicator=tokens[found])
    if (named := _named_behind(tokens, i, j, base, ratios)) is not None:
        return named
    comparison = comparison_at(tokens, j)
    if comparison is not None and base == "pct" and _tells_aim(tokens, *comparison):
        aim = next((k for k in range(j, comparison[1]) if tokens[k].value == "plan"), j)
        return RightContext(aim, period=period)
    if comparison is not None:
        return RightContext(comparison[1], comparison=comparison[0], period=period)
    if base == "pct" and j < len(tokens) and tokens[j].is_("sign", "("):
        return RightContext(j, comparison=_behind_bracket(tokens, j), period=period)
    if base == "pct" and j < len(tokens) and tokens[j].kind in ("indicator", "generic", "head", "other", "part"):
        return RightContext(_denominator(tokens, j, _is_said(tokens, i - 2, "share")))
    return RightContext(j, period=period)


def _tells_aim(tokens: list[Token], comparison: Comparison, behind: int) -> bool:
    """Whether the percentage that was aimed at stands right behind the comparison with it, at `behind`: "tăng 8% so với
    mục tiêu 9%". Then the one before it is none of that aim."""
    at = behind + (behind < len(tokens) and tokens[behind].is_("verb", "is"))
    at = _past(tokens, at, "about")
    at += at < len(tokens) and tokens[at].kind == "bound"
    told = comparison.kind == "plan" and at < len(tokens) and tokens[at].kind == "quantity"
    return told and tokens[at].value.base == "pct"


def _right_at_once(tokens: list[Token], i: int, base: str | None) -> RightContext | None:
    """The right context where what stands right behind the figure settles it, a sign for most; None where not."""
    if _of_plan_by_slash(tokens, i) and (plan := comparison_at(tokens, i + 1)) is not None:
        return RightContext(plan[1], comparison=plan[0])  # "đạt 101,92%/KH"
    if i >= len(tokens) or (tokens[i].kind == "sign" and tokens[i].value != "("):
        return RightContext(i)  # as most figures: a sign right behind it
    if base is None:
        return _after_bare(tokens, i)
    if base == "times" and tokens[i].kind == "period" and not tokens[i].value.is_day:
        compared = Comparison("period", tokens[i].value, tokens[i].start, tokens[i].end, said=True)
        return RightContext(i + 1, comparison=compared)  # "gấp 2,6 lần năm 2015"
    if i + 2 < len(tokens) and tokens[i].is_("sign", "(") and tokens[i + 2].is_("sign", ")"):
        inside = tokens[i + 1]
        if inside.kind == "period" and not inside.value.is_day:
            return RightContext(i + 3, period=inside)  # "86,7% (năm 2015)"
    return None


def _beside_time(tokens: list[Token], i: int) -> RightContext | None:
    """The right context of the percentage at `i - 1` where a bare time of a year stands behind it and ends its clause.

    It is what the percentage is of ("bằng 88,4% năm 2019") or, behind a level, of that time or against it ("đạt 152
    triệu USD, tăng 8% năm 2019"): a comparison that is not `said`. Else it is the rate's own: "tăng 8% năm 2019, 9% năm
    2020".
    """
    at = i + tokens[i].is_("verb", "level")  # "bằng 108% thực hiện năm 2019"
    if at >= len(tokens) or tokens[at].kind != "period" or not ends(tokens, at + 1):
        return None
    told = tokens[at].value
    if told.is_day or not told.year or told.year_to:
        return None
    verb = i - 2 - (i > 2 and tokens[i - 2].kind == "bound")
    behind_level = verb > 1 and tokens[verb - 1].is_("sign", ",") and _is_level(tokens[verb - 2])
    if _is_said(tokens, i - 2, "index") or (behind_level and _is_said(tokens, i - 2, "up", "down")):
        compared = Comparison("period", told, tokens[i].start, tokens[at].end, said=False)
        return RightContext(at + 1, comparison=compared)
    listed = verb > 1 and (tokens[verb].is_("sign", ",", ";") or tokens[verb].is_("benign", "and"))
    listed = listed and tokens[verb - 1].kind == "period" and tokens[verb - 2].kind == "quantity"
    if at == i and (listed or _is_said(tokens, i - 2, "up", "down")):
        return RightContext(at + 1, period=tokens[at])
    return None


def _is_level(token: Token) -> bool:
    return token.kind == "quantity" and token.value.base != "pct"


def _own_time(tokens: list[Token], i: int, base: str | None, folded: str) -> int | None:
    """The index of the time that the figure is told to be of, right behind it; None where none is, or it leads on."""
    # "từ 41,15% năm 2010 lên 52,01% năm 2015"
    of_time = base != "pct" or _is_said(tokens, i - 2, "from", "to", "share")
    years = tokens[i - 1].value.per_year  # "tăng trên 10%/năm trong giai đoạn 2026 - 2030"
    of_time = of_time or years or _is_within(tokens, i) or _is_so_far(tokens[i]) or _is_at_a_time(tokens, i)
    of_time = of_time or (tokens[i].kind == "period" and folded.startswith(_WITHIN, tokens[i].start))
    joins = (
        tokens[i].is_("benign", "within")
        or _is_at_a_time(tokens, i)
        or (base in ("vnd", "usd", "kwh") and tokens[i].is_("benign", "of"))
    )
    at = i + 1 if joins and i + 1 < len(tokens) and of_time else i
    at += at > i and at + 1 < len(tokens) and tokens[at].is_("benign", "word") and _is_at_a_time(tokens, i)
    is_time = tokens[at].kind == "period" and not tokens[at].value.is_day
    return at if is_time and of_time and not _leads_on(tokens, at) else None


def _named_behind(tokens: list[Token], i: int, j: int, base: str | None, ratios: frozenset[str]) -> RightContext | None:
    """The right context where the words from token `j` on name what the figure is of; None where they name nothing."""
    if base in ("vnd", "usd") and _is_beside_turned(tokens, i):
        name = _past(tokens, j, "word")  # "1,3 tỷ USD kim ngạch xuất khẩu và 3.050 tỷ đồng tiền thuế"
        if name < len(tokens) and tokens[name].kind in ("word", "other"):
            return RightContext(_noun_end(tokens, name), noun=tokens[name])
    if base in ("pct", "times") and (other := _other_aspect(tokens, j)) is not None:
        return RightContext(_noun_end(tokens, other), noun=tokens[other])  # "tăng 32,4% về số dự án"
    rate = _is_said(tokens, i - 2, "growth", "up", "down") or _goes_on_with_rate(tokens, i)
    if base == "pct" and rate and (time := _time_of_rate(tokens, i, j)) is not None:
        return RightContext(time + 1, period=tokens[time])  # "cao hơn mức tăng 7,3% của quý I"
    if base == "pct" and _is_of_a_name(tokens, j) and _is_said(tokens, i - 2, "growth"):
        return RightContext(j + 2, indicator=tokens[j + 1])  # "vào mức tăng 8,65% của GRDP"
    if base == "pct" and _names_what_changed(tokens, i, j):
        return RightContext(j + 1, indicator=tokens[j])  # "đạt chỉ tiêu tăng trưởng 9% giá trị sản xuất công nghiệp"
    if base == "pct":  # "98% hộ dân được sử dụng điện"
        name = _past(tokens, j, *PLAIN, "value")
        if name < len(tokens) and tokens[name].kind == "indicator" and tokens[name].value in ratios:
            own = _past(tokens, name + 1, *PLAIN)
            period = tokens[own] if _is_own_time(tokens, own) else None  # "… được sử dụng điện vào năm 2020"
            return RightContext(own + 1 if period else name + 1, indicator=tokens[name], period=period)
    if base == "pct" and tokens[j].is_("benign", "year") and ends(tokens, j + 1):
        # "bằng 100,12% năm": the plan of the year, with the word for plan left out
        return RightContext(j + 1, comparison=Comparison("plan", None, tokens[j].start, tokens[j].end, said=False))
    if base == "pct" and j < len(tokens) and tokens[j].kind == "area" and _is_said(tokens, i - 2, "share"):
        return RightContext(j + 1)  # "chiếm 19,4% cả nước"
    return None


def _is_at_a_time(tokens: list[Token], j: int) -> bool:
    """ "Đạt 500 triệu USD vào năm 2014 và 550 triệu USD vào năm 2015": a time behind a word that names nothing, and
    nothing told of it."""
    if j + 1 >= len(tokens) or not tokens[j].is_("benign", "word", "within"):
        return False
    j += tokens[j + 1].is_("benign", "word")  # "trong các năm …"
    told = j + 1 < len(tokens) and tokens[j + 1].kind == "period" and not tokens[j + 1].value.is_day
    return told and (
        j + 2 == len(tokens) or tokens[j + 2].kind in ("sign", "compare") or tokens[j + 2].is_("benign", "and")
    )


def _is_so_far(token: Token) -> bool:
    """ "CPI đã tăng 1,53% kể từ đầu năm"."""
    return token.kind == "period" and token.value.relative == "so far"


def _of_plan_by_slash(tokens: list[Token], i: int) -> bool:
    """Whether the percentage before token `i` is one of the plan that stands behind a slash; not where that is one
    itself: "GRDP tăng 6,2%/kế hoạch 6,5%"."""
    beside = i + 1 < len(tokens) and tokens[i].is_("sign", "/") and tokens[i + 1].is_("compare", "plan")
    is_rate = i + 2 < len(tokens) and tokens[i + 2].kind == "quantity" and tokens[i + 2].value.base == "pct"
    return beside and not is_rate and tokens[i - 1].value.base == "pct"


def _is_beside_turned(tokens: list[Token], i: int) -> bool:
    """Whether the figure at `i - 1` stands beside one whose name follows it: "1,3 tỷ USD kim ngạch xuất khẩu và …"."""
    if i < 4 or not (tokens[i - 2].is_("benign", "and") or tokens[i - 2].is_("sign", ",")):
        return False
    k = i - 3
    while k > 0 and tokens[k].kind in ("area", "scope", "benign"):
        k -= 1
    return tokens[k].kind == "indicator" and tokens[k - 1].kind == "quantity"


def _is_said(tokens: list[Token], k: int, *verbs: str) -> bool:
    """Whether the figure behind token `k` depends on one of these verbs."""
    if k >= 0 and tokens[k].kind == "bound":
        k -= 1
    return k >= 0 and tokens[k].is_("verb", *verbs)


def _time_of_rate(tokens: list[Token], i: int, j: int) -> int | None:
    """The index of the time behind "của" at `j`, or of one at `j` behind a rate that another is beyond."""
    at = j + tokens[j].is_("benign", "of")
    beyond = _is_said(tokens, i - 2, "growth") and any(
        t.is_("verb", "above", "below") for t in tokens[max(0, i - 6) : i]
    )
    told = at < len(tokens) and tokens[at].kind == "period" and not tokens[at].value.is_day
    return at if told and (at > j or (beyond and ends(tokens, at + 1))) else None


def _is_of_a_name(tokens: list[Token], j: int) -> bool:
    """Whether "của" and an indicator stand at `j`."""
    return j + 1 < len(tokens) and tokens[j].is_("benign", "of") and tokens[j + 1].kind == "indicator"


def _goes_on_with_rate(tokens: list[Token], i: int) -> bool:
    """ "… mức tăng 7,3% của quý I và 7,9% của quý II": the figure at `i - 1` stands beside that of another time."""
    joined = i > 3 and tokens[i - 2].is_("benign", "and") and tokens[i - 3].kind == "period"
    return joined and tokens[i - 4].is_("benign", "of")


def _other_aspect(tokens: list[Token], j: int) -> int | None:
    """Where "về" at `j` tells that not the amount has changed but how many there are; None where it does not."""
    if not tokens[j].is_("benign", "about"):
        return None
    name = _past(tokens, j + 1, "word")
    return name if name < len(tokens) and tokens[name].kind in ("word", "counted") else None


def _names_what_changed(tokens: list[Token], i: int, j: int) -> bool:
    """Whether a name at `j`, behind the rate at `i - 1`, is what changed by it: nothing before the rate is named."""
    behind = tokens[j].kind == "indicator" and (j + 1 == len(tokens) or tokens[j + 1].kind in ("sign", "compare"))
    if not behind or not _is_said(tokens, i - 2, "growth", "up", "down"):
        return False
    clause = takewhile(lambda token: token.kind != "sign", (tokens[k] for k in range(i - 2, -1, -1)))
    return _NAMING.isdisjoint(token.kind for token in clause)


def _behind_bracket(tokens: list[Token], j: int) -> Comparison | None:
    """The comparison behind a bracket that gives the change in amount: "tăng 4,46% (tăng 2,5 triệu USD) so với …"."""
    close = next((k for k in range(j + 1, min(j + 6, len(tokens))) if tokens[k].is_("sign", ")")), None)
    if close is None:
        return None
    inside = [t for t in tokens[j + 1 : close] if t.kind == "quantity"]
    if len(inside) != 1 or inside[0].value.base in (None, "pct", "points"):
        return None
    found = comparison_at(tokens, close + 1)
    return found[0] if found is not None and found[0].said else None


def _past(tokens: list[Token], j: int, *words: str) -> int:
    """The first token from `j` on that is none of these words that name nothing."""
    while j < len(tokens) and tokens[j].kind in ("benign", "generic") and tokens[j].value in words:
        j += 1
    return j


def _is_within(tokens: list[Token], j: int) -> bool:
    """Whether what stands at `j` says in which time: "tăng trưởng 7,5% trong năm nay"."""
    if tokens[j].is_("benign", "within"):
        return True
    return tokens[j].kind == "period" and tokens[j].value.relative == "this"


def _leads_on(tokens: list[Token], j: int) -> bool:
    """Whether the period at `j` belongs to what follows: a new statement, not the end of this one."""
    return j + 1 < len(tokens) and tokens[j + 1].kind not in ("sign", "compare", "benign", "verb")


def _after_bare(tokens: list[Token], i: int) -> RightContext:
    """A number without a unit: the thing counted is the word behind it."""
    token = tokens[i]
    if token.kind == "counted":
        j = i + 1
        while j < len(tokens) and tokens[j].kind == "counted":
            j += 1
        narrowed = _narrowing(tokens, j)
        comparison = None if narrowed else comparison_at(tokens, j)
        end = comparison[1] if comparison else _noun_end(tokens, j) if narrowed else j
        own = _past(tokens, j, *PLAIN)
        if not narrowed and comparison is None and _is_own_time(tokens, own):
            return RightContext(own, counted=token, period=tokens[own])  # "23 đề án khuyến công năm 2022"; goes on
        return RightContext(end, counted=token, comparison=comparison[0] if comparison else None, narrowed=narrowed)
    if token.is_("compare", "prefix", "same"):  # "bằng 94,2 so cùng kỳ": an index, its sign left out
        found = comparison_at(tokens, i)
        return RightContext(found[1], comparison=found[0]) if found else RightContext(i)
    if token.kind in ("word", "other", "part", "area", "narrow"):
        return RightContext(_noun_end(tokens, i), noun=token)
    return RightContext(i)


def _is_own_time(tokens: list[Token], j: int) -> bool:
    return j < len(tokens) and tokens[j].kind == "period" and not tokens[j].value.is_day and not _leads_on(tokens, j)


def _noun_end(tokens: list[Token], i: int) -> int:
    """The end of the name of a thing counted: its words up to a verb, a sign or the next thing."""
    j = i
    while j < len(tokens) and (
        tokens[j].kind in ("word", "other", "narrow", "area", "counted") or tokens[j].is_("benign", *PLAIN, "of")
    ):
        j += 1
    return j


def _narrowing(tokens: list[Token], j: int) -> Token | None:
    """The first word after a counted noun that makes it a smaller thing: "83 chợ hạng nhất", "18 vụ vi phạm về …"."""
    while j < len(tokens) and tokens[j].is_("benign", *PLAIN, "of", "about", "within"):
        j += 1
    if j < len(tokens) and tokens[j].kind in ("word", "narrow", "other", "area"):
        return tokens[j]
    return None


def _denominator(tokens: list[Token], j: int, share: bool) -> int:
    """Where "chiếm 40% giá trị sản xuất công nghiệp toàn tỉnh" ends; a name that a statement follows is none.

    But "chiếm 5% tổng mức bán lẻ và tăng 9%" goes on with what has the `share`.
    """
    k = j
    while k < len(tokens) and tokens[k].kind not in ("sign", "verb", "quantity", "scenario", "bound"):
        k += 1
    if share and k < len(tokens) and tokens[k].kind == "verb" and tokens[k - 1].is_("benign", "and"):
        return k - 1
    return k if k >= len(tokens) or tokens[k].kind == "sign" else j
