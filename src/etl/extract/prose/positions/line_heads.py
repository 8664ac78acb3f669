"""How a line or a sentence begins: with a letter of a list, with a part of what was told before, or with a figure."""

from __future__ import annotations

import re

from etl.extract.tokens import Token

_MARK = re.compile(r"[a-zđ]|[ivx]{1,4}")

_RATE_HEAD = frozenset({"sign", "verb", "compare", "benign", "generic", "narrow"})
"""What may stand before a rate of change whose line names nothing else."""


def length_of_mark(tokens: list[Token]) -> int:
    """How many tokens a paragraph's letter or Roman number takes: "b) Xuất khẩu", "(ii) …", "II/ …"; it names none."""
    at = 1 if tokens and tokens[0].is_("sign", "(") else 0
    if len(tokens) < at + 2 or tokens[at].kind != "word" or _MARK.fullmatch(tokens[at].value) is None:
        return 0
    closing, signs = tokens[at + 1], (")",) if at else (")", "/", ".", "-")
    return at + 2 if closing.is_("sign", *signs) and closing.start == tokens[at].end else 0


def begins_with_part(tokens: list[Token]) -> bool:
    """Whether the first that is named is a part of the whole spoken of before, at no time of its own."""
    of_change = bool(tokens) and tokens[0].is_("verb", "contribute")  # "Đóng góp chính vào mức tăng là khai khoáng"
    for token in tokens[:8]:
        if token.kind == "part":
            return True
        told = of_change and (token.kind in ("word", "generic") or token.is_("verb", "contribute", "growth", "is"))
        if token.kind not in ("benign", "sign", "aside") and not told:
            return False
    return False


def is_alone_at_head(tokens: list[Token], i: int) -> bool:
    """Whether an amount begins the sentence, and nothing is named behind it before the next sign."""
    amount = tokens[i].value.base not in (None, "pct", "times", "points")
    ends = i + 1 == len(tokens) or tokens[i + 1].is_("sign", ",", ";", ".", "(")
    return amount and ends and all(t.kind == "sign" for t in tokens[:i])


def is_rate_at_head(tokens: list[Token], i: int) -> bool:
    """Whether a line begins with a rate of change or of a plan, and nothing but what it is compared with is named."""
    if tokens[i].value.base != "pct" or not all(t.kind in _RATE_HEAD for t in tokens[:i]):
        return False
    return any(t.is_("verb", "up", "down", "level") for t in tokens[:i]) or bool(tokens[i].value.sign)
