"""The text as the second reader sees it: lines of tokens, slots for figures, names of indicators.

Only what the lexer, the catalogue and the calendar say; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from etl.catalogue import Catalogue
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Vocabulary
from etl.language.period_expressions import Calendar
from etl.language.quantities import Quantity
from etl.language.sentences import Sentence

_KINDS = {"pct": "pct", "points": "pct", "times": "times", "vnd": "money", "usd": "money", "kwh": "energy"}
_MONEY_SCALE = 10**6
_LONGEST = 150  # tokens; a longer sentence is read in pieces, so that the time for a slot has a bound
_HEADINGS = 4  # those above a line that are looked at, the nearest
_NAMES = frozenset({"indicator", "part", "contextual", "head", "action"})
"""The kinds of tokens that name an indicator, alone or with another one."""

COMPARING = frozenset({"compare:prefix", "compare:same", "bound:over", "benign:with"})
"""The keys of the tokens before what something is compared with."""

_WORDS = frozenset({"word", "number", "sign"})

Names = tuple[str, ...]
"""The names of features."""

Bundle = tuple[Any, ...]
"""Features that often come together: the function that names them, and what it names them by.

They are weighed by that, and named only where they are weighed for the first time.
"""

Features = tuple[Collection[str], Sequence[Bundle]]
"""What speaks for or against something: features, and bundles of others; none is there twice."""

Candidate = tuple[str, Collection[str], Sequence[Bundle]]
"""A label with the features and bundles that speak for or against it."""


class Name(NamedTuple):
    """A name of an indicator at token `at` of its line: `kind` of token, `code` of the indicator or part.

    `written` is how it is written, and between which words.
    """

    at: int
    kind: str
    code: str
    written: tuple[str, int, str, str, bool]


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
        value = self.quantity.value * self.quantity.scale
        return max(0, value.adjusted()) if value else 0


class Time(NamedTuple):
    """A period at token `at` of its line, by a calendar: its `code` (None where it has none), what it is there for
    (`Line.roles`), how it is related to the report's, and how many brackets are open there."""

    at: int
    code: str | None
    role: str
    relative: str
    depth: int


class Line:
    """A sentence with its tokens; `heading` is the number of the heading or opening line before it, -1 without one.

    `under` are the numbers of the headings that are open there, the nearest first.

    The lists are the indices of the tokens of one kind: `periods` without days, `commas` with semicolons. What
    only some lines are asked for is found where they are.
    """

    def __init__(
        self, sentence: Sentence, tokens: Tokens, number: int, heading: int, under: tuple[int, ...] = ()
    ) -> None:
        self.sentence, self.tokens, self.number = sentence, tokens, number
        self.heading, self.under = heading, under
        places = tokens.places
        self.areas, self.figures, self.verbs = places("area"), places("quantity"), places("verb")
        self.periods = [i for i in places("period") if not tokens[i].value.is_day]
        self.words_of_scenarios = places("scenario")
        self.times: dict[Calendar, list[Time]] = {}
        self._telling: dict[str, tuple[list[int], list[str]]] = {}

    @cached_property
    def kinds(self) -> list[str]:
        """What each token is."""
        return [token.kind for token in self.tokens]

    @cached_property
    def keys(self) -> list[str]:
        """What each token says, in one word: the word itself, or the kind with its value."""
        return [token.value if token.kind in _WORDS else _key(token.kind, token.value) for token in self.tokens]

    @cached_property
    def names(self) -> list[Name]:
        """The names of indicators."""
        return [self._name(i) for i in self.tokens.places_of(_NAMES)]

    def _name(self, i: int) -> Name:
        token, keys = self.tokens[i], self.keys
        before, behind = keys[i - 1] if i else "^", keys[i + 1] if i + 1 < len(keys) else "$"
        # Its length does for the words.
        return Name(i, token.kind, token.value, (token.value, token.end - token.start, before, behind, i <= 1))

    @cached_property
    def commas(self) -> list[int]:
        """The commas and semicolons."""
        return [i for i in self.tokens.places("sign") if self.tokens[i].value in ",;"]

    @cached_property
    def brackets(self) -> list[int]:
        """The brackets, of both sides."""
        return [i for i in self.tokens.places("sign") if self.tokens[i].value in "()[]"]

    @cached_property
    def compares(self) -> list[int]:
        """The words for what something is compared with."""
        return [i for i in self.tokens.places("compare") if self.tokens[i].value != "prefix"]

    @cached_property
    def compared(self) -> list[int]:
        """The same, and the times that something is compared with."""
        keys, times = self.keys, self.tokens.places("period")
        return sorted([*self.compares, *[i for i in times if i and keys[i - 1] in COMPARING]])

    def over(self, low: int, high: int) -> Bundle:
        """What is between a name and a slot, by the kinds of the tokens from `low` to before `high`."""
        return _over, frozenset(self.kinds[low:high])

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

    def telling(self, name: str, i: int, kinds: Container[str], verbs: Collection[str] = ()) -> list[str]:
        """The features "`name` key" of the tokens before `i` that are of one of `kinds` or one of the `verbs`."""
        found = self._telling.get(name)
        if found is None:
            at = [k for kind, places in self.tokens.of_kind.items() if kind in kinds for k in places]
            at = sorted([*at, *[k for k in self.verbs if verbs and self.tokens[k].value in verbs]])
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


def _key(kind: str, value: Any) -> str:
    """What a token of `kind` with `value` says."""
    if kind == "quantity":
        return f"<{value.base or 'number'}>"
    if kind in ("period", "area"):
        return f"<{kind}>"
    return f"{kind}:{value}" if isinstance(value, str) else f"{kind}:"


def _over(kinds: frozenset[str]) -> Names:
    return tuple(f"over {kind}" for kind in kinds)


@dataclass
class Text:
    """A document's lines, with what is known of it beside the text.

    `own_period` and `own_area` are those that its card states ("" where it states none); an area has its earlier id.
    """

    lines: list[Line]
    catalogue: Catalogue
    words: Vocabulary
    published: int = 0
    month: int = 0
    title: str = ""
    address: str = ""
    publisher: str = ""
    own_period: str = ""
    own_area: str = ""
    offers: dict[tuple[int, str | None], dict[str, Bundle]] = field(default_factory=dict)
    scenarios_above: dict[int, Bundle] = field(default_factory=dict)
    names_above: dict[int, list[tuple[Line, Name]]] = field(default_factory=dict)

    def slots(self) -> list[Slot]:
        """Every slot of the text, in order."""
        return [slot_of(line, i) for line in self.lines for i in line.figures]

    @cached_property
    def estimates(self) -> int:
        """How often the text speaks of estimates."""
        return sum(line.tokens[i].value == "estimate" for line in self.lines for i in line.words_of_scenarios)

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


def once(*features: str) -> Names:
    """The features, each once."""
    return tuple(dict.fromkeys(features))


def named(bundle: Bundle) -> Names:
    """The features of a bundle."""
    names: Names = bundle[0](*bundle[1:])
    return names


def features_of(features: Collection[str], bundles: Iterable[Bundle]) -> list[str]:
    """Every feature once, the bundles' too."""
    return list(dict.fromkeys(chain(features, *map(named, bundles))))


def few(n: int, most: int = 4) -> str:
    """A number for a feature: itself, or `most` and more."""
    return str(n) if n < most else f"{most}+"


def text_lines(sentences: Sequence[tuple[Sentence, Sequence[Token]]]) -> list[Line]:
    """The lines of `sentences`, each with its tokens."""
    lines: list[Line] = []
    heading = -1
    headings: list[tuple[int, int]] = []  # those that are open: level and number, the nearest last
    for sentence, tokens in sentences:
        number = len(lines)
        if sentence.level:
            headings = [(level, at) for level, at in headings if level < sentence.level]
        under = tuple(at for _, at in headings[: -_HEADINGS - 1 : -1])
        if isinstance(tokens, Tokens) and 0 < len(tokens) <= _LONGEST:
            lines.append(Line(sentence, tokens, number, heading, under))
        else:
            for low in range(0, len(tokens), _LONGEST):
                lines.append(Line(sentence, Tokens(tokens[low : low + _LONGEST]), len(lines), heading, under))
        if number < len(lines) and (sentence.heading or (sentence.opens and sentence.first and not sentence.bullet)):
            heading = number
        if number < len(lines) and sentence.level:
            headings.append((sentence.level, number))
    return lines


def slot_of(line: Line, index: int) -> Slot:
    """The slot of the quantity at token `index` of `line`."""
    quantity: Quantity = line.tokens[index].value
    kind = _KINDS.get(quantity.base or "", "other")
    if quantity.base is None:
        kind = "money" if quantity.scale >= _MONEY_SCALE else "count"
    return Slot(line.number, index, quantity, kind)
