"""How well reports are read: what extraction states against what a person read, for each set of hand-read reports.

    python -m benchmarks.accuracy [--misses] [--set NAME]

`building` are the reports that rules were written with. Each further set was read by hand by somebody who had not seen
the rules; its first score, before any rule was changed because of it, is what unseen reports can expect. Those first
scores are kept, dated, in docs/accuracy.md; this prints the scores of today. Monthly workbooks come last, as the set
`bulletins` (`benchmarks.bulletins`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import bulletins, scoring
from etl.catalogue import Catalogue, load
from etl.documents import read
from etl.extract import Extraction, extract

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
RAW = ROOT / "data" / "raw"


@dataclass(frozen=True)
class GoldSet:
    """A folder of hand-read reports: `<id>.json` in `gold`, `<id>.txt` with its card where `report_of` finds it."""

    name: str
    gold: Path

    def documents(self) -> Iterator[tuple[str, Path, dict[str, Any]]]:
        """(id, path of the report, what was read by hand)."""
        for path in sorted(self.gold.glob("*.json")):
            yield path.stem, report_of(path), json.loads(path.read_text("utf-8"))


def sets() -> list[GoldSet]:
    """The sets that ship with the project, the building set first."""
    names = sorted(path.name for path in GOLD.iterdir() if path.is_dir())
    return [GoldSet(name, GOLD / name) for name in sorted(names, key=lambda name: name != "building")]


def report_of(gold: Path) -> Path:
    """The report that the file `gold` is about: the shipped one of its name, or one beside it that is not shipped."""
    name = f"{gold.stem}.txt"
    return _shipped().get(name, gold.with_name(name))


@cache
def _shipped() -> dict[str, Path]:
    """Name → path of every report that ships; no two have the same name."""
    return {path.name: path for path in RAW.rglob("*.txt")}


@cache
def annotated() -> frozenset[str]:
    """The indicators that were looked for when the reports were read by hand; others count neither way."""
    return frozenset(fact["indicator"] for gold in sets() for _, _, read in gold.documents() for fact in read["facts"])


def predictions(path: Path, catalogue: Catalogue) -> list[dict[str, Any]]:
    """What extraction states of one report about the `annotated` indicators, in the keys of the gold."""
    return stated(extract(read(path, catalogue), catalogue), catalogue)


def stated(extraction: Extraction, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The same of a report that is read already."""
    return [
        {
            "indicator": o.indicator, "area": catalogue.areas[o.area_id].name, "period": o.period,
            "scenario": o.scenario, "measure": o.measure, "value": o.value, "unit": o.unit, "quote": o.quote,
        }
        for o in extraction.observations
        if o.indicator in annotated()
    ]  # fmt: skip


def main() -> None:
    """Prints one table per set."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", action="store_true", help="list every missed fact and every wrong prediction")
    arguments.add_argument("--set", dest="only", help="only the set of this name")
    given = arguments.parse_args()
    catalogue = load()
    factors = {unit.unit: float(unit.factor) for unit in catalogue.units.values()}
    for gold in sets():
        if given.only in (None, gold.name):
            _report(gold, catalogue, factors, given.misses)
    if given.only in (None, "bulletins"):
        for line in bulletins.report(catalogue, misses=given.misses):
            print(line)


def _report(gold: GoldSet, catalogue: Catalogue, factors: dict[str, float], misses: bool) -> None:
    read_by = [(name, facts["facts"], predictions(path, catalogue)) for name, path, facts in gold.documents()]
    print(f"{gold.name}: {len(read_by)} reports")
    for level in scoring.LEVELS:
        s = scoring.total(scoring.score(facts, guesses, level, factors) for _, facts, guesses in read_by)
        print(f"  {level:11} precision {s.precision:.3f}  recall {s.recall:.3f}  F1 {s.f1:.3f}  of {s.facts} facts")
    if misses:
        for name, facts, guesses in read_by:
            missed, wrong = scoring.misses(facts, guesses, factors)
            for kind, rows in (("missed", missed), ("wrong", wrong)):
                for row in rows:
                    said = " ".join(
                        str(row[k]) for k in ("indicator", "period", "scenario", "measure", "value", "unit")
                    )
                    print(f"  {kind:6} {name}: {said} | {row.get('surface') or row.get('quote')}")


if __name__ == "__main__":
    main()
