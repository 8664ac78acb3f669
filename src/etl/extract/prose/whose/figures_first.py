"""Sentences that tell figures before they name whose they are: "Với kim ngạch 5 tỷ USD, Bắc Giang dẫn đầu …"."""

from __future__ import annotations

from itertools import dropwhile

from etl.extract.tokens import PLAIN, Token, Tokens

_LEADING = frozenset({"sign", "continue", "period"})
_OF_WHOM = frozenset({"is", "level", "other"})
"""Verbs behind a place whose figures were told before it: "…, Bắc Giang là địa phương dẫn đầu"."""

_STRANGE = frozenset({"word", "other", "counted", "part"})
_NAMING = frozenset({*_STRANGE, "benign", "area", "narrow", "continue"})
_ENDS = frozenset(";:.")


def place_behind(tokens: Tokens) -> Token | None:
    """The place whose figures a sentence tells before it names it; None where it does not."""
    if "area" not in tokens.of_kind:
        return None
    told = _figures_first(tokens)
    for k, token in enumerate(told):
        if token.kind == "aside" or token.is_("verb", "is"):
            return None  # "…, tỉnh đứng thứ 3, Bắc Ninh đứng đầu với 5 tỷ USD"
        if k and token.kind == "area" and told[k - 1].is_("sign", ","):
            behind = next((t for t in told[k + 1 :] if t.kind != "benign"), token)
            names = token.value.frame != "office" and not token.value.is_smaller
            return token if names and (behind.kind == "aside" or behind.is_("verb", *_OF_WHOM)) else None
    return None


def stranger_behind(tokens: Tokens) -> tuple[Token, Token] | None:
    """Somebody else than one province whose figures may be told before it is named, by its first token and the one
    behind its name: "Với kim ngạch 12 triệu USD, Công ty X là …", "…, dệt may là …"; None where nobody is."""
    told = _figures_first(tokens)
    for k, token in enumerate(told):
        if token.kind == "aside" or token.is_("verb", "is") or (token.kind == "sign" and token.value in _ENDS):
            return None
        if not token.is_("sign", ","):
            continue
        head = next((j for j in range(k + 1, len(told)) if not told[j].is_("benign", *PLAIN)), len(told))
        end = next((j for j in range(head, len(told)) if told[j].kind not in _NAMING), len(told))
        ranked = end < len(told) and (told[end].kind == "aside" or told[end].is_("verb", "is"))
        if ranked and head < end and _is_strange(told[head:end]):
            return told[head], told[end]
    return None


def _figures_first(tokens: Tokens) -> list[Token]:
    """What follows the first figure of a sentence that opens with "với", "mức tăng" or "đạt" and tells one before it
    names a place; empty elsewhere."""
    if "quantity" not in tokens.of_kind:
        return []
    told = list(dropwhile(lambda t: t.kind in _LEADING or t.is_("benign", "word"), tokens))
    if not told or not (told[0].is_("benign", "with") or told[0].is_("verb", "growth", "level")):
        return []
    first = next((k for k, t in enumerate(told) if t.kind in ("quantity", "area")), len(told))
    return told[first + 1 :] if first < len(told) and told[first].kind == "quantity" else []


def _is_strange(name: list[Token]) -> bool:
    """Whether the words name no province, or several."""
    areas = [t for t in name if t.kind == "area" and not t.value.is_smaller]
    if name[0].kind == "area":
        return name[0].value.is_smaller or len(areas) > 1
    return name[0].kind in _STRANGE or name[0].is_("benign", "district")
