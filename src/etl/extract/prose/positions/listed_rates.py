"""Rates of change in a list whose verb is told once, at its head or with its first item.

"Các ngành đều tăng: khai khoáng 5,6%; chế biến, chế tạo 12,9%"; "khai khoáng tăng 5,6%, chế biến, chế tạo 12,9%".
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from etl.extract.tokens import Token

_CHANGES = ("up", "down", "growth")
_NAMES = frozenset({"part", "indicator", "contextual", "other", "word"})
_PARTS = frozenset({"part", "other"})
_BESIDE = frozenset({"benign", "bound", "generic", "head", "tail", "continue", "price", "narrow"})
_WHOLE, _NEAR, _NEARLY = Decimal(100), Decimal("0.6"), Decimal(85)
"""What shares come to, how near to it a row of rates may not come, and what shares without taxes come to at least."""


def verb_of_row(tokens: list[Token], i: int) -> tuple[str, ...]:
    """The verb of change that the percentage at `i`, which has a name and no verb, has as one of a list.

    It is that of the list's head, or of its first item where all are parts of one whole. Empty where the list has
    none, where it ends with a comparison, which may be that of every item, and where its rates come to 100 %.
    """
    items = [i]
    while (behind := _next(tokens, items[-1])) is not None:
        items.append(behind)
    last = items[-1] + 1
    if last < len(tokens) and tokens[last].kind not in ("sign", "benign"):
        return ()
    while (begin := _begin(tokens, items[0])) is not None:
        if (verb := _of_head(tokens, begin)) is not None:
            return () if len(items) == 1 or _are_shares(tokens, items) else (verb,)
        before = _joined(tokens, begin)
        if before is None:
            return ()
        if tokens[before - 1].is_("verb", *_CHANGES):
            names = [before - 1, *items]
            alike = all(_is_part(tokens, k) for k in names)
            return (tokens[before - 1].value,) if alike and not _are_shares(tokens, [before, *items]) else ()
        items.insert(0, before)
    return ()


def is_either_way(tokens: list[Token], i: int) -> bool:
    """Whether the verb before the figure at `i` says both ways at once: "tăng, giảm so với tháng trước như sau: khai
    khoáng +6,3%", "tăng/giảm", "tăng (giảm)"."""
    verb = next((k for k in range(i - 1, 0, -1) if tokens[k].kind == "verb"), 0)
    if verb < 1 or not tokens[verb].is_("verb", "down"):
        return False
    first = verb - 1 - (tokens[verb - 1].is_("sign", ",", "/", "(", "-") or tokens[verb - 1].is_("benign", "and"))
    return first >= 0 and tokens[first].is_("verb", "up")


def is_share_of_row(tokens: list[Token], i: int, folded: str, structures: Iterable[str]) -> bool:
    """Whether the percentage at `i`, which has a name and no verb, is one of the shares listed behind one of
    `structures` ("cơ cấu kinh tế: nông nghiệp 20,1%, …"), which come to all or nearly all; not ranges, as aims are."""
    items = [i]
    while (behind := _next(tokens, items[-1])) is not None:
        items.append(behind)
    while (begin := _begin(tokens, items[0])) is not None:
        if (before := _joined(tokens, begin)) is None:
            break
        items.insert(0, before)
    if begin is None or begin < 1 or not tokens[begin - 1].is_("sign", ":", ",", "-", "–"):
        return False
    head = folded[tokens[0].start : tokens[begin - 1].start]
    rates: list[Decimal] = [tokens[k].value.value for k in items if tokens[k].value.value_to is None]
    told = any(t.kind == "quantity" and t.value.base is not None for t in tokens[:begin])
    of_all = _NEARLY < sum(rates) < _WHOLE + _NEAR
    return len(items) == len(rates) > 1 and of_all and not told and any(name in head for name in structures)


def _begin(tokens: list[Token], k: int) -> int | None:
    """The first token of the item that ends before the figure (or verb) at `k`: a name and small words; None where
    it has no name."""
    j = k
    while j and (tokens[j - 1].kind in _NAMES or (tokens[j - 1].kind in _BESIDE and tokens[j - 1].value != "and")):
        j -= 1
    return j if any(token.kind in _NAMES for token in tokens[j:k]) else None


def _is_part(tokens: list[Token], k: int) -> bool:
    begin = _begin(tokens, k)
    named = [token for token in tokens[begin or 0 : k] if token.kind in _NAMES]
    return begin is not None and all(token.kind in _PARTS for token in named)


def _joined(tokens: list[Token], begin: int) -> int | None:
    """The percentage of the item before the one that begins at `begin`; None where no item stands right before it."""
    at = begin - 1
    if at > 0 and tokens[at].is_("benign", "and"):
        at -= tokens[at - 1].is_("sign", ",", ";")
    elif not (at > 0 and tokens[at].is_("sign", ",", ";")):
        return None
    return at - 1 if at > 1 and _is_rate(tokens[at - 1]) else None


def _next(tokens: list[Token], k: int) -> int | None:
    """The percentage of the item behind the one of the figure at `k`, which has no verb either."""
    for j in range(k + 2, len(tokens)):
        if _is_rate(tokens[j]):
            begin = _begin(tokens, j)
            return j if begin is not None and _joined(tokens, begin) == k else None
        if tokens[j].kind not in _NAMES and tokens[j].kind not in _BESIDE:
            return None
    return None


def _of_head(tokens: list[Token], begin: int) -> str | None:
    """The verb of the head that ends before `begin` ("các ngành đều tăng:", "đều tăng, gồm"); None without a head."""
    at = begin - 1
    if at > 1 and tokens[at].is_("verb", "level") and tokens[at - 1].is_("sign", ","):
        at -= 1
    elif not (at > 0 and tokens[at].is_("sign", ":", "-", "–")):
        return None
    first = next((j + 1 for j in range(at - 1, -1, -1) if tokens[j].kind == "sign"), 0)
    head = tokens[first:at]
    verbs = [token for token in head if token.kind == "verb"]
    told = any(token.kind == "quantity" and token.value.base is not None for token in head)
    return verbs[-1].value if verbs and not told and verbs[-1].is_("verb", *_CHANGES) else None


def _are_shares(tokens: list[Token], items: list[int]) -> bool:
    rates: list[Decimal] = [tokens[k].value.value for k in items]
    return abs(sum(rates) - _WHOLE) < _NEAR


def _is_rate(token: Token) -> bool:
    return bool(token.kind == "quantity" and token.value.base == "pct")
