"""What stands between two dashes beside a name and only describes it: "công nghiệp - ngành chủ lực - của tỉnh"."""

from __future__ import annotations

from etl.extract.tokens import Token

DASHES = frozenset("-–")
_LONGEST = 10  # tokens
_NAMES = frozenset({"quantity", "verb", "indicator", "part", "other", "counted", "period", "area", "compare", "sign"})
"""Kinds of tokens that a mere description does not hold."""


def end_of_apposition(tokens: list[Token], i: int) -> int | None:
    """The index behind the description that the dash at `i` opens; None where it opens none."""
    if not 0 < i < len(tokens) - 1 or not _is_dash(tokens, i):
        return None
    for k in range(i + 1, min(i + 1 + _LONGEST, len(tokens) - 1)):
        if _is_dash(tokens, k):
            described = any(t.kind in ("word", "narrow", "aside") for t in tokens[i + 1 : k])
            return k + 1 if described and k > i + 2 else None
        if tokens[k].kind in _NAMES and not tokens[k].is_("other", "economy"):
            return None
    return None


def _is_dash(tokens: list[Token], i: int) -> bool:
    """Whether a dash with spaces about it stands at `i`: no hyphen, no minus."""
    token = tokens[i]
    spaced = tokens[i - 1].end < token.start and token.end < tokens[i + 1].start
    return token.kind == "sign" and token.value in DASHES and spaced
