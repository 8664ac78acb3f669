"""Observations held against hand-read reports: precision, recall and F1, level by level.

A fact is found when value and unit agree; each further level asks one thing more: indicator, measure, period, area, and
for `complete` the scenario. A fact stated twice counts once. An `optional` fact (two careful readers disagreed) is
neither missed when absent nor wrong when present; `accept` lists other values that a careful reader would also give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fact = Mapping[str, Any]

LEVELS = ("value", "+indicator", "+measure", "+period", "+area", "complete")
_ASKED = ("indicator", "measure", "period", "area", "scenario")


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts there are, how many were predicted, and how many of these are right."""

    facts: int
    predictions: int
    hits: int

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.hits / self.predictions if self.predictions else 0.0

    @property
    def recall(self) -> float:
        """Share of the facts that were found."""
        return self.hits / self.facts if self.facts else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.hits / (self.facts + self.predictions) if self.facts + self.predictions else 0.0


def total(scores: Iterable[Score]) -> Score:
    """The scores of several reports as one."""
    rows = list(scores)
    return Score(sum(s.facts for s in rows), sum(s.predictions for s in rows), sum(s.hits for s in rows))


def score(facts: Sequence[Fact], guesses: Sequence[Fact], level: str, factors: Mapping[str, float]) -> Score:
    """The score of one report at `level`; `factors` turn units into base units."""
    asked = _ASKED[: LEVELS.index(level)]
    must = [f for f in facts if not f.get("optional")]
    may = [f for f in facts if f.get("optional")]
    rest = distinct(guesses, factors)
    hits, rest = _pair(must, rest, asked, factors)
    _, rest = _pair(may, rest, asked, factors)
    return Score(len(must), hits + len(rest), hits)


def misses(
    facts: Sequence[Fact], guesses: Sequence[Fact], factors: Mapping[str, float]
) -> tuple[list[Fact], list[Fact]]:
    """The facts that no prediction states completely, and the predictions that state no fact."""
    must = [f for f in facts if not f.get("optional")]
    rest = distinct(guesses, factors)
    missed = [f for f in must if not any(_fits(f, g, _ASKED, factors) for g in rest)]
    wrong = [g for g in rest if not any(_fits(f, g, _ASKED, factors) for f in facts)]
    return missed, wrong


def distinct(guesses: Sequence[Fact], factors: Mapping[str, float]) -> list[Fact]:
    """Each statement once, however often the report repeats it."""
    seen: dict[tuple[object, ...], Fact] = {}
    for g in guesses:
        key = (g["unit"], float(g["value"]) * factors[g["unit"]], *(g[k] for k in _ASKED))
        seen.setdefault(key, g)
    return list(seen.values())


def _pair(
    facts: Sequence[Fact], guesses: list[Fact], asked: Sequence[str], factors: Mapping[str, float]
) -> tuple[int, list[Fact]]:
    """How many facts find a guess of their own, and the guesses left; the strictest pairs first."""
    left, open_facts, hits = list(guesses), list(facts), 0
    for n in range(len(_ASKED), len(asked) - 1, -1):
        for fact in list(open_facts):
            match = next((g for g in left if _fits(fact, g, _ASKED[:n], factors)), None)
            if match is not None:
                left.remove(match)
                open_facts.remove(fact)
                hits += 1
    return hits, left


def _fits(fact: Fact, guess: Fact, asked: Sequence[str], factors: Mapping[str, float]) -> bool:
    return _same_value(fact, guess, factors) and all(guess[key] in _allowed(fact, key) for key in asked)


def _same_value(fact: Fact, guess: Fact, factors: Mapping[str, float]) -> bool:
    value = float(guess["value"]) * factors[guess["unit"]]
    wanted = [float(v) * factors[fact["unit"]] for v in _allowed(fact, "value")]
    return any(abs(value - w) <= 1e-6 * max(1.0, abs(w)) for w in wanted) and _kind(fact) == _kind(guess)


def _kind(row: Fact) -> str:
    unit = str(row["unit"])
    return unit.rsplit("_", 1)[-1]


def _allowed(fact: Fact, key: str) -> list[Any]:
    return [fact.get(key), *fact.get("accept", {}).get(key, [])]
