"""The weights of the second reader (`extract/scoring`), from `data/second_reader.json`; `make train` writes the file.

Without them reports are read all the same, by the rules alone: a fault is one line (`fault`) and no error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHOICES = ("report_period", "report_area", "indicator", "period", "area")
"""The decisions between candidates, each with features of its own: a feature has one weight."""
CLASSES = ("measure", "scenario")
"""The decisions between classes: a feature has one weight for each class."""
SCALE = 100
"""Weights are whole hundredths, so that their sums are the same in any order and on any machine."""

ALONE = "reports are read by the rules alone, every figure as `one`"
"""What follows where the second reader has no weights."""


Rows = Mapping[str, tuple[int, ...]]
"""The weights of the features of one decision, one for each of its classes."""


@dataclass(frozen=True, eq=False)
class ReaderWeights:
    """What the second reader has learned.

    `features` names the set of features that the weights are for; `known` are the indicators that it was taught;
    `choices` and `classes` are the weights of each decision, `labels` the classes of a decision in the order of their
    weights; `calibration` turns the logit of what it believes into that of how often it is right (offset, factor).
    `fault`: why there are no weights, one line; None where there are.
    """

    features: str = ""
    known: frozenset[str] = frozenset()
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    classes: Mapping[str, Rows] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calibration: tuple[float, float] = (0.0, 1.0)
    fault: str | None = None


def load_weights(path: Path) -> ReaderWeights:
    """The weights in the file `path`; where it is missing or damaged, none with the `fault`."""
    try:
        return weights_of(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        why = " ".join(str(error).split())[:120] or type(error).__name__
        return ReaderWeights(fault=f"{path}: no weights for the second reader ({why}); {ALONE}: `make train`")


def weights_of(data: Mapping[str, Any]) -> ReaderWeights:
    """The weights of a decoded file. Raises ValueError, KeyError, TypeError or AttributeError where they are none."""
    labels = {name: tuple(map(str, data["labels"][name])) for name in CLASSES}
    classes = {name: _rows(name, data["classes"][name], len(labels[name])) for name in CLASSES}
    offset, factor = data["calibration"]
    return ReaderWeights(
        features=str(data["features"]),
        known=frozenset(map(str, data["known"])),
        choices={name: {str(f): _whole(w) for f, w in data["choices"][name].items()} for name in CHOICES},
        classes=classes,
        labels=labels,
        calibration=(float(offset), float(factor)),
    )


def _rows(name: str, weights: Mapping[str, Any], size: int) -> Rows:
    rows = {str(feature): tuple(map(_whole, row)) for feature, row in weights.items()}
    if not size or any(len(row) != size for row in rows.values()):
        raise ValueError(f"{name}: not one weight for each of its classes")
    return rows


def _whole(weight: object) -> int:
    if isinstance(weight, bool) or not isinstance(weight, int):
        raise ValueError(f"{weight!r} is no weight")
    return weight
