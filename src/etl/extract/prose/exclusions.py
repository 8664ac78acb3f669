"""What a figure leaves out, where no scope is known for it: "không tính thủy điện, giá trị sản xuất … tăng 5%".

Such a figure has the scope `excl_part`: it is kept apart from those of the whole.
"""

from __future__ import annotations

from etl.extract.observation import EXCL_PART
from etl.extract.tokens import Token

_ENDS = frozenset(",;:.)")
_HEAD = ("aside", "continue", "benign")


def exclusion_at(tokens: list[Token], i: int) -> tuple[Token, int] | None:
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
    return Token("scope", EXCL_PART, token.start, tokens[end - 1].end), end


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


def stands_alone(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the tokens `start` to `end` are all that is said between two commas, or behind the last one."""
    ends = end == len(tokens) or tokens[end].is_("sign", *",;.")
    return ends and start > 0 and tokens[start - 1].is_("sign", ",")


def fills_bracket(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the tokens `start` to `end` are all that a bracket says."""
    return start > 0 and tokens[start - 1].is_("sign", "(") and end < len(tokens) and tokens[end].is_("sign", ")")
