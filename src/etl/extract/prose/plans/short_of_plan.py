"""Figures below a plan's heading that fall short of the plan: what will have come of it is told, not what was planned.

"II. KẾ HOẠCH 6 THÁNG CUỐI NĂM" and below it "Tuy nhiên, cả năm xuất khẩu đạt 410 triệu USD, bằng 95% kế hoạch".
"""

from __future__ import annotations

from itertools import takewhile

from etl.extract.comparison import comparison_at
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

_ALL, _YEAR = 100, len("2015")
_FAR = 8  # tokens behind a level in which it is told how much of the plan it is


def falls_short(mention: Mention, period: str | None, planned: Token | None) -> bool:
    """Whether what was `planned` above the sentence is told to be missed in the year `period`, by this figure or one
    behind it in its clause; of a part of the year less than all of the year's plan is planned, too."""
    if planned is None or period is None or len(period) != _YEAR or planned.start >= mention.tokens[0].start:
        return False
    tokens = mention.tokens
    ahead = takewhile(
        lambda k: not tokens[k].is_("sign", ";", ":"), range(mention.i, min(len(tokens), mention.i + _FAR))
    )
    for k in ahead:
        if tokens[k].kind != "quantity" or tokens[k].value.base != "pct" or k + 1 == len(tokens):
            continue
        found = comparison_at(tokens, k + 1)
        reached = tokens[k - 1].is_("verb", "level", "index") if k else False
        if found is not None and found[0].kind == "plan" and not found[0].said:
            return reached and tokens[k].value.value < _ALL
    return False
