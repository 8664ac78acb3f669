"""A change that is told as an amount and again as a rate: "tăng 1.820 tỷ đồng so với dự toán (tăng 23%)"."""

from __future__ import annotations

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.prose.positions.mention import Mention

_CHANGES = ("up", "down", "over")
_RATES = ("pct", "points", "times", None)


def told_as_amount(mention: Mention) -> Comparison | None:
    """The plan that the rate is on, where it says in percent by how much the amount right before it is above or below
    that; None elsewhere."""
    tokens, k = mention.tokens, mention.i - 1
    if mention.quantity.base != "pct" or mention.right.comparison is not None:
        return None
    while k > 0 and (tokens[k].kind in ("bound", "benign") or tokens[k].is_("verb", *_CHANGES, "level")):
        k -= 1
    if k < 1 or not tokens[k].is_("sign", "(", ",") or k == mention.i - 1:
        return None
    amount = next((j for j in range(k - 1, -1, -1) if tokens[j].kind == "quantity"), None)
    if amount is None or amount < 1 or tokens[amount].value.base in _RATES:
        return None
    changed = amount - 1 - (tokens[amount - 1].kind == "bound")
    if changed < 0 or not tokens[changed].is_("verb", *_CHANGES):
        return None
    found = comparison_at(tokens, amount + 1)
    return found[0] if found is not None and found[1] == k and found[0].kind == "plan" else None
