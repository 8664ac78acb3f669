"""Log-linear choice: what each candidate weighs, and how probable that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp, log

from etl.catalogue.reader_weights import SCALE, Rows, unpacked

_LEAST = 1e-6


def chances(candidates: Sequence[tuple[str, Sequence[str]]], weights: Mapping[str, int]) -> dict[str, float]:
    """How probable each label is, by the sum over its candidates; the probabilities add up to one."""
    get, nothing = weights.get, repeat(0)
    shares = _shares([sum(map(get, set(features), nothing)) for _, features in candidates])
    out: dict[str, float] = {}
    for (label, _), share in zip(candidates, shares, strict=True):
        out[label] = out.get(label, 0.0) + share
    return out


def class_chances(features: Sequence[str], rows: Rows, classes: Sequence[str]) -> dict[str, float]:
    """How probable each of `classes` is, each feature having one weight for each."""
    scores = unpacked(sum(map(rows.get, set(features), repeat(0))), len(classes))
    return dict(zip(classes, _shares(scores), strict=True))


def best(chances: Mapping[str, float]) -> str:
    """The most probable label; of equals the first."""
    return max(chances, key=chances.__getitem__)


def calibrated(probability: float, calibration: tuple[float, float]) -> float:
    """How often something believed with `probability` is so; `calibration` is offset and factor of its logit."""
    p = min(max(probability, _LEAST), 1 - _LEAST)
    return 1 / (1 + exp(-(calibration[0] + calibration[1] * log(p / (1 - p)))))


def _shares(scores: Sequence[int]) -> list[float]:
    top = max(scores)
    shares = [exp((score - top) / SCALE) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
