"""The state of the context at one place of a text, other than the subject; `time_context` changes it along the text."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.comparison import Comparison
from etl.extract.tokens import Token
from etl.language.period_expressions import Expression


@dataclass(slots=True)
class ContextState:
    """What holds at one place; a bracket has a copy of its own.

    `period` is the expression last spoken of (None: the report's own), `shift` a period that only the clause speaks
    of ("cùng kỳ năm 2024 tăng …"), `planned` the token that made what follows a plan, `scenario` the token since the
    last figure, `before` a comparison since the last figure, `standing` one set for the whole sentence, `listed` the
    scenario told of a whole list ("các sản phẩm ước đạt: …"), `vague` the token that leaves open whether what follows
    was planned or reached ("Theo kế hoạch, …").
    """

    period: Expression | None = None
    shift: Comparison | None = None
    planned: Token | None = None
    scenario: Token | None = None
    before: Comparison | None = None
    standing: Comparison | None = None
    listed: Token | None = None
    average: bool = False
    vague: Token | None = None
