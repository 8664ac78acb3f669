"""Stretches of a sentence whose figures are of a part of what the catalogue counts: zones, one field, examples.

Like `reservations`, found once before the sentence is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.company_clauses import handed_back
from etl.extract.prose.whose.reservation import Reservation
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Counted
from etl.language.patterns import any_of, either, occurring

ZONES = frozenset({"industrial_zones", "industrial_clusters"})
_TRADED = ("exports", "imports")
_MEASURES = ("ha", "m2", "m3", "tonne", "litre")
_OPENING = 3  # tokens before the word for a field, at most: a bullet, "đối với"
_NAME = 10  # tokens of the name of a field, at most
_NAMING = frozenset({"word", "benign", "other", "narrow"})
_ENDS = frozenset(";:.")
_SO_MANY = r"(?<!\w)(?:(?:\d{1,2}(?:/\d\d)?|%s) (?:%s)|%s|(?:%s)(?: các| những)? (?:%s))(?!\w)"
"""So many places, by the words for so many, for places, for five of them, for some of them, and for places."""

_GIVEN = "giao "
_ASSIGNED = r"(?<!\w)được (?:[^\W\d]+ ){0,5}?giao (?:(?:%s) )*(?=\d)"
"""What an office gave somebody to do, by the words for that: "được (Bộ Công Thương) giao (thực hiện) 25 …"."""


def reserved_parts(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What is told of a part only in the sentence that `tokens` make; nothing for nearly all."""
    if "action" in tokens.of_kind:
        yield from _kind_of_cases(tokens, folded)
    if "action" in tokens.of_kind or tokens.has("indicator", "market_fines"):
        yield from _teams(tokens, folded, words)
        yield from _one_case(tokens, folded, words)
    yield from _shared_out(tokens, folded, words)
    yield from _of_promoter(tokens, folded, words)
    yield from _threshold(tokens, folded, words)
    yield from _promised(tokens, folded, words)
    yield from _assigned(tokens, folded, words)
    yield from _of_owners(tokens, folded, words)
    if tokens.has("indicator", *_TRADED):
        yield from _of_product(tokens, folded, words)
        yield from _of_counted(tokens, folded, words)
    if tokens.has("indicator", "market_fines"):
        yield from _fined(tokens, folded, words)
    for k in tokens.places_of(("counted", "continue", "benign")):
        token = tokens[k]
        if token.kind == "counted":
            yield from _zones(tokens, k, folded, words)
        elif token.kind == "continue" and k <= _OPENING and folded[token.start : token.end] in words.fields:
            yield from _field(tokens, k, folded, words)
        elif token.kind == "benign" and folded[token.start : token.end] in words.example:
            yield from _examples(tokens, k, folded)


def _zones(tokens: list[Token], k: int, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """Capital that zones attracted: "các KCN thu hút 170 dự án, trong đó 125 dự án FDI với tổng vốn …"."""
    noun: Counted = tokens[k].value
    if ZONES.isdisjoint((*noun.plain, *noun.context)):
        return
    heads = _heads_list(tokens, k)
    for j in range(k + 1, len(tokens)):
        token = tokens[j]
        if token.kind == "sign" and token.value in _ENDS and not heads:
            return
        if token.kind == "sign" and j + 1 < len(tokens) and _is_whole(tokens[j + 1], folded, words):
            return
        attracted = token.is_("indicator", "fdi_capital") and (heads or not any(t.kind == "sign" for t in tokens[k:j]))
        if attracted or token.is_("action", "fdi_capital"):
            zones = folded[tokens[k].start : tokens[k].end]
            end = handed_back(tokens, j, folded, words)
            yield Reservation(token.start, end, f"it is what “{zones}” attracted, not the province", "attracted")
            return


def _heads_list(tokens: list[Token], k: int) -> bool:
    """Whether a line is about the zones at `k`: a colon stands behind them ("4. Các khu công nghiệp: …")."""
    colon = k + 1 < len(tokens) and tokens[k + 1].is_("sign", ":")
    return colon and not any(t.kind in ("verb", "indicator", "period") for t in tokens[:k])


def _teams(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What one team of inspectors did, up to where its part of the sentence ends: "Đội QLTT số 1 kiểm tra 172 vụ";
    not what all of them did: "các đội QLTT huyện kiểm tra 812 vụ"."""
    if (teams := occurring(words.teams, folded)) is None:
        return
    for found in teams.finditer(folded, tokens[0].start, tokens[-1].end):
        k = next((k for k, t in enumerate(tokens) if t.start >= found.end()), None)
        if k is None or folded.endswith(tuple(words.several_firms), 0, found.start() - 1):
            continue
        end = handed_back(tokens, k, folded, words, of_province=True)
        yield Reservation(found.start(), end, f"of “{found[0]} …” only", "market")


def _one_case(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What came of one case that is told of behind them all, or alone: "…; vụ lớn nhất: bắt 2,3 tấn pháo, phạt 60 triệu
    đồng"."""
    found = any_of(words.one_case).search(folded, tokens[0].start, tokens[-1].end)
    if found is not None:
        end = next((t.start for t in tokens if t.start >= found.end() and t.is_("sign", ";")), tokens[-1].end)
        case = found[0]
        yield Reservation(found.start(), end, f"of one case, “{case} …”, not of all", "market")


def _of_promoter(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What one office promotes, where it heads a line that a colon ends: "Trung tâm Khuyến công: 12 đề án"."""
    colon = tokens.next(0, "sign", ":") or 0
    if not 0 < colon < _NAME or any(t.kind in ("quantity", "verb") for t in tokens[:colon]):
        return
    head = folded[tokens[0].start : tokens[colon].start]
    if (found := any_of(words.promotion_offices).match(head.lstrip("-+*• "))) is not None:
        why = f"it may be told of “{found[0]}”, not of the province"
        yield Reservation(tokens[colon].start, tokens[-1].end, why, "promotion", doubt=True)


def _shared_out(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """Plans or results of one district each, which a colon opens: "Giao chỉ tiêu cho các huyện: thị xã Ba Đồn thu ngân
    sách 310 tỷ đồng; …"."""
    colon = tokens.next(0, "sign", ":") or 0
    if not colon or any(t.kind == "quantity" and t.value.base is not None for t in tokens[:colon]):
        return
    found = any_of(words.to_each_district).search(folded, tokens[0].start, tokens[colon].start)
    if found is not None:
        yield Reservation(tokens[colon].start, tokens[-1].end, f"“{found[0]}”: of each of them, not of the province")


def _threshold(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What so many places have at least: "5/63 địa phương xuất khẩu trên 10 tỷ", "một trong số ít tỉnh tăng từ 8%"."""
    places = _so_many(words).search(folded, tokens[0].start, tokens[-1].end) if tokens else None
    if places is None:
        return
    for j, token in enumerate(tokens):
        if token.start < places.end():
            continue
        if token.kind == "sign" and token.value in ",;:.":
            return
        if token.kind == "quantity":
            least = (
                tokens[j - 1].kind == "bound"
                or tokens[j - 1].is_("verb", "from")
                or (j + 1 < len(tokens) and tokens[j + 1].is_("benign", "upward"))
            )
            if least:
                yield Reservation(token.start, token.end, "what so many places have at least, no figure of one")
            return


def _promised(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What a project will bring once it is built: "Dự án khi đi vào hoạt động sẽ tạo ra …, kim ngạch xuất khẩu …".

    Not where the province's figure is what it has helped to reach.
    """
    built = occurring(words.once_built, folded) if tokens else None
    found = built.search(folded, tokens[0].start, tokens[-1].end) if built is not None else None
    if found is None:
        return
    behind = [t for t in tokens if t.start >= found.start()]
    if any(_is_whole(t, folded, words) or t.is_("compare", "same", "year", "plan") for t in behind):
        return
    why = "what a project is to bring once it is built, no figure of the province"
    yield Reservation(found.start(), tokens[-1].end, why, doubt=True)


def _assigned(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What was assigned, up to where it is told what came of it: "tỉnh được giao 25 đề án, đã hoàn thành 20 đề án".

    Not an amount, which was given: "được giao 3 tỷ đồng".
    """
    if not tokens or folded.find(_GIVEN, tokens[0].start, tokens[-1].end) < 0:
        return
    found = _assignment(words).search(folded, tokens[0].start, tokens[-1].end)
    if found is None or any(
        t.kind in ("compare", "scenario")
        and not t.is_("compare", "assigned")
        and t.start < found.end()
        and found.start() < t.end
        for t in tokens
    ):
        return
    counted = next((t for t in tokens if t.start >= found.end()), None)
    if counted is None or counted.kind != "quantity" or counted.value.base is not None:
        return  # an amount: it was given
    done = any_of(words.outcome | words.done).search(folded, found.end(), tokens[-1].end)
    end = next((t.start for t in tokens if t.start > found.end() and t.is_("sign", ";", ".")), tokens[-1].end)
    why = "what was assigned, not what came of it"
    yield Reservation(found.start(), min(end, done.start() if done else end), why, doubt=True)


def _of_owners(tokens: Tokens, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What is told under the name of one kind of owners, which heads the sentence and a colon ends: "Khu vực kinh tế
    trong nước cũng phát triển tốt: giá trị sản xuất công nghiệp đạt …"."""
    colon = tokens.next(0, "sign", ":")
    if colon is None or any(t.kind in ("quantity", "indicator") for t in tokens[:colon]):
        return
    found = any_of(words.owner_sectors).search(folded, tokens[0].start, tokens[colon].start)
    named = any(t.kind == "indicator" for t in tokens[colon + 1 : colon + 1 + _OPENING])
    if found is not None and named:
        why = f"of “{found[0]}” or of all: which is not said"
        yield Reservation(tokens[colon].start, tokens[-1].end, why, doubt=True)


def _of_product(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What was exported of a product that its sentence weighed or measured before: "sản lượng hồi đạt 12.000 tấn, kim
    ngạch xuất khẩu đạt 30 triệu USD"."""
    measured = next((k for k, t in enumerate(tokens) if _is_measured(tokens, k, folded, words)), None)
    if measured is None or any(t.kind == "indicator" for t in tokens[:measured]):
        return
    for k in range(measured + 1, len(tokens)):
        token = tokens[k]
        if (token.kind == "sign" and token.value in _ENDS) or _is_whole(token, folded, words):
            return
        if token.is_("indicator", *_TRADED):
            whole = any(_is_whole(t, folded, words) for t in tokens[k + 1 : k + 3])
            if whole or folded.startswith(tuple(words.totals), token.start):
                return
            why = "of all goods, or of the product before it: which is not said"
            end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in _ENDS), tokens[-1].end)
            yield Reservation(token.start, end, why, doubt=True)
            return


def _of_counted(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """What was exported in a row that tells first of zones or of counted things what they sold or paid: "Các cụm tạo
    việc làm cho 34.700 lao động, doanh thu đạt 11.800 tỷ đồng, xuất khẩu 285 triệu USD"."""
    end = next((k for k, t in enumerate(tokens) if t.kind == "sign" and t.value in _ENDS), len(tokens))
    who = next((k for k in range(end) if _is_counted(tokens, k)), None)
    if who is None or any(t.kind == "indicator" for t in tokens[:who]):
        return
    sold = any_of(words.sold).search(folded, tokens[who].end, tokens[end - 1].end)
    traded = next((t for t in tokens[who:end] if t.is_("indicator", *_TRADED)), None)
    if sold is None or traded is None or sold.start() > traded.start:
        return
    row = [t for t in tokens[who:end] if sold.end() <= t.start < traded.start]
    if not any(t.kind == "quantity" for t in row) or _is_whole(row[-1], folded, words):
        return
    why = f"of “{folded[tokens[who].start : tokens[who].end]}” or of all: which is not said"
    yield Reservation(traded.start, tokens[end - 1].end, why, doubt=True)


def _is_counted(tokens: list[Token], k: int) -> bool:
    """Whether zones stand at `k`, or things behind their number."""
    token = tokens[k]
    if token.kind == "counted":
        return not ZONES.isdisjoint((*token.value.plain, *token.value.context))
    number = tokens[k - 1] if k else None
    counts = number is not None and number.kind == "quantity" and number.value.base is None
    return counts and token.kind in ("other", "owner", "zone")


def _is_measured(tokens: list[Token], k: int, folded: str, words: SpokenOf) -> bool:
    """Whether an amount of a thing stands at `k`: "12.000 tấn", "5.000 ha"."""
    if tokens[k].kind != "quantity":
        return False
    noun = tokens[k + 1] if k + 1 < len(tokens) else None
    counted = tokens[k].value.base is None and noun is not None and folded[noun.start : noun.end] in words.measures
    return counted or tokens[k].value.base in _MEASURES


def _fined(tokens: list[Token], folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """The fine of so many shops that are named apart from the cases: "…; 4 cửa hàng xăng dầu vi phạm bị phạt 46 triệu".

    Where it is they that are fined ("bị phạt"), or they break rules and something else was counted before them; not
    where goods are counted that were taken away: "kiểm tra 120 vụ, tịch thu 3.000 sản phẩm, phạt 460 triệu".
    """
    counts = [k for k, t in enumerate(tokens[:-1]) if t.kind == "quantity" and t.value.base is None]
    said = ""  # what is counted first
    for place, k in enumerate(counts):
        noun = _counted_noun(tokens, k + 1, folded)
        apart = bool(said) and any(said in noun for said in words.breaking) and not noun.startswith(said.split()[0])
        said = said or noun
        if not noun or any(noun.startswith(case) for case in words.cases):
            continue
        end = tokens[counts[place + 1]].start if place + 1 < len(counts) else tokens[-1].end
        ends = next((j for j in range(k, len(tokens)) if tokens[j].is_("sign", ";", ".")), len(tokens) - 1)
        fine = next((j for j in range(k, ends) if tokens[j].is_("indicator", "market_fines")), None)
        if fine is None or tokens[fine].start >= end:
            continue
        if apart or folded[tokens[fine - 1].start : tokens[fine].start].strip() == "bị":
            yield Reservation(
                tokens[k].start, min(end, tokens[ends].end), f"the fine of “{noun}”, not of all", "market"
            )


def _counted_noun(tokens: list[Token], k: int, folded: str) -> str:
    """The words of a thing counted from token `k` on; "" where none are."""
    end = next((j for j in range(k, len(tokens)) if tokens[j].kind not in ("word", "counted", "other", "benign")), k)
    return folded[tokens[k].start : tokens[end - 1].end] if end > k else ""


@lru_cache(maxsize=4)
def _so_many(words: SpokenOf) -> re.Pattern[str]:
    places = either(words.places)
    some = either(words.some_of)
    return re.compile(_SO_MANY % (either(words.so_many), places, either(words.five_places), some, places))


@lru_cache(maxsize=4)
def _assignment(words: SpokenOf) -> re.Pattern[str]:
    return re.compile(_ASSIGNED % either(words.to_be_done))


def _is_whole(token: Token, folded: str, words: SpokenOf) -> bool:
    said = folded[token.start : token.end]
    return token.kind == "area" or (token.kind == "benign" and (said in words.whole or said in words.its))


def _field(tokens: list[Token], k: int, folded: str, words: SpokenOf) -> Iterator[Reservation]:
    """Cases of one field, which a colon opens: "Lĩnh vực giá: xử lý 1 vụ, phạt 7,5 triệu đồng"."""
    for j in range(k + 1, min(len(tokens), k + 1 + _NAME)):
        if tokens[j].is_("sign", ":"):
            name = folded[tokens[k].end : tokens[j].start].strip()
            if name and not any(whole in name for whole in words.whole_fields):
                yield Reservation(tokens[j].start, tokens[-1].end, f"of one field only, “{name}”", "market")
            return
        if tokens[j].kind in ("quantity", "period", "area", "action"):
            return


def _kind_of_cases(tokens: list[Token], folded: str) -> Iterator[Reservation]:
    """Cases of one kind, which heads the sentence: "Hàng giả: xử lý 64 vụ"."""
    colon = next((k for k, t in enumerate(tokens[:_NAME]) if t.is_("sign", ":")), 0)
    head = tokens[:colon]
    kinds = {t.kind for t in head if not t.is_("sign", ",", "-", "+")}
    of_field = any(t.is_("benign", "about") for t in head[1:])  # "QLTT về giá: …"
    if (
        ("word" in kinds or of_field)
        and kinds <= _NAMING
        and colon + 1 < len(tokens)
        and tokens[colon + 1].kind == "action"
    ):
        name = folded[head[0].start : head[-1].end]
        yield Reservation(tokens[colon].start, tokens[-1].end, f"of one kind only, “{name}”", "market")


def _examples(tokens: list[Token], k: int, folded: str) -> Iterator[Reservation]:
    """Goods or branches given as examples behind a name: "giá trị sản xuất tăng cao như đóng tàu tăng 12,5%"."""
    if not 0 < k < len(tokens) - 1 or tokens[k + 1].kind not in ("word", "other"):
        return
    if tokens[k - 1].kind not in ("indicator", "part", "verb"):
        return
    end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in _ENDS), tokens[-1].end)
    figure = next((i for i in range(k, len(tokens)) if tokens[i].kind == "quantity"), len(tokens))
    named = next((t.start for t in tokens[figure:] if t.kind == "indicator"), end)
    yield Reservation(tokens[k].start, min(end, named), "of examples only")
