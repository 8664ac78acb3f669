"""Log-linear choice: what each candidate weighs, and how probable that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from etl.catalogue.reader_weights import SCALE, Sums, unpacked
from etl.extract.scoring.lines import Candidate, Features

_LEAST = 1e-6
_MOST_POWERS = 1 << 14


def chances(candidates: Sequence[Candidate], weights: Sums) -> dict[str, float]:
    """How probable each label is, by the sum over its candidates; the probabilities add up to one."""
    of = weights.of
    shares = _shares([of(features, bundles) for _, features, bundles in candidates])
    out: dict[str, float] = {}
    for (label, *_), share in zip(candidates, shares, strict=True):
        out[label] = out[label] + share if label in out else share
    return out


def class_chances(found: Features, rows: Sums, classes: Sequence[str]) -> dict[str, float]:
    """How probable each of `classes` is, each feature having one weight for each (`packed`)."""
    return dict(zip(classes, _shares(unpacked(rows.of(*found), len(classes))), strict=True))


def best(chances: Mapping[str, float]) -> str:
    """The most probable label; of equals the first."""
    return max(chances, key=chances.__getitem__)


def calibrated(probability: float, calibration: tuple[float, float]) -> float:
    """How often something believed with `probability` is so; `calibration` is offset and factor of its logit."""
    p = min(max(probability, _LEAST), 1 - _LEAST)
    return 1 / (1 + exp(-(calibration[0] + calibration[1] * log(p / (1 - p)))))


class _Powers(dict[int, float]):
    """By how much less than the best a candidate weighs, how many times less probable that makes it."""

    def __missing__(self, less: int) -> float:
        if len(self) >= _MOST_POWERS:
            self.clear()
        found = self[less] = exp(-less / SCALE)
        return found


_POWERS = _Powers()


def _shares(scores: Sequence[int]) -> Sequence[float]:
    top = max(scores)
    if len(scores) == 1:
        return (1.0,)
    shares = [*map(_POWERS.__getitem__, map(top.__sub__, scores))]
    total = float(sum(shares))
    return [*map(total.__rtruediv__, shares)]
