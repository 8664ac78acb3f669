"""What each family of features brings: the second reader's wrong decisions, left out, with all of them and without one.

    python -m benchmarks.second_reader.ablation

Each decision is asked at the places where it is known what is right, by weights of other sets (six groups of sets).
A family that others can stand in for brings little here although it tells much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.second_reader.corpus import reports
from benchmarks.second_reader.course import Course, penalty
from benchmarks.second_reader.fitting import Choices, Classes
from etl.catalogue import load

GROUPS = 6

_WHEN = "how far it had come when published"
_COME = r"(?:undated|ahead|over|just over|hardly begun|under way)(?: |$)"
_SHAPES = "years |year |months |month |quarter |so far "

FAMILIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "report_period": (("day of publication", "late|year|unpublished"), ("how often it is named", "often|most|less")),
    "report_area": (("publisher, title, address", "in "), ("how often it is named", "often|most|less|areas")),
    "indicator": (
        ("size of the number", r"(none )?\S+ size |size "),
        ("brackets", "depth|none depth"),
        ("verbs", "none verb"),
        ("headings", "headed"),
        ("words beside the number", r"none (-|before|behind|nearest|\S+ -1)"),
        ("words beside the name, how it is written", "surface|before name|after name|counted"),
        ("what is between", "over|behind over"),
        ("order and distance", "nth|again|lines|gap|figures|commas|named|other line|name|line|from above|item"),
        ("unit", "none"),
    ),
    "measure": (
        ("size of the number", r".*(<\d+|large)$"),
        ("brackets", "depth"),
        ("comparisons", "compared"),
        ("verbs", "verb"),
        ("words beside the number", r"[-+]\d|anywhere|first figure"),
        ("unit", "kind|unit|of|dimension|per|sign|range"),
    ),
    "period": (
        (_WHEN, rf"(?:{_SHAPES})?{_COME}"),
        ("headings", "in heading"),
        ("brackets", ".* depth"),
        ("comparisons", r"a year (after|before)|is .* (behind|compared) \S+$"),
        ("words of plans and estimates", r"is .* (scenario:\w+|stated|cumulative before)$"),
        ("the measure", r"is .* (value|growth_\w+|share|plan_completion)$"),
        ("order and distance", "before|free|behind|earlier|in line|is .* free here$"),
        ("how it lies beside the report's", "is"),
    ),
    "scenario": (
        (_WHEN, _COME),
        ("words of plans and estimates", "nearest|same paragraph|other paragraph|report|behind"),
        ("words beside the number", "-|before"),
        ("the measure", "measure"),
        ("how it lies beside the report's", "is"),
    ),
    "area": (
        ("brackets", "here depth"),
        ("order and distance", "here over|earlier"),
        ("words beside the name, how it is written", "here"),
        ("how it lies beside the report's", "is|the"),
    ),
}
"""For each decision its families: name and the beginning of the features; the first that fits a feature has it."""


def decisions(course: Course) -> Iterator[tuple[str, Choices | Classes, list[str]]]:
    """Each decision: its name, its matrix, and the set that each of its rows is of."""
    of_reports = [report.of for report in course.reports]
    for name, found, where in course.matrices():
        yield name, found, [of_reports[k] for k in where]


def wrong(found: Choices | Classes, of: list[str], kept: NDArray[np.bool_], weight: float = 1.0) -> tuple[int, int]:
    """How many decisions are wrong by the features `kept`, with weights of other sets, and of how many.

    `weight` is the `penalty` of the decision.
    """
    number = {name: n % GROUPS for n, name in enumerate(dict.fromkeys(of))}
    group = np.array([number[name] for name in of])
    some = found.only(kept)
    mistakes, asked = 0, 0
    for g in range(GROUPS):
        taught, others = np.nonzero(group != g)[0].tolist(), np.nonzero(group == g)[0].tolist()
        right = some.left_out(taught, others, weight)
        mistakes, asked = mistakes + int((~right).sum()), asked + len(right)
    return mistakes, asked


def family(decision: str, feature: str) -> str:
    """The family that the feature is of."""
    return next((name for name, begins in FAMILIES[decision] if re.match(begins, feature)), "the rest")


def table(course: Course) -> Iterator[tuple[str, str, int, int, int]]:
    """(decision, family, features, wrong without it, of how many); the family `all` first, without nothing."""
    for decision, found, of in decisions(course):
        families = np.array([family(decision, feature) for feature in found.names])
        yield (
            decision,
            "all",
            len(found.names),
            *wrong(found, of, np.ones(len(families), dtype=bool), penalty(decision)),
        )
        for name in dict.fromkeys([*(name for name, _ in FAMILIES[decision]), "the rest"]):
            if (families == name).any():
                yield (
                    decision,
                    name,
                    int((families == name).sum()),
                    *wrong(found, of, families != name, penalty(decision)),
                )


def main() -> None:
    """Prints the table as Markdown."""
    catalogue = load()
    course = Course(reports(catalogue), catalogue)
    print("| decision | left out | features | wrong | of |\n|---|---|---|---|---|")
    whole: dict[str, Any] = {}
    for decision, name, features, mistakes, asked in table(course):
        whole.setdefault(decision, mistakes)
        said = f"{mistakes}" if name == "all" else f"{mistakes - whole[decision]:+d}"
        print(f"| {decision} | {'nothing' if name == 'all' else name} | {features} | {said} | {asked} |", flush=True)


if __name__ == "__main__":
    main()
