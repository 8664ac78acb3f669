"""What a stretch of a sentence whose figures state nothing of the province is, and the clause it begins in."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.tokens import Token

CLAUSE, PART = frozenset(",;:.–"), frozenset(";:.")
"""The signs that end a clause; a part of a sentence."""

BEFORE = frozenset({"benign", "period", "area", "continue", "cumulative", "scenario", "bound"})
"""The kinds of tokens that may stand before whom a clause speaks of."""


class Reservation(NamedTuple):
    """Figures at `start:end` state nothing, and `why`; `group` where that holds for indicators of one group only."""

    start: int
    end: int
    why: str
    group: str | None = None
    nameless: bool = False  # a company without a name of its own: "Công ty phấn đấu …"
    doubt: bool = False  # it may be the province's all the same


def clause_before(tokens: list[Token], k: int) -> list[Token]:
    """The tokens of its clause before token `k`."""
    begin = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in CLAUSE), 0)
    return tokens[begin:k]
