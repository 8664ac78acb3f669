"""Numbers that are no figures: of an item in a list, a rank, how long something takes, what was counted just before."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.tokens import Token

_SHORT = 4  # tokens before a number in which it is said that it is one of each


def why_no_figure(tokens: list[Token], i: int, folded: str, words: SpokenOf) -> str | None:
    """Why the number at `i` states nothing; None for one that may. `folded` is the text that the tokens are of, `words`
    the catalogue's."""
    if _is_numbering(tokens, i):
        return "the number of an item in a list"
    if _is_rank(tokens, i, folded):
        return "a rank"
    following = tokens[i + 1].kind if i + 1 < len(tokens) else None
    if following == "counted" and _is_counted_again(tokens, i):
        return "the same cases, counted in another way"
    if following == "counted" and (each := _of_each(tokens, i, folded, words)) is not None:
        return f"“{each}”: so much each time, not in all"
    return "how long, not how much" if following == "duration" else None


def _is_numbering(tokens: list[Token], i: int) -> bool:
    """Whether the number only counts the items of a list: "1. …", "2) …"."""
    quantity = tokens[i].value
    if i > 0 or quantity.base is not None or quantity.value > 99 or i + 1 >= len(tokens):
        return False
    return tokens[i + 1].is_("sign", ".", ")", "/", "-")


def _is_rank(tokens: list[Token], i: int, folded: str) -> bool:
    """ "Xếp thứ 4 trong vùng", "đứng thứ 2/13 tỉnh": no figure, and what goes on with it no new clause."""
    quantity = tokens[i].value
    return i > 0 and quantity.base is None and folded.endswith("thứ", 0, tokens[i - 1].end)


def _is_counted_again(tokens: list[Token], i: int) -> bool:
    """Whether something counted stands before the number, and only a "/" or "với" between them."""
    again = i > 1 and (tokens[i - 1].is_("sign", "/") or tokens[i - 1].is_("benign", "with"))
    return again and tokens[i - 2].kind == "counted"


def _of_each(tokens: list[Token], i: int, folded: str, words: SpokenOf) -> str | None:
    """The words before the one thing of which it is told how much each has: "vốn bình quân một doanh nghiệp thành lập
    mới đạt 7 tỷ đồng"; None where so many are counted."""
    if i == 0 or tokens[i].value.base is not None or tokens[i].value.value != 1:
        return None
    begin = tokens[max(0, i - _SHORT)].start
    said = max(
        (one for one in words.of_each if folded.endswith(f" {one} ", begin, tokens[i].start)), key=len, default=""
    )
    return f"{said} {folded[tokens[i].start : tokens[i].end]}" if said else None
