"""What the hand-read reports teach about each decision, and the weights that follow from all or some of them.

Of the facts' alternatives the first one teaches: two careful readers may differ, one reader should not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from math import log
from typing import Any

import numpy as np

from benchmarks import accuracy
from benchmarks.second_reader.alignment import Lesson
from benchmarks.second_reader.corpus import Report
from benchmarks.second_reader.fitting import Choices, Classes
from etl.catalogue import Catalogue
from etl.catalogue.reader_weights import ReaderWeights, Sums, weights_of
from etl.extract.scoring import FEATURES
from etl.extract.scoring.area_choice import area_candidates
from etl.extract.scoring.indicator_choice import NONE, indicator_candidates
from etl.extract.scoring.loglinear import best, chances
from etl.extract.scoring.measure_choice import measure_features
from etl.extract.scoring.period_choice import period_candidates
from etl.extract.scoring.report_choice import report_areas, report_periods
from etl.extract.scoring.scenario_choice import scenario_features
from etl.language.periods import is_period

PENALTIES = {"scenario": 2.0}
_PENALTY = 1.0


def penalty(decision: str) -> float:
    """What the squares of a decision's weights are multiplied by: the best of 0.5, 1, 2 and 4, left out."""
    return PENALTIES.get(decision, _PENALTY)


class Course:
    """Every decision of every report as a matrix; `weights` fits them to the sets that are not left out."""

    def __init__(self, reports: Sequence[Report], catalogue: Catalogue) -> None:
        self.reports, self.catalogue = reports, catalogue
        self.sets = list(dict.fromkeys(report.of for report in reports))
        self.known = sorted(accuracy.annotated())
        self._areas: dict[str, set[str]] = {}
        for area_id, area in catalogue.areas.items():
            for name in area.names:
                self._areas.setdefault(name, set()).add(area_id.removesuffix("-2025"))
        self._periods = [report_periods(report.text) for report in reports]
        self._report_areas = [report_areas(report.text) for report in reports]
        self._about = self._left_out_subjects()
        self._lessons = [(k, lesson) for k, report in enumerate(reports) for lesson in report.lessons]
        self._taught = [(k, lesson) for k, lesson in self._lessons if lesson.facts]

    @cached_property
    def _period_choices(self) -> Choices:
        right = [report.periods() for report in self.reports]
        return Choices.of(list(zip(self._periods, right, strict=True)))

    @cached_property
    def _area_choices(self) -> Choices:
        right = [self._ids(report.areas()) for report in self.reports]
        return Choices.of(list(zip(self._report_areas, right, strict=True)))

    def _left_out_subjects(self) -> list[tuple[str, str]]:
        """Period and area of each report as they are found with weights of the other sets."""
        about: list[tuple[str, str]] = [("", "")] * len(self.reports)
        for name in self.sets:
            kept = [k for k, report in enumerate(self.reports) if report.of != name]
            period = Sums(self._period_choices.some(kept).fit(penalty("report_period")))
            area = Sums(self._area_choices.some(kept).fit(penalty("report_area")))
            for k, report in enumerate(self.reports):
                if report.of == name:
                    about[k] = (
                        best(chances(self._periods[k], period)), best(chances(self._report_areas[k], area)),
                    )  # fmt: skip
        return about

    def _ids(self, names: Iterable[str]) -> set[str]:
        return {area_id for name in names for area_id in self._areas.get(name, ())}

    @cached_property
    def _indicators(self) -> Choices:
        silent = {NONE} | (self.catalogue.indicators.keys() - set(self.known))
        decisions = []
        for k, lesson in self._lessons:
            right = set(silent) if not lesson.sure or lesson.optional else set()
            right |= {code for fact, _ in lesson.facts for code in _allowed(fact, "indicator")}
            decisions.append((indicator_candidates(self.reports[k].text, lesson.slot), right))
        return Choices.of(decisions)

    @cached_property
    def _measures(self) -> Classes:
        return Classes.of([
            (
                measure_features(self.reports[k].text, lesson.slot, lesson.facts[0][0]["indicator"], self._about[k][0]),
                {f"{fact['measure']} {conversion}" for fact, conversion in lesson.facts},
            )
            for k, lesson in self._taught
        ])  # fmt: skip

    @cached_property
    def _slot_periods(self) -> Choices:
        decisions = []
        for k, lesson in self._taught:
            measure = lesson.facts[0][0]["measure"]
            found = period_candidates(self.reports[k].text, lesson.slot, self._about[k][0], measure)
            right = {fact["period"] for fact, _ in lesson.facts}
            if not any(candidate[0] in right for candidate in found):
                right = {code for fact, _ in lesson.facts for code in _allowed(fact, "period")}
            decisions.append((found, right))
        return Choices.of(decisions)

    @cached_property
    def _scenarios(self) -> Classes:
        decisions = []
        for k, lesson in self._taught:
            fact = lesson.facts[0][0]
            period = next((p for p in _allowed(fact, "period") if is_period(p)), self._about[k][0])
            text, report = self.reports[k].text, self._about[k][0]
            features = scenario_features(text, lesson.slot, fact["measure"], period, report)
            decisions.append((features, {f["scenario"] for f, _ in lesson.facts}))
        return Classes.of(decisions)

    @cached_property
    def _slot_areas(self) -> Choices:
        return Choices.of([
            (
                area_candidates(self.reports[k].text, lesson.slot, self._about[k][1]),
                self._ids(name for fact, _ in lesson.facts for name in _allowed(fact, "area")),
            )
            for k, lesson in self._taught
        ])  # fmt: skip

    def matrices(self) -> list[tuple[str, Choices | Classes, list[int]]]:
        """Each decision: its name, its matrix, and the number of the report that each decision is of."""
        whole = list(range(len(self.reports)))
        slots, taught = [k for k, _ in self._lessons], [k for k, _ in self._taught]
        return [
            ("report_period", self._period_choices, whole), ("report_area", self._area_choices, whole),
            ("indicator", self._indicators, slots), ("measure", self._measures, taught),
            ("period", self._slot_periods, taught), ("scenario", self._scenarios, taught),
            ("area", self._slot_areas, taught),
        ]  # fmt: skip

    def weights(self, without: Collection[str] = (), calibration: tuple[float, float] = (0.0, 1.0)) -> dict[str, Any]:
        """What the sets that are not in `without` teach, as the weights' file holds it."""
        reports = [k for k, report in enumerate(self.reports) if report.of not in without]
        slots = self._kept(self._lessons, without)
        taught = self._kept(self._taught, without)
        return {
            "features": FEATURES,
            "known": self.known,
            "calibration": list(calibration),
            "labels": {"measure": self._measures.classes, "scenario": self._scenarios.classes},
            "choices": {
                "report_period": self._period_choices.some(reports).fit(penalty("report_period")),
                "report_area": self._area_choices.some(reports).fit(penalty("report_area")),
                "indicator": self._indicators.some(slots).fit(penalty("indicator")),
                "period": self._slot_periods.some(taught).fit(penalty("period")),
                "area": self._slot_areas.some(taught).fit(penalty("area")),
            },
            "classes": {
                "measure": self._measures.some(taught).fit(penalty("measure")),
                "scenario": self._scenarios.some(taught).fit(penalty("scenario")),
            },
        }

    def _kept(self, lessons: Sequence[tuple[int, Lesson]], without: Collection[str]) -> list[int]:
        return [n for n, (k, _) in enumerate(lessons) if self.reports[k].of not in without]

    def left_out(self, progress: Callable[[str], None] = lambda _: None) -> dict[str, ReaderWeights]:
        """For each set the weights that the others teach."""
        found = {}
        for name in self.sets:
            progress(name)
            found[name] = weights_of(self.weights(without=(name,)))
        return found


def calibration(believed: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Offset and factor by which the logits of `believed` probabilities fit how often the readings were right.

    Newton's steps for a logistic regression on one number.
    """
    x = np.array([_logit(p) for p, _ in believed])
    y = np.array([right for _, right in believed], dtype=float)
    a, b = 0.0, 1.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(a + b * x)))
        w = np.maximum(p * (1 - p), 1e-9)
        gradient = np.array([(y - p).sum(), ((y - p) * x).sum()])
        hessian = np.array([[w.sum(), (w * x).sum()], [(w * x).sum(), (w * x * x).sum()]])
        step = np.linalg.solve(hessian, gradient)
        a, b = a + step[0], b + step[1]
    return round(float(a), 3), round(float(b), 3)


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return log(p / (1 - p))


def _allowed(fact: Any, key: str) -> list[str]:
    return [fact[key], *fact.get("accept", {}).get(key, [])]


def written(weights: Any) -> str:
    """The weights as their file holds them: one feature a line, in order."""
    return f"{_lines(weights)}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    inside = ",\n".join(f"{json.dumps(key, ensure_ascii=False)}:{_lines(value[key])}" for key in sorted(value))
    return f"{{\n{inside}\n}}"
