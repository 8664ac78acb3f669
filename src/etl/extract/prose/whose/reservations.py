"""Stretches of a sentence whose figures are none of the province's: a company's, supposed, doubted, of another field.

What is reserved is found once, before the sentence is read; the words that reserve are data (`phrases.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.attracted_until import in_all, of_projects, until_now
from etl.extract.prose.whose.company_clauses import handed_back, heads_clause
from etl.extract.prose.whose.figures_first import stranger_behind
from etl.extract.prose.whose.reservation import BEFORE, CLAUSE, PART, Reservation, clause_before
from etl.extract.tokens import Token, Tokens

_BESIDE = frozenset(",;")
_KINDS = ("other", "aside", "narrow")
_MORE = re.compile(r"(?:\S+ )?hơn")
_BEFORE_TIME = frozenset({"benign", "continue", "aside", "indicator", "part", "head", "area"})
_TELLS = frozenset({"verb", "action", "scenario", "indicator", "period"})
_NEAR = 4  # tokens behind "nếu" in which a time tells that what follows was so


def reservations(tokens: Tokens, folded: str, words: SpokenOf) -> list[Reservation]:
    """What is reserved in the sentence that `tokens` make; empty for nearly all."""
    return [
        *_collected(tokens, folded, words),
        *_told_first(tokens, folded),
        *_beyond_another(tokens, folded),
        *until_now(tokens, folded, words),
        *in_all(tokens, folded),
        *_years_ago(tokens, folded, words),
        *_by_its_words(tokens, folded, words),
    ]


def _by_its_words(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    for k in tokens.places_of(_KINDS):
        reserve = _RESERVING.get((tokens[k].kind, tokens[k].value))
        if reserve is not None:
            yield from reserve(tokens, k, folded, words)


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
        clause = [folded[t.start : t.end] for t in clause_before(tokens, k)]
        who = next((words for words in clause if words in said.collectors), None)
        if who is not None and clause[0] not in said.counted_in and "theo" not in clause:
            end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in PART), tokens[-1].end)
            yield Reservation(tokens[k].start, end, f"it may be what “{who}” collected, not all", doubt=True)


def _years_ago(tokens: Tokens, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What is told of "10 năm trước" at the head of a clause: years as a round number, not one that is known."""
    for k in [k - 1 for k in tokens.places("compare") if k and tokens[k].value == "year"]:
        counted = tokens[k].kind == "quantity" and tokens[k].value.base is None
        if counted and all(t.kind in BEFORE for t in clause_before(tokens, k)):
            yield _bygone(tokens, k, k + 1, folded, said)


def _told_first(tokens: Tokens, folded: str) -> Iterator[Reservation]:
    """What is told before somebody else than the province is named: "Với kim ngạch 12 triệu USD, Công ty X là …"."""
    found = stranger_behind(tokens)
    if found is not None:
        words = folded[found[0].start : found[1].start].strip()
        why = f"it may be told of “{words}”, named behind it"
        yield Reservation(tokens[0].start, found[0].start, why, doubt=True)


def _company(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What is told of one company or zone."""
    if heads_clause(tokens, k, folded, said):
        end = handed_back(tokens, k, folded, said)
        nameless = k + 1 < len(tokens) and tokens[k + 1].kind in ("verb", "sign", "scenario", "benign", "continue")
        why = f"it is told of “{_words(tokens, k, folded)} …”, not of the province"
        yield Reservation(tokens[k].start, end, why, nameless=nameless)


def _supposed(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What is only supposed or wished for; not what is told in another way: "nếu tính theo giá so sánh, …"."""
    behind = tokens[k + 1 : k + 1 + _NEAR]
    restated = any(t.kind in ("scope", "compare") or _is_time_set_beside(tokens, t) for t in behind) or (
        bool(behind) and folded[behind[0].start : behind[0].end].split()[0] in said.restated
    )
    if not restated and (k == 0 or tokens[k - 1].kind in ("sign", "aside", "continue", "benign")):
        yield Reservation(tokens[k].start, tokens[-1].end, f"“{_words(tokens, k, folded)}”: it is only supposed")


def _so_that(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    end = _end_of_clause(tokens, k, folded)
    inside = [t for t in tokens[k + 1 :] if t.start < end]
    if not any(t.kind in ("period", "scenario", "compare") for t in inside):
        why = f"“{_words(tokens, k, folded)}”: what it would take, not what was so"
        yield Reservation(tokens[k].start, end, why)


def _some_time(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    why = f"“{_words(tokens, k, folded)}”: at one time, of which is not said"
    yield Reservation(tokens[k].start, _end_of_clause(tokens, k, folded), why, doubt=True)


def _opinion(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    start = next((t.end for t in reversed(tokens[:k]) if t.kind == "sign" and t.value in CLAUSE), tokens[0].start)
    yield Reservation(start, tokens[k].start, f"“{_words(tokens, k, folded)}”: an opinion, not what was so")


def _force(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What another force than the market's inspectors did, up to where those are named."""
    end = next((t.start for t in tokens[k + 1 :] if _watches_markets(t, folded, said)), tokens[-1].end)
    heads = all(t.kind in BEFORE for t in clause_before(tokens, k))
    if heads and any(t.kind == "action" for t in tokens[k + 1 :]):
        why = f"“{_words(tokens, k, folded)}”: another force than the market's"
        yield Reservation(tokens[k].start, end, why, "market")


def _occasion(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    if all(t.kind in ("benign", "continue", "aside") for t in clause_before(tokens, k)):
        why = f"“{_words(tokens, k, folded)}”: told of some days only, of which is not said"
        yield Reservation(tokens[k].start, _next_time(tokens, k), why)


def _bygone_time(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    if all(t.kind in _BEFORE_TIME for t in clause_before(tokens, k)):
        yield _bygone(tokens, k, k, folded, said)


def _each_time(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    if _heads_or_averages(tokens, k):
        ends = (t.start for t in tokens[k + 1 :] if t.kind in ("period", "cumulative") or t.is_("sign", *PART))
        why = f"“{_words(tokens, k, folded)}”: so much each time, not in all"
        yield Reservation(tokens[k].start, next(ends, tokens[-1].end), why)


def _each_one(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    if _heads_or_averages(tokens, k):
        end = next((t.start for t in tokens[k + 1 :] if t.is_("sign", *PART)), tokens[-1].end)
        yield Reservation(tokens[k].start, end, f"“{_words(tokens, k, folded)}”: so much for each, not in all")


def _region(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    words = _words(tokens, k, folded)
    if k + 1 < len(tokens) and tokens[k + 1].is_("sign", "("):  # "so với vùng Tây Bắc (xuất khẩu 520 triệu USD)"
        close = next((t.end for t in tokens[k + 1 :] if t.is_("sign", ")")), tokens[-1].end)
        yield Reservation(tokens[k].end, close, f"it may be told of “{words}”, not of the province", doubt=True)
    if _names_region(tokens, k, folded, said):
        end = handed_back(tokens, k, folded, said, of_province=True)
        yield Reservation(tokens[k].start, end, f"it is told of “{words}”, not of the province")
    elif _is_whose_figures_follow(tokens, k):
        end = handed_back(tokens, k, folded, said, of_province=True)
        begin = next((t.start for t in tokens[k:] if t.is_("sign", *_BESIDE)), end)
        yield Reservation(begin, end, f"it may be told of “{words}”, not of the province", doubt=True)


def _gate(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    named = k + 1 < len(tokens) and tokens[k + 1].kind in ("word", "area")
    if named and all(t.kind in _BEFORE_TIME for t in clause_before(tokens, k)):
        end = handed_back(tokens, k, folded, said, of_province=True)
        why = f"it is told of “{_words(tokens, k, folded)} …”, not of the province"
        yield Reservation(tokens[k].start, end, why)


def _forecaster(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    if any(t.is_("scenario", "expected", "will") for t in tokens):
        why = f"“{_words(tokens, k, folded)}”: a forecast, no plan of the province"
        yield Reservation(tokens[0].start, tokens[-1].end, why, doubt=True)


def _field(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    why = f"“{_words(tokens, k, folded)}”: of another field than the market"
    yield Reservation(tokens[0].start, tokens[-1].end, why, "market")


_RESERVING: dict[tuple[str, str], Callable[[list[Token], int, str, SpokenOf], Iterator[Reservation]]] = {
    ("other", "owner"): _company,
    ("other", "zone"): _company,
    ("aside", "supposed"): _supposed,
    ("narrow", "wish"): _supposed,
    ("aside", "so_that"): _so_that,
    ("aside", "some_time"): _some_time,
    ("narrow", "opinion"): _opinion,
    ("narrow", "stock"): of_projects,
    ("narrow", "force"): _force,
    ("narrow", "occasion"): _occasion,
    ("narrow", "bygone"): _bygone_time,
    ("narrow", "each_time"): _each_time,
    ("narrow", "each_one"): _each_one,
    ("narrow", "region"): _region,
    ("narrow", "gate"): _gate,
    ("narrow", "forecaster"): _forecaster,
    ("narrow", "field"): _field,
}
"""What words of a kind and value reserve, from the token of theirs on."""


def _words(tokens: list[Token], k: int, folded: str) -> str:
    return folded[tokens[k].start : tokens[k].end]


def _heads_or_averages(tokens: list[Token], k: int) -> bool:
    """Whether nothing stands before token `k` in its clause but a time, a name and the word for a mean."""
    return all(t.kind in _BEFORE_TIME or t.is_("compare", "mean") for t in clause_before(tokens, k))


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
    heads = all(t.kind in BEFORE or t.is_("compare", "mean") for t in clause_before(tokens, k))
    inside = k > 0 and folded[tokens[k - 1].start : tokens[k - 1].end] in said.inside
    behind = next((t for t in tokens[k + 1 :] if t.kind != "benign"), None)  # "Vùng Tây Bắc hiện đã thu hút …"
    return heads and not inside and behind is not None and (behind.is_("sign", ",", ":") or behind.kind in _TELLS)


def _is_whose_figures_follow(tokens: list[Token], k: int) -> bool:
    """Whether a region stands behind the indicator that heads a sentence or its part, as whose it is: "Xuất khẩu toàn
    vùng đạt 12 tỷ USD; nhập khẩu đạt 10 tỷ USD": what follows, too."""
    part = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].is_("sign", *PART)), 0)
    before = tokens[part:k]
    heads = any(t.kind == "indicator" for t in before) and not any(t.kind in ("quantity", "verb") for t in before)
    return heads and k + 1 < len(tokens) and tokens[k + 1].kind in _TELLS


def _bygone(tokens: list[Token], first: int, last: int, folded: str, said: SpokenOf) -> Reservation:
    """What follows the words for a time that no calendar knows, the tokens `first` to `last`."""
    words = folded[tokens[first].start : tokens[last].end]
    end = next((t.start for t in tokens[last + 1 :] if _is_of_now(t, folded, said)), tokens[-1].end)
    return Reservation(tokens[first].start, end, f"“{words}”: of which time is not said", doubt=True)


def _is_of_now(token: Token, folded: str, said: SpokenOf) -> bool:
    """Whether a time is named, or the present spoken of, behind what is told of a time long past."""
    return token.kind in ("period", "cumulative") or folded[token.start : token.end] in said.again_now


def _watches_markets(token: Token, folded: str, said: SpokenOf) -> bool:
    return token.kind == "benign" and any(words in folded[token.start : token.end] for words in said.market_watch)


def _end_of_clause(tokens: list[Token], k: int, folded: str) -> int:
    for token in tokens[k + 1 :]:
        if (token.kind == "sign" and token.value in CLAUSE) or folded[token.start : token.end] == "thì":
            return token.start
    return tokens[-1].end
