"""Parts that a sentence names by less than their names, in a list of parts that leaves no doubt what they are.

"GRDP tăng 11,5%; trong đó công nghiệp - xây dựng tăng 12,1%, dịch vụ tăng 14,3%" (sectors without "khu vực"); "khai
khoáng tăng 4,2%; chế biến, chế tạo tăng 7,8%; điện tăng 3,1%"; "ngoài quốc doanh 9.260 tỷ đồng; ĐTNN 1.020".
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.tokens import Tokens
from etl.extract.vocabulary import Vocabulary
from etl.language.lexicon import WORD

_GRDP = "grdp"
_WITH_GRDP = frozenset({_GRDP, "grdp_per_head"})
_BRANCHES = frozenset({"mining", "manufacturing", "electricity", "water"})
_OWNERS = frozenset({"state", "non_state"})
_FIGURE = frozenset({"quantity", "bound"})
_CHANGES = ("up", "down", "level", "index", "share")
_FEW = 2  # of a list
_OF_SUM = 3  # of the parts of GRDP, product taxes among them
_TAXES = "product_taxes"  # nothing but GRDP has them beside sectors
_OWNED = ("exports", "imports", "industrial_output", "social_investment")  # what is told by who owns it
_OUTPUT = "industrial_output"
_BEFORE_HEAD = frozenset({"sign", "period", "scenario", "area", "benign", "cumulative"})
_BESIDE_ECONOMY = frozenset({"area", "period", "benign", "scenario", "cumulative"})
_NEAR = 5  # tokens before a colon in which words for parts stand


def bare_sectors(tokens: Tokens, before: Tokens, folded: str, words: Vocabulary, said: SpokenOf) -> Mapping[int, str]:
    """The codes of GRDP's sectors by where a sentence names them without a word for "sector"; empty where neither it
    nor the one `before` it names GRDP or all of its parts, where it names another indicator, another branch, or fewer
    than two of them, those named in full among them."""
    if "other" not in tokens.of_kind or "head" in tokens.of_kind:
        return {}
    named = {tokens[k].value for k in tokens.places("indicator")}
    others = [tokens[k] for k in _outside(tokens)]
    texts = [folded[t.start : t.end] for t in others]
    told = _GRDP in named or any(text in said.structure for text in texts)
    told = told or {before[k].value for k in before.places("indicator")} == {_GRDP}
    if named - _WITH_GRDP or not (told or _has_taxes(tokens)):
        return {}
    found: dict[int, str] = {}
    for token, text in zip(others, texts, strict=True):
        code = _sector(text, words, said)
        if code is not None:
            found[token.start] = code
        elif token.value == "sector":
            return {}  # "nông nghiệp tăng 4%, lâm nghiệp tăng 5%": parts of a sector
    return found if len({*found.values()} | _in_full(tokens, words)) >= (_FEW if told else _OF_SUM) else {}


def tells_parts_of_grdp(tokens: Tokens, bare: Mapping[int, str], words: Vocabulary) -> bool:
    """Whether a sentence, which has `bare` sectors, names several sectors and product taxes, which only the sum of
    GRDP has, and no other indicator: "khu vực 1 tăng 2,49%; khu vực 2 tăng 7%; thuế sản phẩm tăng 4,55%"."""
    if not _has_taxes(tokens) or {tokens[k].value for k in tokens.places("indicator")} - _WITH_GRDP:
        return False
    return len({*bare.values()} | _in_full(tokens, words)) >= _OF_SUM


def _in_full(tokens: Tokens, words: Vocabulary) -> set[str]:
    """The codes of the parts of GRDP that the sentence names in full."""
    sectors = words.parts_of.get(_GRDP, {})
    return {sectors[t.value] for t in (tokens[k] for k in tokens.places("part")) if t.value in sectors}


def _has_taxes(tokens: Tokens) -> bool:
    return any(tokens[k].value == _TAXES for k in tokens.places("part"))


def _outside(tokens: Tokens) -> list[int]:
    """Where other things than indicators are named outside brackets: not the branches of a sector, in one behind it
    ("công nghiệp - xây dựng tăng 11,9% (công nghiệp tăng 14,2%, xây dựng tăng 7,3%)")."""
    found, depth = [], 0
    for k, token in enumerate(tokens):
        if token.kind == "sign" and token.value in "()":
            depth += 1 if token.value == "(" else -1
        elif token.kind == "other" and depth <= 0:
            found.append(k)
    return found


def _sector(text: str, words: Vocabulary, said: SpokenOf) -> str | None:
    """The code of the sector of GRDP whose name is a word for "sector" and `text`."""
    for sector in said.sectors:
        name = WORD.findall(f"{sector} {text}")
        last, phrase = words.lexicon.longest(name, 0)
        if phrase is not None and phrase[0] == "part" and last + 1 == len(name):
            code = words.parts_of.get(_GRDP, {}).get(phrase[1])
            if code is not None:
                return code
    return None


def economies(tokens: Tokens, folded: str) -> frozenset[int]:
    """Where a place's economy is named at the head of a clause, with nothing but its place, times and what holds
    between, and then a growth in percent: "Kinh tế An Giang tăng 9,9%", "kinh tế tăng trưởng 12,05%"."""
    found = set[int]()
    for k in tokens.places("other"):
        if tokens[k].value != "economy" or not (k == 0 or tokens[k - 1].kind in _BEFORE_HEAD):
            continue
        behind = k + 1
        while behind < len(tokens) and tokens[behind].kind in _BESIDE_ECONOMY:
            behind += 1
        rest = tokens[behind : behind + _NEAR]
        rate = next((t for t in rest if t.kind == "quantity"), None)
        grown = bool(rest) and rest[0].is_("verb", "up", "down", "growth", "level")
        placed = any(t.kind == "area" and not t.value.is_smaller for t in tokens[k + 1 : behind])
        says = placed or any(t.kind == "verb" and "tăng trưởng" in folded[t.start : t.end] for t in rest[:2])
        between = rest[: rest.index(rate)] if rate is not None else []
        plain = all(t.kind in ("verb", "bound", "scenario", "benign") for t in between)
        if grown and says and plain and rate is not None and rate.value.base == "pct":
            found.add(tokens[k].start)
    return frozenset(found)


def branches_of_output(tokens: Tokens) -> frozenset[int]:
    """Where industry heads a clause behind "giá trị sản xuất" and a colon or words for parts, with a figure behind it:
    "Giá trị sản xuất (giá 2010): nông nghiệp 3.000 tỷ đồng; công nghiệp 17.500 tỷ đồng"."""
    head = tokens.next(0, "head")
    if head is None or tokens[head].value != _OUTPUT:
        return frozenset()
    opens = (k for k in range(head + 1, len(tokens)) if tokens[k].is_("sign", ":") or tokens[k].kind == "continue")
    begin = next(opens, len(tokens))
    return frozenset(
        tokens[k].start
        for k in tokens.places("other")
        if k > begin
        and tokens[k].value == "branch"
        and (tokens[k - 1].kind == "continue" or tokens[k - 1].is_("sign", ":", ";", ","))
        and tokens[k + 1 : k + 2]
        and (tokens[k + 1].kind in _FIGURE or tokens[k + 1].is_("verb", *_CHANGES) or tokens[k + 1].kind == "scenario")
    )


def opens_parts(tokens: Tokens, before: Tokens, folded: str, said: SpokenOf) -> bool:
    """Whether a sentence ends in a colon behind words for parts of what it told, or the one `before` it where it says
    nothing else: "… đạt 400 triệu USD, gồm:", "… đạt 400 triệu USD. Chia ra:"."""
    if not tokens or not tokens[-1].is_("sign", ":"):
        return False
    if not any(t.kind == "continue" or folded[t.start : t.end] in said.including for t in tokens[-_NEAR:]):
        return False
    bare = all(t.kind in ("continue", "sign", "benign") for t in tokens)
    told = before if bare else tokens
    return told.has("indicator", *_OWNED) and any(told[k].value.base is not None for k in told.places("quantity"))


def short_owner(tokens: Tokens, folded: str, said: SpokenOf) -> Mapping[int, str]:
    """Foreign owners, where one word for them heads an item of a list of owners, and a figure of theirs stands behind
    it: "+ FDI: 300 triệu USD"; by where they stand."""
    k = next((k for k, t in enumerate(tokens) if t.kind != "sign"), len(tokens))
    if (
        k + 2 >= len(tokens)
        or tokens[k].kind != "word"
        or folded[tokens[k].start : tokens[k].end] not in said.short_foreign
    ):
        return {}
    behind = tokens[k + 2] if tokens[k + 1].is_("sign", ":") else tokens[k + 1]
    tells = behind.kind in _FIGURE or behind.kind == "scenario" or behind.is_("verb", *_CHANGES)
    return {tokens[k].start: "fdi"} if tells else {}


def short_parts(tokens: Tokens, folded: str, said: SpokenOf) -> Mapping[int, str]:
    """The branches of industry and the owners that a sentence names by one word ("điện", "nước", "ĐTNN"), each before
    its own figure, in a list that names another of its kind in full; by where they stand."""
    named = {tokens[k].value for k in tokens.places("part")}
    if not named:
        return {}
    kinds = [(part, texts) for part, texts, others in _short(said) if named & others]
    found: dict[int, str] = {}
    for k in tokens.places("word") if kinds else ():
        text = folded[tokens[k].start : tokens[k].end]
        part = next((part for part, texts in kinds if text in texts), None)
        if part is None or not 0 < k < len(tokens) - 1:
            continue
        before, behind = tokens[k - 1], tokens[k + 1]
        heads = before.is_("sign", ",", ";", ":") or before.is_("benign", "and")
        if heads and (behind.kind in _FIGURE or behind.is_("verb", *_CHANGES)):
            found[tokens[k].start] = part
    return found


def _short(said: SpokenOf) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Parts with the words that name them in a list of parts, and those of which one stands beside them in full."""
    return (
        ("electricity", said.short_electricity, _BRANCHES),
        ("water", said.short_water, _BRANCHES),
        ("fdi", said.short_foreign, _OWNERS),
    )
