"""A figure in its sentence; `assembly` decides what it states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from etl.extract.comparison import Comparison
from etl.extract.observation import EARLY
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.right_context import RightContext
from etl.extract.tokens import Token, Tokens
from etl.language.quantities import Quantity

BOUNDS_BEHIND = {"upward": "over", "downward": "under"}
"""The bounds that words of size behind a figure set ("16% trở lên"), by the value of their token."""

_AMOUNTS = ("vnd", "usd", "kwh")
_FILLING = frozenset({"benign", "generic", "bound", "word"})
_NEAR = 5  # tokens behind "gấp đôi" in which an amount is what it is double of


@dataclass(slots=True)
class Mention:
    """A quantity's token with its tail, at index `i` of its sentence's tokens.

    `compared` is the comparison that it is the figure of: what something else was set beside.
    """

    token: Token
    right: RightContext
    tokens: Tokens
    i: int
    compared: Comparison | None = None
    quantity: Quantity = field(init=False)  # the quantity itself

    def __post_init__(self) -> None:
        """Takes the quantity out of its token, for it is asked for all the time."""
        self.quantity = self.token.value

    def followed_by(self, kind: str, *values: str) -> bool:
        """Whether the token behind the figure and its tail is of `kind`, and has one of `values`."""
        if self.right.next >= len(self.tokens):
            return False
        behind = self.tokens[self.right.next]
        return behind.kind == kind and (not values or behind.value in values)

    @property
    def then(self) -> Comparison | None:
        """The year before, where an amount is told to be its: "500 triệu USD năm ngoái". A rate is on that year."""
        told = self.right.comparison
        own = told is not None and told.kind == "year" and not told.said and self.quantity.base in _AMOUNTS
        return told if own else None

    @property
    def is_times_an_amount(self) -> bool:
        """ "Gấp đôi con số 300 tỷ đồng của năm 2010": what it is so many times is an amount, not a time."""
        if self.quantity.base != "times":
            return False
        behind = (t for t in self.tokens[self.i + 1 : self.i + 1 + _NEAR] if t.kind not in _FILLING)
        amount = next(behind, None)
        return amount is not None and amount.kind == "quantity" and amount.value.base in _AMOUNTS

    @property
    def is_multiplied(self) -> bool:
        """Whether it is the amount that something is so many times: "gấp 3 lần mức 200 tỷ đồng"."""
        before = self.tokens[max(0, self.i - _NEAR) : self.i]
        last = next((t for t in reversed(before) if t.kind not in _FILLING), None)
        return last is not None and last.kind == "quantity" and last.value.base == "times"

    @property
    def bound(self) -> str | None:
        """What the words of size before or behind the figure make of it: "gần 500 triệu USD", "16% trở lên"."""
        k = self.i - 1
        if k > 0 and self.tokens[k].is_("verb", "times"):
            k -= 1  # "tăng gần gấp đôi"
        if k >= 0 and self.tokens[k].kind == "bound":
            return str(self.tokens[k].value)
        behind = self.tokens[self.right.next] if self.right.next < len(self.tokens) else None
        return BOUNDS_BEHIND.get(behind.value) if behind is not None and behind.kind == "benign" else None


def tells_outcome(mention: Mention, folded: str, outcome: Iterable[str]) -> bool:
    """Whether words of `outcome` stand between the amount before and this one, and none of another plan: "phấn đấu
    720 triệu USD nhưng kết quả chỉ đạt 650 triệu USD"."""
    tokens = mention.tokens
    last = tokens.last(mention.i, "quantity")
    base = mention.quantity.base
    if last is None or base in (None, "points", "times"):
        return False
    changes = mention.i > 0 and tokens[mention.i - 1].is_("verb", "up", "down")  # "… 120 triệu USD nhưng vẫn tăng 15%"
    if base == "pct" and tokens[last].value.base != base and not changes:
        return False
    said = tokens[last + 1 : mention.i]
    if any((t.kind == "scenario" and t.value not in EARLY) or t.is_("compare", "plan") for t in said):
        return False
    between = f" {folded[tokens[last].end : mention.token.start]} "
    return any(f" {words} " in between for words in outcome)


def source_behind(mention: Mention, subject: Subject) -> Token | None:
    """What an amount comes from, told right behind it: "1.028 tỷ đồng từ hoạt động xuất nhập khẩu"."""
    if mention.quantity.base not in ("vnd", "usd"):
        return None
    behind = mention.tokens[mention.i + 1 :]
    if not behind:
        return None
    if behind[0].is_("verb", "from"):
        source = next((t for t in behind[1:] if t.kind != "benign"), None)
        named = source is not None and source.kind in ("indicator", "other", "part")
        return source if named and source is not None and source.value != subject.indicator else None
    closes = len(behind) == 1 or behind[1].kind in ("sign", "compare", "verb", "continue")
    return behind[0] if behind[0].is_("other", "subject") and closes else None


def source_before(mention: Mention, subject: Subject) -> Token | None:
    """What the subject is told to come from, between its name and the verb of the figure: "thu ngân sách trên địa bàn
    từ du lịch đạt …"; None where that is but a time."""
    name, tokens = subject.name, mention.tokens
    if name is None or not tokens.has("verb", "from"):
        return None
    behind = [t for t in tokens[: mention.i] if t.start >= name.end and t.kind not in ("area", "scope", "price")]
    k = next((k for k, t in enumerate(behind) if t.kind != "benign"), len(behind))
    if k >= len(behind) or not behind[k].is_("verb", "from"):
        return None
    source = next((t for t in behind[k + 1 :] if t.kind != "benign"), None)
    said = any(t.kind == "verb" for t in behind[k + 1 :])
    return source if said and source is not None and source.kind in ("word", "other", "indicator", "counted") else None


def change_before(mention: Mention) -> tuple[str, ...]:
    """The verb of a change whose size stands right before the bracket of the figure: "tăng 11,8 tỷ đồng (17,4%)"."""
    before = [t for t in mention.tokens[max(0, mention.i - 5) : mention.i] if t.kind != "bound"]
    if len(before) < 3 or not before[-1].is_("sign", "(") or before[-2].kind != "quantity":
        return ()
    verb = before[-3]
    return (str(verb.value),) if before[-2].value.base != "pct" and verb.is_("verb", "up", "down") else ()


@dataclass(slots=True)
class Last:
    """What was read last in this sentence: its indicator, measure, base unit, verbs and value."""

    indicator: str
    measure: str
    base: str | None
    verbs: tuple[str, ...]
    value: Decimal
    of_planned: bool = False  # so much of what was planned: "5.400/5.200 tỷ đồng"
