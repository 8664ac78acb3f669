"""An index and the growth that it is, told beside each other: "đạt 102,8%, tăng 2,8% so với tháng trước".

They are one statement, so that they have one comparison, though it stands behind only one of them.
"""

from __future__ import annotations

from decimal import Decimal

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.tokens import Token

_SIGNS = {"up": 1, "down": -1}
_BETWEEN = 4  # tokens from one to the other: a sign, a verb, a word of size


def comparison_of_twin(tokens: list[Token], i: int) -> Comparison | None:
    """The comparison of the percentage at `i`, where it stands behind its other form; None elsewhere."""
    if tokens[i].value.base != "pct":
        return None
    behind = _next(tokens, i)
    if behind is not None and _are_one(tokens, i, behind):
        return _after(tokens, behind)
    before = _last(tokens, i)
    if before is not None and _are_one(tokens, before, i) and tokens[before + 1].is_("sign", "("):
        return _after(tokens, i)
    return None


def _after(tokens: list[Token], i: int) -> Comparison | None:
    """The comparison behind the figure at `i`, or behind the bracket that ends with it."""
    at = i + 2 if i + 1 < len(tokens) and tokens[i + 1].is_("sign", ")") else i + 1
    found = comparison_at(tokens, at)
    return found[0] if found is not None else None


def _are_one(tokens: list[Token], index: int, rate: int) -> bool:
    """Whether the figure at `rate` is the growth that the index at `index` is: 102,8 and "tăng 2,8"."""
    one, other = tokens[index].value, tokens[rate].value
    verb = next((t for t in reversed(tokens[index + 1 : rate]) if t.kind == "verb"), None)
    sign = _SIGNS.get(verb.value) if verb is not None else None
    if sign is None or other.base != "pct" or one.value_to is not None or other.value_to is not None:
        return False
    return bool(Decimal(100) + sign * other.value == one.value)


def _next(tokens: list[Token], i: int) -> int | None:
    """The figure that directly follows the one at `i`, with only a sign, a verb and a word of size between."""
    for k in range(i + 1, min(i + 1 + _BETWEEN, len(tokens))):
        if tokens[k].kind == "quantity":
            return k
        if not (tokens[k].kind in ("verb", "bound", "scenario", "benign") or tokens[k].is_("sign", ",", "(", ";")):
            return None
    return None


def _last(tokens: list[Token], i: int) -> int | None:
    for k in range(i - 1, max(-1, i - 1 - _BETWEEN), -1):
        if tokens[k].kind == "quantity":
            return k
    return None
