"""The text as the second reader sees it: lines of tokens, slots for figures, names of indicators.

Only what the lexer, the catalogue and the calendar say; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log10
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.tokens import Token
from etl.extract.vocabulary import Vocabulary
from etl.language.quantities import Quantity
from etl.language.sentences import Sentence

_KINDS = {"pct": "pct", "points": "pct", "times": "times", "vnd": "money", "usd": "money", "kwh": "energy"}
_MONEY_SCALE = 10**6
_LONGEST = 150  # tokens; a longer sentence is read in pieces, so that the time for a slot has a bound
_NAMES = frozenset({"indicator", "part", "contextual", "head", "action"})
"""The kinds of tokens that name an indicator, alone or with another one."""

COMPARING = frozenset({"compare:prefix", "compare:same", "bound:over", "benign:with"})
"""The keys of the tokens before what something is compared with."""

_PLAIN = frozenset({"word", "sign", "number"})

Candidate = tuple[str, list[str]]
"""A label with the features that speak for or against it."""


class Name(NamedTuple):
    """A name of an indicator at token `at` of its line: `kind` of token, `code` of the indicator or part."""

    at: int
    kind: str
    code: str


class Slot(NamedTuple):
    """A place for a figure: the quantity at token `at` of line `line`.

    `kind`: pct, times, money, energy, count, other.
    """

    line: int
    at: int
    quantity: Quantity
    kind: str

    @property
    def size(self) -> int:
        """The order of magnitude of the figure in its base unit."""
        value = abs(self.quantity.value * self.quantity.scale)
        return int(log10(value)) if value >= 1 else 0


@dataclass(slots=False)
class Line:
    """A sentence with its tokens; `heading` is the number of the heading that it is under, -1 without one."""

    sentence: Sentence
    tokens: Sequence[Token]
    number: int
    heading: int
    names: list[Name] = field(init=False)

    def __post_init__(self) -> None:
        self.names = [Name(i, t.kind, t.value) for i, t in enumerate(self.tokens) if t.kind in _NAMES]

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.tokens[0].start

    def over(self, low: int, high: int) -> list[str]:
        """What is between a name and a slot, by the kinds of the tokens."""
        return [f"over {kind}" for kind in set(self.kinds[low:high])]

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of the tokens."""
        return [token.kind for token in self.tokens]

    @cached_property
    def keys(self) -> list[str]:
        """What each token says, in one word: the word itself, or the kind with its value."""
        return [_key(token) for token in self.tokens]

    @cached_property
    def periods(self) -> list[int]:
        """The indices of the periods, without days."""
        return [i for i, t in enumerate(self.tokens) if t.kind == "period" and not t.value.is_day]

    @cached_property
    def areas(self) -> list[int]:
        """The indices of the areas named."""
        return [i for i, t in enumerate(self.tokens) if t.kind == "area"]

    @cached_property
    def figures(self) -> list[int]:
        """The indices of the quantities."""
        return [i for i, t in enumerate(self.tokens) if t.kind == "quantity"]

    @cached_property
    def verbs(self) -> list[int]:
        """The indices of the verbs."""
        return [i for i, t in enumerate(self.tokens) if t.kind == "verb"]

    @cached_property
    def scenarios(self) -> frozenset[str]:
        """The keys of the words of estimates and plans."""
        return frozenset(key for key, t in zip(self.keys, self.tokens, strict=True) if t.kind == "scenario")

    def figures_between(self, low: int, high: int) -> int:
        """How many quantities are behind token `low` and before token `high`."""
        return bisect_left(self.figures, high) - bisect_right(self.figures, low)

    def figure_before(self, i: int) -> int:
        """The index of the last quantity before token `i`, -1 without one."""
        at = bisect_left(self.figures, i)
        return self.figures[at - 1] if at else -1

    def verb_before(self, i: int) -> int:
        """The index of the last verb before token `i`, -1 without one."""
        at = bisect_left(self.verbs, i)
        return self.verbs[at - 1] if at else -1

    @cached_property
    def roles(self) -> dict[int, str]:
        """What each period is there for, by the words right before it: compared, planned, since or free."""
        return {i: self._role(i) for i in self.periods}

    def _role(self, i: int) -> str:
        keys = self.keys
        for k in range(i - 1, max(-1, i - 4), -1):
            if keys[k] in COMPARING:
                return "compared"
            if keys[k].startswith(("scenario:plan", "compare:plan")):
                return "planned"
            if self.tokens[k].kind in ("verb", "quantity") or keys[k] in (",", ";", ":"):
                break
        return "since" if i and keys[i - 1] in ("từ", "kể", "aside:remark") else "free"

    @cached_property
    def depths(self) -> list[int]:
        """How many brackets are open at each token."""
        depth, depths = 0, []
        for token in self.tokens:
            if token.kind == "sign" and token.value in "([":
                depth += 1
            depths.append(depth)
            if token.kind == "sign" and token.value in ")]" and depth:
                depth -= 1
        return depths


def _key(token: Token) -> str:
    kind = token.kind
    if kind in _PLAIN:
        return str(token.value)
    if kind == "quantity":
        return f"<{token.value.base or 'number'}>"
    if kind == "period":
        return "<period>"
    if kind == "area":
        return "<area>"
    return f"{kind}:{token.value if isinstance(token.value, str) else ''}"


@dataclass
class Text:
    """A document's lines, with what is known of it beside the text."""

    lines: list[Line]
    catalogue: Catalogue
    words: Vocabulary
    published: int = 0
    month: int = 0
    title: str = ""
    address: str = ""
    publisher: str = ""
    offers: dict[tuple[int, str | None], dict[str, list[str]]] = field(default_factory=dict)
    scenarios_above: dict[int, list[str]] = field(default_factory=dict)

    def slots(self) -> list[Slot]:
        """Every slot of the text, in order."""
        return [slot_of(line, i) for line in self.lines for i in line.figures]

    @cached_property
    def estimates(self) -> int:
        """How often the text speaks of estimates."""
        return sum(1 for line in self.lines for t in line.tokens if t.kind == "scenario" and t.value == "estimate")

    @cached_property
    def wholes(self) -> list[tuple[int, int, str]]:
        """The names of indicators in order: (line, index, code of the whole)."""
        indicators = self.catalogue.indicators
        return [
            (line.number, name.at, indicators[name.code].parent or name.code)
            for line in self.lines
            for name in line.names
            if name.kind in ("indicator", "head", "contextual") and name.code in indicators
        ]

    @cached_property
    def wholes_before(self) -> list[int]:
        """For each line how many of `wholes` are in the lines before it."""
        counts, k = [], 0
        for line in self.lines:
            while k < len(self.wholes) and self.wholes[k][0] < line.number:
                k += 1
            counts.append(k)
        return counts


def few(n: int, most: int = 4) -> str:
    """A number for a feature: itself, or `most` and more."""
    return str(n) if n < most else f"{most}+"


def text_lines(sentences: Sequence[tuple[Sentence, Sequence[Token]]]) -> list[Line]:
    """The lines of `sentences`, each with its tokens."""
    lines: list[Line] = []
    heading = -1
    for sentence, tokens in sentences:
        number = len(lines)
        for low in range(0, len(tokens), _LONGEST):
            lines.append(Line(sentence, tokens[low : low + _LONGEST], len(lines), heading))
        if number < len(lines) and (sentence.heading or (sentence.opens and sentence.first and not sentence.bullet)):
            heading = number
    return lines


def slot_of(line: Line, index: int) -> Slot:
    """The slot of the quantity at token `index` of `line`."""
    quantity: Quantity = line.tokens[index].value
    kind = _KINDS.get(quantity.base or "", "other")
    if quantity.base is None:
        kind = "money" if quantity.scale >= _MONEY_SCALE else "count"
    return Slot(line.number, index, quantity, kind)
