"""Log-linear choice: what each candidate weighs, and how probable that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log

from etl.catalogue.reader_weights import SCALE, Sums, unpacked
from etl.extract.scoring.lines import Candidate, Features

_LEAST = 1e-6


def chances(candidates: Sequence[Candidate], weights: Sums) -> dict[str, float]:
    """How probable each label is, by the sum over its candidates; the probabilities add up to one."""
    shares = _shares([weights.of(features, bundles) for _, features, bundles in candidates])
    out: dict[str, float] = {}
    for candidate, share in zip(candidates, shares, strict=True):
        label = candidate[0]
        out[label] = out.get(label, 0.0) + share
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


def _shares(scores: Sequence[int]) -> list[float]:
    top = max(scores)
    shares = [exp((score - top) / SCALE) if score != top else 1.0 for score in scores]
    total = sum(shares)
    return [share / total for share in shares]
