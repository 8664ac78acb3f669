"""The time of an event, which a clause without an indicator names beside it: what follows may be of that time or not.

"Hội chợ tháng 8 thu hút 200 gian hàng; tổng mức bán lẻ đạt …", "Dự án khởi công năm 2012 nay đã hoàn thành; …".
"""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.times.held_times import end_of_clause
from etl.extract.tokens import Token

_OURS = frozenset({"indicator", "part", "head", "generic", "scenario", "compare", "contextual", "cumulative"})
_AMOUNTS = ("vnd", "usd", "kwh")
_OPENING = 2  # unknown words before a time that a sentence begins with: "Khép lại quý III, …"


def is_of_event(tokens: list[Token], i: int, folded: str, words: SpokenOf) -> bool:
    """Whether the time at `i` is that of an event which its clause names beside it, and tells no figure of ours.

    Not where the clause is about what the figures are of ("Thị trường tháng 9 ổn định, …"), nor where it ends with a
    time that a sentence begins with ("Khép lại quý III, …").
    """
    time = tokens[i].value
    if time.year_to or (not time.year and (time.first, time.last) == (1, 12)):
        return False  # "là đáy của giai đoạn 2016-2020", "trong năm"
    begin = next((k + 1 for k in range(i - 1, -1, -1) if tokens[k].kind == "sign"), 0)
    stop = end_of_clause(tokens, i)
    ends = stop - 1 == i or (tokens[stop - 1].is_("sign", ")") and tokens[i + 1].is_("sign", "("))
    if stop == len(tokens) or (ends and stop >= len(tokens) - 1):
        return False  # it ends a line, which may be a heading
    if any(_is_ours(tokens, k, stop) for k in range(begin, stop)):
        return False
    before = tokens[begin:i]
    named = [t for t in before if t.kind == "word" or t.is_("other", "owner", "zone")]
    if ends and (tokens[stop].is_("sign", ":") or (begin == 0 and len(named) <= _OPENING)):
        return False
    said = folded[before[0].start : before[-1].end] if before else ""
    if any(f" {topic} " in f" {said} " for topic in words.topics):
        return False
    lasted = not time.year and 1 == time.first < time.last and said in words.lasted
    return bool(named) or (lasted and any(t.kind == "word" for t in tokens[i + 1 : stop]))


def _is_ours(tokens: list[Token], k: int, stop: int) -> bool:
    """Whether the token at `k` of the clause up to `stop` is about what figures tell of: a name, things counted."""
    token, before = tokens[k], tokens[k - 1] if k else None
    if token.kind == "counted":
        return before is not None and before.kind == "quantity"
    if token.kind == "action":  # "thu hút 200 gian hàng"
        amount = any(t.kind == "quantity" and t.value.base in _AMOUNTS for t in tokens[k + 1 : stop])
        return amount or token.value != "fdi_capital"
    return token.kind in _OURS or token.is_("other", "subject", "sector")
