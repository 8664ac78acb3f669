"""The text as the second reader sees it: lines of tokens, slots for figures, names of indicators.

Only what the lexer, the catalogue and the calendar say; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
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

_WORDS = frozenset({"word", "number"})

Bundle = tuple[str, ...]
"""Features that often come together, made once and weighed once."""

Features = tuple[Collection[str], Sequence[Bundle]]
"""What speaks for or against something: features, and bundles of others; none is there twice."""

Candidate = tuple[str, Collection[str], Sequence[Bundle]]
"""A label with the features and bundles that speak for or against it."""


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


class Line:
    """A sentence with its tokens; `heading` is the number of the heading that it is under, -1 without one.

    `kinds` and `keys` are what each token is and says, in one word: the word itself, or the kind with its value. The
    other lists are the indices of the tokens of one kind: `periods` without days, `commas` with semicolons.
    """

    __slots__ = (
        "_roles", "_telling", "areas", "brackets", "commas", "figures", "heading", "keys", "kinds", "names", "number",
        "periods", "sentence", "tokens", "verbs", "words_of_scenarios",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, tokens: Sequence[Token], number: int, heading: int) -> None:
        self.sentence, self.tokens, self.number, self.heading = sentence, tokens, number, heading
        self.names: list[Name] = []
        self.keys: list[str] = []
        self.periods, self.areas, self.figures, self.verbs = list[int](), list[int](), list[int](), list[int]()
        self.words_of_scenarios, self.commas, self.brackets = list[int](), list[int](), list[int]()
        self.kinds = kinds = [token.kind for token in tokens]
        self._roles: dict[int, str] | None = None
        self._telling: dict[str, tuple[list[int], list[str]]] = {}
        say = self.keys.append
        for i, kind in enumerate(kinds):
            say(tokens[i].value if kind in _WORDS else self._key(i, kind))

    def _key(self, i: int, kind: str) -> str:
        """What token `i` says; notes where it is."""
        value = self.tokens[i].value
        if kind == "sign":
            if value in ",;":
                self.commas.append(i)
            elif value in "()[]":
                self.brackets.append(i)
            return str(value)
        if kind == "quantity":
            self.figures.append(i)
            return f"<{value.base or 'number'}>"
        if kind == "period":
            if not value.is_day:
                self.periods.append(i)
            return "<period>"
        if kind == "area":
            self.areas.append(i)
            return "<area>"
        if kind == "verb":
            self.verbs.append(i)
        elif kind in _NAMES:
            self.names.append(Name(i, kind, value))
        elif kind == "scenario":
            self.words_of_scenarios.append(i)
        return _said(kind, value if isinstance(value, str) else "")

    def over(self, low: int, high: int) -> set[str]:
        """What is between a name and a slot, by the kinds of the tokens from `low` to before `high`."""
        return set(map(_over, set(self.kinds[low:high])))

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.tokens[0].start

    def depth(self, i: int) -> int:
        """How many brackets are open at token `i`."""
        depth = 0
        for k in self.brackets:
            if k > i:
                break
            if self.keys[k] in "([":
                depth += 1
            elif k < i and depth:
                depth -= 1
        return depth

    def telling(self, name: str, i: int, kinds: Container[str], keys: Container[str] = ()) -> list[str]:
        """The features "`name` key" of the tokens before `i` that are of one of `kinds` or have one of `keys`."""
        found = self._telling.get(name)
        if found is None:
            both = zip(self.kinds, self.keys, strict=True)
            at = [k for k, (kind, key) in enumerate(both) if kind in kinds or key in keys]
            found = self._telling[name] = at, [f"{name} {self.keys[k]}" for k in at]
        return found[1][: bisect_left(found[0], i)]

    @property
    def scenarios(self) -> frozenset[str]:
        """The keys of the words of estimates and plans."""
        return frozenset([self.keys[i] for i in self.words_of_scenarios])

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

    @property
    def roles(self) -> dict[int, str]:
        """What each period is there for, by the words right before it: compared, planned, since or free."""
        if self._roles is None:
            self._roles = {i: self._role(i) for i in self.periods}
        return self._roles

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


@lru_cache(maxsize=256)
def _over(kind: str) -> str:
    return f"over {kind}"


@lru_cache(maxsize=4096)
def _said(kind: str, value: str) -> str:
    return f"{kind}:{value}"


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
    offers: dict[tuple[int, str | None], dict[str, Bundle]] = field(default_factory=dict)
    scenarios_above: dict[int, Bundle] = field(default_factory=dict)
    named: dict[tuple[int, int, str], Bundle] = field(default_factory=dict)

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


def bundle(*features: str) -> Bundle:
    """The features as a bundle, each once."""
    return tuple(dict.fromkeys(features))


def features_of(features: Collection[str], bundles: Sequence[Bundle]) -> list[str]:
    """Every feature once, the bundles' too."""
    return list(dict.fromkeys(chain(features, *bundles)))


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
