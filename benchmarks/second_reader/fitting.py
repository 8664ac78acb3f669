"""Log-linear models fitted to decisions: candidates with features, and which of them are right.

Of several right candidates (a name that occurs twice, a period that two careful readers would give) any will do: what
is maximised is the probability of their sum, less a penalty on the squares of the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from etl.catalogue.reader_weights import SCALE
from etl.extract.scoring.lines import Bundle, Candidate, Features, features_of, named

Floats = NDArray[np.float64]
Candidates = Sequence[Candidate]
Naming = Callable[..., list[str]]


def all_features_of(features: Collection[str], bundles: Iterable[Bundle]) -> list[str]:
    """Every feature as often as it is there, in the bundles, too: a sum of bundles weighs it so often."""
    return [*features, *chain.from_iterable(map(named, bundles))]


@dataclass
class Choices:
    """Decisions between candidates that each have features of their own, as one matrix."""

    names: list[str]
    rows: csr_matrix
    starts: NDArray[np.int64]  # row `starts[k]` is the first candidate of decision k
    right: NDArray[np.bool_]

    @classmethod
    def of(
        cls, decisions: Sequence[tuple[Candidates, Collection[str]]], least: int = 2, names: Naming = features_of
    ) -> Choices:
        """`decisions`: candidates and the labels that are right. Features of fewer than `least` are left out.

        `names` names the features of a candidate: each once, or as often as it is there.
        """
        flat = [([(c[0], names(*c[1:])) for c in candidates], labels) for candidates, labels in decisions]
        kept, index = _names([[f for _, features in candidates for f in features] for candidates, _ in flat], least)
        indices, ends, starts = list[int](), [0], list[int]()
        right: list[bool] = []
        for found, labels in flat:
            starts.append(len(right))
            for label, features in found:
                indices += [index[f] for f in features if f in index]
                ends.append(len(indices))
                right.append(label in labels)
        rows = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(right), len(kept)))
        return cls(kept, rows, np.array(starts, dtype=np.int64), np.array(right, dtype=bool))

    def some(self, which: Sequence[int]) -> Choices:
        """The decisions with these numbers that have a right candidate."""
        ends = np.append(self.starts[1:], self.rows.shape[0])
        kept = [k for k in which if self.right[self.starts[k] : ends[k]].any()]
        parts = [np.arange(self.starts[k], ends[k]) for k in kept]
        rows = np.concatenate(parts)
        starts = np.cumsum([0, *map(len, parts[:-1])])
        return Choices(self.names, self.rows[rows], starts, self.right[rows])

    def only(self, kept: NDArray[np.bool_]) -> Choices:
        """The same decisions by the features that are `kept`."""
        names = [name for name, keep in zip(self.names, kept, strict=True) if keep]
        return Choices(names, self.rows[:, np.nonzero(kept)[0]], self.starts, self.right)

    def left_out(self, taught: Sequence[int], asked: Sequence[int], penalty: float) -> NDArray[np.bool_]:
        """For each of the decisions `asked` whether it is right by what those `taught` teach."""
        return self.some(asked)._is_right(self.some(taught).fit(penalty))

    def _is_right(self, weights: Mapping[str, int]) -> NDArray[np.bool_]:
        """For each decision whether the candidate that weighs most is a right one."""
        scores = self.rows @ np.array([weights.get(name, 0) for name in self.names])
        ends = np.append(self.starts[1:], len(scores))
        return np.array([self.right[a + scores[a:b].argmax()] for a, b in zip(self.starts, ends, strict=True)])

    def fit(self, penalty: float) -> dict[str, int]:
        """The weights of the features, rounded; those that are nothing are left out."""
        rows, columns, starts, right = self.rows, self.rows.T.tocsr(), self.starts, self.right
        group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, rows.shape[0])))

        def loss(w: Floats) -> tuple[float, Floats]:
            scores = rows @ w
            scores -= np.maximum.reduceat(scores, starts)[group]
            shares = np.exp(scores)
            p = shares / np.add.reduceat(shares, starts)[group]
            good = np.where(right, p, 0.0)
            total = np.add.reduceat(good, starts)
            q = good / np.maximum(total, 1e-300)[group]
            value = -np.log(np.maximum(total, 1e-300)).sum() + 0.5 * penalty * w @ w
            return float(value), columns @ (p - q) + penalty * w

        found = _minimum(loss, rows.shape[1])
        return {name: w for name, w in zip(self.names, _rounded(found).tolist(), strict=True) if w}


@dataclass
class Classes:
    """Decisions between classes that share the features of the slot."""

    names: list[str]
    classes: list[str]
    rows: csr_matrix
    right: NDArray[np.bool_]

    @classmethod
    def of(
        cls, decisions: Sequence[tuple[Features, Collection[str]]], least: int = 2, names: Naming = features_of
    ) -> Classes:
        """`decisions`: features and the classes that are right; `least` and `names` as for `Choices`."""
        flat = [names(*features) for features, _ in decisions]
        kept, index = _names(flat, least)
        classes = sorted({label for _, labels in decisions for label in labels})
        indices, ends = [], [0]
        for said in flat:
            indices += [index[f] for f in said if f in index]
            ends.append(len(indices))
        rows = csr_matrix((np.ones(len(indices)), indices, ends), shape=(len(decisions), len(kept)))
        right = np.array([[c in labels for c in classes] for _, labels in decisions], dtype=bool)
        return cls(kept, classes, rows, right)

    def some(self, which: Sequence[int]) -> Classes:
        """The decisions with these numbers."""
        kept = np.array([k for k in which if self.right[k].any()])
        return Classes(self.names, self.classes, self.rows[kept], self.right[kept])

    def only(self, kept: NDArray[np.bool_]) -> Classes:
        """The same decisions by the features that are `kept`."""
        names = [name for name, keep in zip(self.names, kept, strict=True) if keep]
        return Classes(names, self.classes, self.rows[:, np.nonzero(kept)[0]], self.right)

    def left_out(self, taught: Sequence[int], asked: Sequence[int], penalty: float) -> NDArray[np.bool_]:
        """For each of the decisions `asked` whether it is right by what those `taught` teach."""
        return self.some(asked)._is_right(self.some(taught).fit(penalty))

    def _is_right(self, weights: Mapping[str, Sequence[int]]) -> NDArray[np.bool_]:
        """For each decision whether the class that weighs most is a right one."""
        nothing = [0] * len(self.classes)
        rows = np.array([weights.get(name, nothing) for name in self.names]).reshape(-1, len(self.classes))
        scores = self.rows @ rows
        return np.asarray(self.right[np.arange(len(scores)), scores.argmax(axis=1)])

    def fit(self, penalty: float) -> dict[str, list[int]]:
        """For each feature the weights of the classes, rounded."""
        rows, columns, right, n = self.rows, self.rows.T.tocsr(), self.right, len(self.classes)

        def loss(flat: Floats) -> tuple[float, Floats]:
            scores = rows @ flat.reshape(-1, n)
            scores -= scores.max(axis=1, keepdims=True)
            shares = np.exp(scores)
            p = shares / shares.sum(axis=1, keepdims=True)
            good = np.where(right, p, 0.0)
            total = good.sum(axis=1, keepdims=True)
            value = -np.log(np.maximum(total, 1e-300)).sum() + 0.5 * penalty * flat @ flat
            return float(value), (columns @ (p - good / np.maximum(total, 1e-300))).ravel() + penalty * flat

        found = _rounded(_minimum(loss, rows.shape[1] * n)).reshape(-1, n)
        return {name: row for name, row in zip(self.names, found.tolist(), strict=True) if any(row)}


def _minimum(loss: Any, size: int) -> Floats:
    return np.asarray(
        minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 120, "ftol": 1e-7}).x
    )


def _rounded(weights: Floats) -> NDArray[np.int64]:
    """The weights as they are stored. Solvers differ in their last bits from one processor to the next."""
    return np.round(weights * SCALE).astype(np.int64)


def _names(lists: Sequence[Sequence[str]], least: int) -> tuple[list[str], dict[str, int]]:
    counts = Counter(f for features in lists for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= least)
    return names, {f: k for k, f in enumerate(names)}
