"""Stretches of a sentence whose figures are none of the province's: a company's, supposed, doubted, of another field.

What is reserved is found once, before the sentence is read; the words that reserve are data (`phrases.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.figures_first import stranger_behind
from etl.extract.tokens import Token, Tokens

_CLAUSE, _PART, _BESIDE = frozenset(",;:.–"), frozenset(";:."), frozenset(",;")
_KINDS = ("other", "aside", "narrow")
_WORDS = frozenset(
    {
        "owner",
        "zone",
        "supposed",
        "wish",
        "so_that",
        "opinion",
        "field",
        "stock",
        "occasion",
        "bygone",
        "force",
        "each_time",
        "each_one",
        "region",
        "some_time",
        "forecaster",
        "gate",
    }
)
_MONTHS = "tháng"
_ZONES = {"industrial_zones", "industrial_clusters"}
_MORE = re.compile(r"(?:\S+ )?hơn")
_BEFORE = frozenset({"benign", "period", "area", "continue", "cumulative", "scenario", "bound"})
_BEFORE_TIME = frozenset({"benign", "continue", "aside", "indicator", "part", "head", "area"})
_OF_THE_YEAR = ("plan", "same", "year")  # what a year's inflow is compared with, all that ever came is not
_BEGINNING = len("tính đến hết ")
_TELLS = frozenset({"verb", "action", "scenario", "indicator", "period"})
_NEAR = 4  # tokens behind "nếu" in which a time tells that what follows was so
_YEAR = len(" 2006")
_LEAST = 30  # characters in which an officer's title stands before the company's name


class Reservation(NamedTuple):
    """Figures at `start:end` state nothing, and `why`; `group` where that holds for indicators of one group only."""

    start: int
    end: int
    why: str
    group: str | None = None
    nameless: bool = False  # a company without a name of its own: "Công ty phấn đấu …"
    doubt: bool = False  # it may be the province's all the same


def reservations(tokens: Tokens, folded: str, words: SpokenOf) -> list[Reservation]:
    """What is reserved in the sentence that `tokens` make; empty for nearly all."""
    found = [k for k in tokens.places_of(_KINDS) if tokens[k].value in _WORDS]
    told = [one for k in found for one in _reserved(tokens, k, folded, words)]
    found_in_all = _in_all(tokens, folded)
    until, ago = _until_now(tokens, folded, words), _years_ago(tokens, folded, words)
    return [
        *_collected(tokens, folded, words),
        *_told_first(tokens, folded),
        *_beyond_another(tokens, folded),
        *until,
        *found_in_all,
        *ago,
        *told,
    ]


def _beyond_another(tokens: Tokens, folded: str) -> Iterator[Reservation]:
    """By how much one indicator's growth is more than another's: "xuất khẩu tăng nhanh hơn nhập khẩu 3%"."""
    for k in tokens.places("indicator"):
        behind = tokens[k + 1] if k + 1 < len(tokens) else None
        if k == 0 or behind is None or behind.kind != "quantity" or behind.value.base != "pct":
            continue
        before = tokens[k - 2] if k > 1 and tokens[k - 1].is_("verb", "growth", "up") else tokens[k - 1]
        if before.is_("verb", "above", "below") or (
            before.kind == "bound" and _MORE.fullmatch(folded, before.start, before.end)
        ):
            words = folded[tokens[k].start : tokens[k].end]
            yield Reservation(behind.start, behind.end, f"by how much it is beyond “{words}”")


def _collected(tokens: Tokens, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What an office that collects taxes has collected: "Cục Hải quan tỉnh thu ngân sách 5.400 tỷ đồng"."""
    for k in tokens.places("indicator"):
        if tokens[k].value != "budget_revenue":
            continue
        clause = [folded[t.start : t.end] for t in _clause_before(tokens, k)]
        who = next((words for words in clause if words in said.collectors), None)
        if who is not None and clause[0] not in said.counted_in and "theo" not in clause:
            end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in _PART), tokens[-1].end)
            yield Reservation(tokens[k].start, end, f"it may be what “{who}” collected, not all", doubt=True)


def _years_ago(tokens: Tokens, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What is told of "10 năm trước" at the head of a clause: years as a round number, not one that is known."""
    for k in [k - 1 for k in tokens.places("compare") if k and tokens[k].value == "year"]:
        counted = tokens[k].kind == "quantity" and tokens[k].value.base is None
        if counted and all(t.kind in _BEFORE for t in _clause_before(tokens, k)):
            yield _bygone(tokens, k, k + 1, folded, said)


def _told_first(tokens: Tokens, folded: str) -> Iterator[Reservation]:
    """What is told before somebody else than the province is named: "Với kim ngạch 12 triệu USD, Công ty X là …"."""
    found = stranger_behind(tokens)
    if found is not None:
        words = folded[found[0].start : found[1].start].strip()
        why = f"it may be told of “{words}”, named behind it"
        yield Reservation(tokens[0].start, found[0].start, why, doubt=True)


def _until_now(tokens: Tokens, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What has been attracted "đến nay" or "tính đến hết năm 2006", up to the next time named: mostly all that ever
    was, not this year's."""
    done, until, months = 0, tuple(said.until), tuple(said.until_month)
    for k in tokens.places_of(("period", "benign")):
        token = tokens[k]
        if token.start < done:
            continue
        now = token.kind == "period" and token.value.relative == "now"
        then = token.kind == "period" and folded.endswith(until, 0, token.end - _YEAR)
        month = token.kind == "period" and _until_month(token, folded, months)
        told = token.kind == "benign" and folded[token.start : token.end] in said.all_told
        record = k > 0 and tokens[k - 1].is_("word", "trước")  # "cao nhất từ trước đến nay"
        if (now or then or month or told) and not record:
            last = next((j for j in range(k + 1, len(tokens)) if _ends_stock(tokens[j])), len(tokens))
            if month and any(t.is_("compare", *_OF_THE_YEAR) for t in tokens[k:last]):
                continue  # "tính đến hết tháng 6, đã thu hút 1,8 tỷ USD, đạt 93% kế hoạch"
            done = tokens[last].start if last < len(tokens) else tokens[-1].end
            why = f"attracted until {'then' if then or month else 'now'}: in this time or in all is not said"
            yield Reservation(token.start, done, why, "attracted", doubt=True)


def _in_all(tokens: Tokens, folded: str) -> Iterator[Reservation]:
    """What was attracted "lũy kế", told with how many zones there are: mostly since the beginning, where no months are
    named: "Đến 30/11, tỉnh có 15 KCN; thu hút lũy kế 341 dự án"."""
    zones = any({*tokens[k].value.plain, *tokens[k].value.context} & _ZONES for k in tokens.places("counted"))
    months = any(_MONTHS in folded[tokens[k].start : tokens[k].end] for k in tokens.places("period"))
    if months or not zones:
        return
    for k in tokens.places("cumulative"):
        beside = tokens[max(0, k - 1) : k + 2]
        if any(t.is_("action", "fdi_capital") for t in beside):
            end = next((t.start for t in tokens[k:] if t.is_("sign", *_PART)), tokens[-1].end)
            why = "attracted until then: in this time or in all is not said"
            yield Reservation(tokens[k].start, end, why, "attracted", doubt=True)


def _until_month(token: Token, folded: str, until: tuple[str, ...]) -> bool:
    """ "Tính đến hết tháng 6/2015", whether the time begins with these words or stands behind the first of them."""
    start = max(0, token.start - _BEGINNING)
    return any(folded.find(words, start, token.start + len(words)) >= 0 for words in until)


def _ends_stock(token: Token) -> bool:
    return token.kind == "period" or (token.kind == "sign" and token.value in _PART)


def _reserved(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    token = tokens[k]
    words = folded[token.start : token.end]
    if token.is_("other", "owner", "zone"):
        if heads_clause(tokens, k, folded, said):
            end = handed_back(tokens, k, folded, said)
            nameless = k + 1 < len(tokens) and tokens[k + 1].kind in ("verb", "sign", "scenario", "benign", "continue")
            yield Reservation(token.start, end, f"it is told of “{words} …”, not of the province", nameless=nameless)
    elif token.is_("aside", "supposed") or token.is_("narrow", "wish"):
        behind = tokens[k + 1 : k + 1 + _NEAR]
        restated = any(t.kind in ("scope", "compare") or _is_time_set_beside(tokens, t) for t in behind) or (
            bool(behind) and folded[behind[0].start : behind[0].end].split()[0] in said.restated
        )
        if not restated and (k == 0 or tokens[k - 1].kind in ("sign", "aside", "continue", "benign")):
            yield Reservation(token.start, tokens[-1].end, f"“{words}”: it is only supposed")
    elif token.is_("aside", "so_that"):
        end = _end_of_clause(tokens, k, folded)
        inside = [t for t in tokens[k + 1 :] if t.start < end]
        if not any(t.kind in ("period", "scenario", "compare") for t in inside):
            yield Reservation(token.start, end, f"“{words}”: what it would take, not what was so")
    elif token.is_("aside", "some_time"):
        end = _end_of_clause(tokens, k, folded)
        yield Reservation(token.start, end, f"“{words}”: at one time, of which is not said", doubt=True)
    elif token.is_("narrow", "opinion"):
        start = next((t.end for t in reversed(tokens[:k]) if t.kind == "sign" and t.value in _CLAUSE), tokens[0].start)
        yield Reservation(start, token.start, f"“{words}”: an opinion, not what was so")
    elif token.is_("narrow", "stock"):
        start, end = _stock(tokens, k, folded, said)
        yield Reservation(start, end, f"“{words}”: what has come in all, not in this time", "attracted")
    elif token.is_("narrow", "force"):
        end = next((t.start for t in tokens[k + 1 :] if _watches_markets(t, folded, said)), tokens[-1].end)
        heads = all(t.kind in _BEFORE for t in _clause_before(tokens, k))
        if heads and any(t.kind == "action" for t in tokens[k + 1 :]):
            yield Reservation(token.start, end, f"“{words}”: another force than the market's", "market")
    elif token.is_("narrow", "occasion"):
        heads = all(t.kind in ("benign", "continue", "aside") for t in _clause_before(tokens, k))
        if heads:
            yield Reservation(
                token.start, _next_time(tokens, k), f"“{words}”: told of some days only, of which is not said"
            )
    elif token.is_("narrow", "bygone"):
        if all(t.kind in _BEFORE_TIME for t in _clause_before(tokens, k)):
            yield _bygone(tokens, k, k, folded, said)
    elif token.is_("narrow", "each_time"):
        if all(t.kind in _BEFORE_TIME or t.is_("compare", "mean") for t in _clause_before(tokens, k)):
            ends = (t.start for t in tokens[k + 1 :] if t.kind in ("period", "cumulative") or t.is_("sign", *_PART))
            yield Reservation(token.start, next(ends, tokens[-1].end), f"“{words}”: so much each time, not in all")
    elif token.is_("narrow", "each_one"):
        if all(t.kind in _BEFORE_TIME or t.is_("compare", "mean") for t in _clause_before(tokens, k)):
            end = next((t.start for t in tokens[k + 1 :] if t.is_("sign", *_PART)), tokens[-1].end)
            yield Reservation(token.start, end, f"“{words}”: so much for each, not in all")
    elif token.is_("narrow", "region"):
        if _names_region(tokens, k, folded, said):
            end = handed_back(tokens, k, folded, said, of_province=True)
            yield Reservation(token.start, end, f"it is told of “{words}”, not of the province")
        elif _is_whose_figures_follow(tokens, k):
            end = handed_back(tokens, k, folded, said, of_province=True)
            begin = next((t.start for t in tokens[k:] if t.is_("sign", *_BESIDE)), end)
            yield Reservation(begin, end, f"it may be told of “{words}”, not of the province", doubt=True)
    elif token.is_("narrow", "gate"):
        named = k + 1 < len(tokens) and tokens[k + 1].kind in ("word", "area")
        if named and all(t.kind in _BEFORE_TIME for t in _clause_before(tokens, k)):
            end = handed_back(tokens, k, folded, said, of_province=True)
            yield Reservation(token.start, end, f"it is told of “{words} …”, not of the province")
    elif token.is_("narrow", "forecaster"):
        if any(t.is_("scenario", "expected", "will") for t in tokens):
            yield Reservation(
                tokens[0].start, tokens[-1].end, f"“{words}”: a forecast, no plan of the province", doubt=True
            )
    elif token.is_("narrow", "field"):
        yield Reservation(tokens[0].start, tokens[-1].end, f"“{words}”: of another field than the market", "market")


def _next_time(tokens: list[Token], k: int) -> int:
    """Where behind token `k` another time is told: not days, as in "đợt cao điểm (từ 15/12/2012 đến 28/2/2013): …"."""
    inside = day = False
    for token in tokens[k + 1 :]:
        if token.is_("sign", "(", ")"):
            inside = token.value == "("
        of_days = token.kind == "period" and (inside or day or token.value.is_day or token.value.relative == "untold")
        if token.kind == "cumulative" or (token.kind == "period" and not of_days):
            return token.start
        day = token.kind == "period" and token.value.is_day  # "từ ngày 1/1 đến hết ngày 15/2/2013"
    return tokens[-1].end


def _is_time_set_beside(tokens: list[Token], token: Token) -> bool:
    """Whether a time behind "nếu" tells of what was so: it comes at once, or another one is set beside it ("nếu xuất
    khẩu năm 2010 mới đạt 300 triệu USD thì năm 2015 …"); not "nếu tốc độ tăng GRDP năm 2021 đạt 6%, quy mô sẽ …"."""
    if token.kind != "period":
        return False
    named = any(t.kind in ("indicator", "part", "head") for t in tokens if t.start < token.start)
    behind = [t for t in tokens if t.start > token.end]
    others = any(t.kind == "period" and t.value.year != token.value.year for t in behind)
    will = any(t.is_("scenario", "will", "expected") for t in behind)
    return not named or (not will and others and any(t.is_("benign", "back") for t in behind))


def _names_region(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> bool:
    """Whether a region heads its clause and is all that it says, or is told of at once: "Toàn vùng, …", "Toàn vùng đạt
    …"; not "thuộc vùng Tây Bắc, …", which the province is in."""
    heads = all(t.kind in _BEFORE or t.is_("compare", "mean") for t in _clause_before(tokens, k))
    inside = k > 0 and folded[tokens[k - 1].start : tokens[k - 1].end] in said.inside
    behind = next((t for t in tokens[k + 1 :] if t.kind != "benign"), None)  # "Vùng Tây Bắc hiện đã thu hút …"
    return heads and not inside and behind is not None and (behind.is_("sign", ",", ":") or behind.kind in _TELLS)


def _is_whose_figures_follow(tokens: list[Token], k: int) -> bool:
    """Whether a region stands behind the indicator that heads a sentence or its part, as whose it is: "Xuất khẩu toàn
    vùng đạt 12 tỷ USD; nhập khẩu đạt 10 tỷ USD": what follows, too."""
    part = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].is_("sign", *_PART)), 0)
    before = tokens[part:k]
    heads = any(t.kind == "indicator" for t in before) and not any(t.kind in ("quantity", "verb") for t in before)
    return heads and k + 1 < len(tokens) and tokens[k + 1].kind in _TELLS


def _stock(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> tuple[int, int]:
    """What is told of all the projects there are: from "lũy kế" or "hiện có" before token `k` on, else its clause."""
    part = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in _PART), 0)
    since = next((i for i in range(part, k) if _is_of_all(tokens[i], folded, said)), None)
    clause = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in _CLAUSE), 0)
    end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in _PART), tokens[-1].end)
    return tokens[clause if since is None else since].start, end


def _bygone(tokens: list[Token], first: int, last: int, folded: str, said: SpokenOf) -> Reservation:
    """What follows the words for a time that no calendar knows, the tokens `first` to `last`."""
    words = folded[tokens[first].start : tokens[last].end]
    end = next((t.start for t in tokens[last + 1 :] if _is_of_now(t, folded, said)), tokens[-1].end)
    return Reservation(tokens[first].start, end, f"“{words}”: of which time is not said", doubt=True)


def _is_of_now(token: Token, folded: str, said: SpokenOf) -> bool:
    """Whether a time is named, or the present spoken of, behind what is told of a time long past."""
    return token.kind in ("period", "cumulative") or folded[token.start : token.end] in said.again_now


def _clause_before(tokens: list[Token], k: int) -> list[Token]:
    """The tokens of its clause before token `k`."""
    begin = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in _CLAUSE), 0)
    return tokens[begin:k]


def _watches_markets(token: Token, folded: str, said: SpokenOf) -> bool:
    return token.kind == "benign" and any(words in folded[token.start : token.end] for words in said.market_watch)


def _is_of_all(token: Token, folded: str, said: SpokenOf) -> bool:
    return token.kind == "cumulative" or folded[token.start : token.end] in said.all_told


def heads_clause(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> bool:
    """Whether a company is whom the clause at token `k` speaks of: one, with nothing before it that takes another."""
    token = tokens[k]
    before = folded[max(0, token.start - _LEAST) : token.start]
    if is_several(tokens, k, folded, said):
        return False
    if before.rstrip().endswith(tuple(said.officers)):
        return True
    for i in range(k - 1, -1, -1):
        one = tokens[i]
        if folded[one.start : one.end] in said.counted_in:
            return False
        if one.kind == "sign" and one.value in _CLAUSE:
            return True
        says = one.kind == "aside" and folded[one.start : one.end] == "theo"
        if not (says or (one.kind in _BEFORE and not one.is_("benign", "of", "with", "and"))):
            return one.kind == "sign" and one.value in "-+*•("
    return True


def is_several(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> bool:
    """Whether the company at token `k` is one of several, or a province's power company, which speaks for it."""
    before = folded[max(0, tokens[k].start - _LEAST) : tokens[k].start].rstrip()
    dated = k > 0 and tokens[k - 1].kind == "period"  # "Năm 2015 công ty đạt …": its digits count none
    several = not dated and (before.endswith(tuple(said.several_firms)) or before[-1:].isdecimal())
    return several or any(t.is_("benign", "power") for t in tokens[k + 1 : k + 8])


def handed_back(tokens: list[Token], k: int, folded: str, said: SpokenOf, of_province: bool = False) -> int:
    """Where what is told of the company at token `k` ends: at a clause that speaks of the whole province again.

    With `of_province`, it is enough that the province or an office of it is named.
    """
    for i in range(k, len(tokens)):
        token = tokens[i]
        words = folded[token.start : token.end] if token.kind == "benign" else ""
        whole = words in said.whole or (of_province and (words in said.offices or _is_province(token)))
        its = words in said.its
        if (whole or its) and _is_share_of(tokens, i):
            continue  # "bằng 44% toàn tỉnh"
        if whole or (its and (of_province or (i > k and tokens[i - 1].is_("benign", "of")))):
            at = next((j for j in range(i, k, -1) if tokens[j].kind == "sign" and tokens[j].value in _CLAUSE), None)
            return tokens[at].start if at is not None else token.start if whole or of_province else tokens[-1].end
        ends = i > k and token.kind == "sign" and token.value in _PART
        if ends and i + 1 < len(tokens) and tokens[i + 1].kind == "area":
            return token.start
    return tokens[-1].end


def _is_share_of(tokens: list[Token], i: int) -> bool:
    """Whether right before token `i` a percentage stands, of which it is."""
    k = i - 2 if i > 1 and tokens[i - 1].is_("benign", "of") else i - 1
    return k >= 0 and tokens[k].kind == "quantity" and tokens[k].value.base == "pct"


def _end_of_clause(tokens: list[Token], k: int, folded: str) -> int:
    for token in tokens[k + 1 :]:
        if (token.kind == "sign" and token.value in _CLAUSE) or folded[token.start : token.end] == "thì":
            return token.start
    return tokens[-1].end


def _is_province(token: Token) -> bool:
    return token.kind == "area" and not token.value.is_smaller
