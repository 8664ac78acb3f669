"""Figures that stand before the name of what they are of: "720 triệu USD kim ngạch xuất khẩu"."""

from __future__ import annotations

from etl.extract.tokens import PLAIN, Token

_BETWEEN = (*PLAIN, "about", "value")
_OPENING = frozenset({"benign", "bound", "generic", "period", "scenario", "sign", "verb"})


def turned_round(tokens: list[Token], i: int, j: int) -> int | None:
    """The index of an indicator's name that follows the figure before token `i`, from token `j` on, with nothing of its
    own behind it; None where none does.

    Behind "là", where the figure opens its sentence, a time may follow: "620 triệu USD là kim ngạch xuất khẩu năm
    2015".
    """
    behind: tuple[str, ...] = ("area", "scope", "benign", "price")
    if j < len(tokens) and tokens[j].is_("verb", "is") and all(t.kind in _OPENING for t in tokens[: i - 1]):
        j, behind = j + 1, (*behind, "period")
    while j < len(tokens) and (
        tokens[j].kind == "head" or (tokens[j].kind in ("benign", "generic") and tokens[j].value in _BETWEEN)
    ):
        j += 1
    if j >= len(tokens) or tokens[j].kind != "indicator":
        return None
    k = j + 1
    while k < len(tokens) and tokens[k].kind in behind and not tokens[k].is_("benign", "and"):
        k += 1
    return j if ends(tokens, k) else None


def ends(tokens: list[Token], j: int) -> bool:
    """Whether the clause ends before token `j`."""
    return j >= len(tokens) or tokens[j].kind == "sign" or tokens[j].is_("benign", "and")
