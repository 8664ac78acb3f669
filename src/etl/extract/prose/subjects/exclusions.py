"""What a figure leaves out, where no scope is known for it: "không tính thủy điện, giá trị sản xuất … tăng 5%".

Such a figure has a scope of its own, `excl_part_thuy_dien`: it is kept apart from those of the whole, and from those
that leave something else out.
"""

from __future__ import annotations

import unicodedata

from etl.extract.observation import EXCL_PART
from etl.extract.tokens import Token
from etl.language.fold import spelled

_ENDS = frozenset(",;:.)")
_HEAD = ("aside", "continue", "benign")
_LONGEST = 8  # words of a part that tell it from others


def exclusion_at(tokens: list[Token], i: int, folded: str) -> tuple[Token, int] | None:
    """The scope that the words at token `i` tell, and the index behind what is left out; None where they tell none.

    Nothing where a figure or a time is left out: "16 dự án (không kể 3 dự án tăng vốn)", "trừ tháng 2". A mere "trừ"
    counts only at the head of its clause or behind "nếu": it may be the end of another verb.
    """
    token = tokens[i]
    if not token.is_("narrow", "excluded", "excluded_first"):
        return None
    if token.value == "excluded_first" and not _heads(tokens, i):
        return None
    end = next((k for k in range(i + 1, len(tokens)) if _ends(tokens[k])), len(tokens))
    if end == i + 1 or any(t.kind in ("quantity", "period") for t in tokens[i:end]):
        return None
    last = next((k for k in range(end, len(tokens)) if _ends_name(tokens[k])), len(tokens))
    return Token("scope", _scope(tokens[i + 1 : last], folded), token.start, tokens[end - 1].end), end


def _scope(part: list[Token], folded: str) -> str:
    """The scope without `part`, by its words without tone marks; those that name nothing ("lĩnh vực") are left out."""
    names = [t for t in part if t.kind not in _HEAD and not t.is_("verb", "from")] or part
    words = " ".join(spelled(folded[t.start : t.end]) for t in names).replace("đ", "d")
    bare = (c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in bare)
    return "_".join([EXCL_PART, *plain.split()[:_LONGEST]])


def _heads(tokens: list[Token], i: int) -> bool:
    if i > 0 and tokens[i - 1].is_("aside", "supposed"):
        return True
    for token in reversed(tokens[:i]):
        if token.kind == "sign":
            return True
        if token.kind not in _HEAD:
            return False
    return True


def _ends(token: Token) -> bool:
    return (token.kind == "sign" and token.value in _ENDS) or token.kind == "verb" or token.is_("benign", "back")


def _ends_name(token: Token) -> bool:
    """Whether the name of a part ends here: not at "thu từ đất", "thu chuyển nguồn"."""
    return _ends(token) and not token.is_("verb", "from", "other")


def stands_alone(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the tokens `start` to `end` are all that is said between two commas, or behind the last one."""
    ends = end == len(tokens) or tokens[end].is_("sign", *",;.")
    return ends and start > 0 and tokens[start - 1].is_("sign", ",")


def fills_bracket(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the tokens `start` to `end` are all that a bracket says."""
    return start > 0 and tokens[start - 1].is_("sign", "(") and end < len(tokens) and tokens[end].is_("sign", ")")
