"""The hand-read reports as the second reader sees them: lines, facts, and what it is told of each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks import accuracy
from benchmarks.second_reader.alignment import Lesson, lessons
from etl.catalogue import Catalogue
from etl.documents import read
from etl.documents.document import Document
from etl.extract.scoring.lines import Text
from etl.extract.scoring.second_reader import text_of

Fact = Mapping[str, Any]


@dataclass
class Report:
    """One hand-read report: the set that it is of, what was read by hand, and its slots with their facts."""

    of: str
    name: str
    document: Document
    text: Text
    facts: list[Fact]
    lessons: list[Lesson]

    def periods(self) -> set[str]:
        """What the report is about by its facts: the period of most of those that are no plans."""
        return self._most(
            "period",
            [f for f in self.facts if f["scenario"] != "plan" and f["measure"] not in ("growth_mom",)] or self.facts,
        )

    def areas(self) -> set[str]:
        """The area of most facts."""
        return self._most("area", self.facts)

    def _most(self, key: str, facts: list[Fact]) -> set[str]:
        counts = Counter(v for f in facts for v in {f[key], *f.get("accept", {}).get(key, [])})
        most = max(counts.values(), default=0)
        return {v for v, n in counts.items() if n == most}


def reports(catalogue: Catalogue) -> list[Report]:
    """Every hand-read report, set by set."""
    out = []
    for gold in accuracy.sets():
        for name, path, hand in gold.documents():
            document = read(path, catalogue)
            text = text_of(document, catalogue)
            out.append(Report(gold.name, name, document, text, hand["facts"], lessons(text, hand["facts"], catalogue)))
    return out
