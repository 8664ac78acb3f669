"""The weights of the second reader (`extract/scoring`), from `data/second_reader.json`, and of that of tables, from
`data/table_reader.json`; `make train` writes the files.

Without them reports are read all the same, by the rules alone: a fault is one line (`fault`) and no error.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain, repeat
from pathlib import Path
from struct import pack, unpack
from typing import Any

from etl.catalogue.reader_lessons import Lessons, load_lessons

CHOICES = ("report_period", "report_area", "indicator", "period", "area")
"""The decisions between candidates, each with features of its own: a feature has one weight."""
TABLE_CHOICES = ("indicator", "period", "unit", "area")
"""Those of a table's cell."""
CLASSES = ("measure", "scenario")
"""The decisions between classes: a feature has one weight for each class."""
SCALE = 100
"""Weights are whole hundredths, so that their sums are the same in any order and on any machine."""

ALONE = "reports are read by the rules alone, every figure as `one`"
"""What follows where the second reader has no weights."""


Rows = Mapping[str, int]
"""The weights of the features of one decision, one for each of its classes, as one number (`packed`)."""

_MOST_SUMS = 1 << 15

_LANE = 32  # bits for a weight; a sum of two thousand of the largest keeps within it
_HALF = 1 << (_LANE - 1)
_LARGEST = 10**6


class Sums(dict[tuple[Any, ...], int]):
    """What bundles of features weigh by `weights`, each named and added up once; one without a weight weighs nothing.

    A bundle is a function that names features, and what it names them by.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, bundle: tuple[Any, ...]) -> int:
        if len(self) >= _MOST_SUMS:
            self.clear()
        total = self[bundle] = sum(map(self.weights.get, bundle[0](*bundle[1:]), repeat(0)))
        return total

    def of(self, features: Collection[str], bundles: Iterable[tuple[Any, ...]]) -> int:
        """The sum of the weights of `features` and of those that `bundles` name."""
        total = sum(map(self.__getitem__, bundles))
        return total + sum(map(self.weights.get, features, repeat(0))) if features else total

    def __reduce__(self) -> tuple[type[Sums], tuple[Mapping[str, int]]]:
        return Sums, (self.weights,)


@dataclass(frozen=True, eq=False)
class ReaderWeights:
    """What the second reader has learned.

    `features` names the set of features that the weights are for; `known` are the indicators that it was taught;
    `choices` and `classes` are the weights of each decision, `labels` the classes of a decision in the order of their
    weights; `calibration` turns the logit of what it believes into that of how often it is right (offset, factor).
    `lessons` are the texts that are read with other weights, since they taught these (`for_text`).
    `fault`: why there are no weights, one line; None where there are.
    """

    features: str = ""
    known: frozenset[str] = frozenset()
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    classes: Mapping[str, Rows] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calibration: tuple[float, float] = (0.0, 1.0)
    lessons: Lessons = field(default_factory=Lessons)
    fault: str | None = None

    @cached_property
    def sums(self) -> Mapping[str, Sums]:
        """The weights of each decision, `choices` and `classes`, as sums of bundles."""
        return {name: Sums(weights) for name, weights in {**self.choices, **self.classes}.items()}

    def for_text(self, text: str) -> ReaderWeights:
        """The weights to read `text` with: these, or those that were trained without it where it was a lesson."""
        other = self.lessons.left_out(text)
        return self if other is None else _weights_in(other, "second_reader_lessons.jsonl")


def load_weights(path: Path, lessons: Path | None = None, choices: tuple[str, ...] = CHOICES) -> ReaderWeights:
    """The weights in the file `path`, which decides `choices`, with the `lessons`.

    Where one is missing or damaged, none with the `fault`.
    """
    try:
        content = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        return _faulty(path, error)
    weights = _weights_in(content, path, choices)
    taught = load_lessons(lessons) if lessons is not None else Lessons()
    if weights.fault is None and taught.fault is not None:
        return _faulty(lessons, taught.fault)
    return replace(weights, lessons=taught)


@lru_cache(maxsize=8)
def _weights_in(content: str, where: Path | str, choices: tuple[str, ...] = CHOICES) -> ReaderWeights:
    try:
        return weights_of(json.loads(content), choices)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return _faulty(where, error)


def _faulty(where: object, error: object) -> ReaderWeights:
    why = " ".join(str(error).split())[:120] or type(error).__name__
    return ReaderWeights(fault=f"{where}: no weights for the second reader ({why}); {ALONE}: `make train`")


def weights_of(data: Mapping[str, Any], choices: Collection[str] = CHOICES) -> ReaderWeights:
    """The weights of a decoded file, which decides `choices`.

    Raises ValueError, KeyError, TypeError or AttributeError where they are none.
    """
    labels = {name: tuple(map(str, data["labels"][name])) for name in CLASSES}
    classes = {name: _rows(name, data["classes"][name], len(labels[name])) for name in CLASSES}
    offset, factor = data["calibration"]
    chosen = {name: dict(data["choices"][name]) for name in choices}
    for weights in chosen.values():
        _check(weights.values())
    return ReaderWeights(
        features=str(data["features"]),
        known=frozenset(map(str, data["known"])),
        choices=chosen,
        classes=classes,
        labels=labels,
        calibration=(float(offset), float(factor)),
    )


def packed(weights: Sequence[int]) -> int:
    """The weights of a row as one number, so that rows are added in one step; each has `_LANE` bits of it."""
    above = [weight + _HALF for weight in weights]
    return int.from_bytes(pack(f"<{len(above)}I", *above), "little") - _above_zero(len(above))


def unpacked(total: int, size: int) -> tuple[int, ...]:
    """The sums in a sum of packed rows, all greater by one and the same number."""
    return unpack(f"<{size}I", (total + _above_zero(size)).to_bytes(size * _LANE // 8, "little"))


@lru_cache(maxsize=8)
def _above_zero(size: int) -> int:
    """What keeps the sums of packed rows from being negative."""
    return int.from_bytes(pack(f"<{size}I", *[_HALF] * size), "little")


def _rows(name: str, weights: Mapping[str, Any], size: int) -> Rows:
    if not size or any(len(row) != size for row in weights.values()):
        raise ValueError(f"{name}: not one weight for each of its classes")
    _check([*chain.from_iterable(weights.values())])
    return {feature: packed(row) for feature, row in weights.items()}


def _check(weights: Collection[Any]) -> None:
    """Raises ValueError where one of `weights` is none: text, a number with decimals, true, or one too large."""
    if {*map(type, weights)} - {int} or max(map(abs, weights), default=0) > _LARGEST:
        wrong = next(weight for weight in weights if type(weight) is not int or abs(weight) > _LARGEST)
        raise ValueError(f"{wrong!r} is no weight")
