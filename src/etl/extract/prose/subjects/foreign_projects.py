"""Projects of foreign investors that a sentence counts, and the capital that is told beside each count.

"18 dự án FDI đăng ký mới với tổng vốn 180 triệu USD và 10 dự án điều chỉnh tăng vốn với số vốn tăng thêm 21 triệu USD".
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import NamedTuple

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.subjects.kinds_of_capital import CAPITAL, NEW
from etl.extract.tokens import Token, Tokens
from etl.language.patterns import any_of

PROJECTS, ADJUSTED = "fdi_projects", "fdi_capital.adjusted"
_AGAIN = "lượt "  # before projects that are counted each time that their capital grows
_ENDS = (".", ";", "!", "?")
_FEW = 1000
"""What no province has so many of in a year."""


class _Counted(NamedTuple):
    """Projects counted at the token `at`; `kind`: "new" ones, older ones whose capital was "added" to, "both" of them,
    "all" that came in."""

    at: int
    kind: str


def foreign_projects(tokens: Tokens, folded: str, words: SpokenOf) -> Mapping[int, str]:
    """By where a figure of the sentence begins the indicator that it is one of: newly licensed projects, their capital,
    capital that was added; empty where the sentence does not say that they are foreigners', or counts all there are.
    """
    if "quantity" not in tokens.of_kind or not any_of(words.projects).search(folded, tokens[0].start, tokens[-1].end):
        return {}
    counted = [one for k in tokens.places("quantity") if (one := _counted(tokens, k, folded, words)) is not None]
    depths = list(accumulate(_deeper(token) for token in tokens))
    added = any(one.kind == "added" for one in counted)
    found: dict[int, str] = {}
    for k, one in enumerate(counted):
        before = counted[k - 1] if k else None
        if one.kind == "new" or (one.kind == "all" and not added):
            found[tokens[one.at].start] = PROJECTS
        ends = (each.at for each in counted[k + 1 :] if depths[each.at] <= depths[one.at])
        amount = _amount(tokens, one.at, next(ends, len(tokens)), depths, folded, words)
        if amount is not None and before is not None and _is_joined(tokens, before.at, one.at):
            found[tokens[amount].start] = CAPITAL  # "7 dự án FDI mới và 5 dự án tăng vốn với tổng vốn 92 triệu USD"
        elif amount is not None:
            found[tokens[amount].start] = {"added": ADJUSTED, "new": NEW if added else CAPITAL}.get(one.kind, CAPITAL)
    return found


def _counted(tokens: Tokens, k: int, folded: str, words: SpokenOf) -> _Counted | None:
    """The projects of foreigners that the number at `k` counts; None where it counts others, or all there are."""
    quantity = tokens[k].value
    if quantity.base is not None or quantity.decimals or quantity.value >= _FEW or k + 1 == len(tokens):
        return None
    ends = (j for j in range(k + 1, len(tokens)) if tokens[j].kind in ("quantity", "sign") or _is_with(tokens[j]))
    end, start = next(ends, len(tokens)), tokens[k + 1].start
    start += len(_AGAIN) * folded.startswith(_AGAIN, start)
    phrase = tokens[k + 1].kind in ("indicator", "contextual")  # "dự án FDI với tổng vốn đăng ký" is one
    noun = start, tokens[k + 1 if phrase else end - 1].end
    if not folded.startswith(tuple(words.projects), start):
        return None
    part = next((j + 1 for j in range(k - 1, -1, -1) if tokens[j].is_("sign", *_ENDS)), 0)
    clause = next((j + 1 for j in range(k - 1, -1, -1) if _breaks(tokens[j])), 0)
    before = tokens[clause].start, tokens[k].start
    so_far = tokens[0].start, tokens[k].start
    foreign, home = any_of(words.foreign_investors), any_of(words.domestic_investors)
    if foreign.search(folded, *noun) is None:
        told = [match.end() for match in foreign.finditer(folded, *so_far)]
        if not told or home.search(folded, told[-1], noun[1]) is not None:
            return None
    if any_of(words.zones_named).search(folded, tokens[part].start, tokens[k].start) is not None:
        return None
    now = any(t.kind == "period" and t.value.relative == "now" for t in tokens[part:k])
    if now or any_of(words.standing_projects).search(folded, tokens[part].start, noun[1]) is not None:
        return None
    kind = _kind(folded, before, noun, words)
    if kind == "":
        until = any_of(words.up_to).search(folded, tokens[part].start, tokens[k].start) is not None
        attracted = any_of(words.attracted).search(folded, *so_far) is not None
        kind = "all" if attracted and not until else None
    return _Counted(k, kind) if kind is not None else None


def _kind(folded: str, before: tuple[int, int], noun: tuple[int, int], words: SpokenOf) -> str | None:
    """What the words of and before the noun say of projects: "new", "added" to, "both"; "" where nothing, None where it
    is not clear: "dự án cấp phép từ các năm trước đăng ký điều chỉnh vốn"."""
    licensed, grown = any_of(words.licensed), any_of(words.added_capital)
    for span, both in ((noun, None), (before, "both")):
        new, added = licensed.search(folded, *span) is not None, grown.search(folded, *span) is not None
        if new or added:
            return both if new and added else "new" if new else "added"
    return ""


def _amount(tokens: Tokens, k: int, end: int, depths: list[int], folded: str, words: SpokenOf) -> int | None:
    """The dollars behind the projects counted at `k`, before `end`, with a word for capital between and outside deeper
    brackets; None elsewhere."""
    for j in range(k + 1, end):
        if tokens[j].is_("sign", *_ENDS) or tokens[j].kind == "compare" or depths[j] < depths[k]:
            return None
        if tokens[j].kind == "quantity" and depths[j] == depths[k] and tokens[j].value.base not in ("pct", "times"):
            capital = any_of(words.any_capital).search(folded, tokens[k].end, tokens[j].start)
            return j if capital is not None and tokens[j].value.base == "usd" else None
    return None


def _is_joined(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the two numbers are those of a row, and no amount stands between them."""
    return tokens[last - 1].is_("benign", "and") and not any(t.kind == "quantity" for t in tokens[first + 1 : last])


def _is_with(token: Token) -> bool:
    return token.is_("benign", "with")


def _breaks(token: Token) -> bool:
    return token.kind == "quantity" or token.is_("sign", *_ENDS, ",", ":", "(")


def _deeper(token: Token) -> int:
    return token.is_("sign", "(") - token.is_("sign", ")")
