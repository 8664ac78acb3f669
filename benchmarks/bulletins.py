"""Monthly workbooks of a statistics office: what is read of them, held against values that are known.

    python -m benchmarks.bulletins [--folder DIR] [--misses]

Restated workbooks are made on the spot (`benchmarks.restated`). `DIR`, by default `../shared/bulletins` where that is
there, holds published ones, with `oracle.json`: values that somebody else took from them, by the first ten letters of
the file's name, as [indicator, period, null, measure, value, unit], all of the nation.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from benchmarks.restated import Known, make
from etl.catalogue import Catalogue, load
from etl.catalogue.areas import NATION
from etl.documents import read
from etl.extract import extract
from etl.extract.observation import Observation

STATES = ("found", "wrong", "misplaced", "missing")
FOLDER = Path(__file__).parents[2] / "shared" / "bulletins"
_PERCENT, _PART = Decimal("0.06"), Decimal("0.001")
"""How far a percentage, and which part of a level, can be off for rounding: known values have more decimals."""


def main() -> None:
    """Prints a line for each set of workbooks."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--folder", type=Path, default=FOLDER)
    arguments.add_argument("--misses", action="store_true", help="list every value that is not found")
    given = arguments.parse_args()
    for line in report(load(), given.folder, given.misses):
        print(line)


def report(catalogue: Catalogue, folder: Path = FOLDER, misses: bool = False) -> Iterator[str]:
    """The lines: restated workbooks, and those in `folder` with their cards and without."""
    with tempfile.TemporaryDirectory() as made:
        yield from _set("bulletins, restated", make(Path(made)), catalogue, misses)
    if not (folder / "oracle.json").is_file():
        return
    published = list(_published(folder))
    yield from _set("bulletins, published", published, catalogue, misses)
    with tempfile.TemporaryDirectory() as bare:
        copies = ((Path(shutil.copy(path, bare)), known) for path, known in published)
        yield from _set("bulletins, published, no cards", copies, catalogue, misses)


def _published(folder: Path) -> Iterator[tuple[Path, list[Known]]]:
    oracle = json.loads((folder / "oracle.json").read_text("utf-8"), parse_float=Decimal)
    for path in sorted(folder.iterdir()):
        if path.suffix in (".xls", ".xlsx"):
            rows = oracle.get(path.name[:10], ())
            yield path, [Known(row[0], row[1], row[3], Decimal(row[4]), row[5]) for row in rows]


def _set(name: str, books: Iterable[tuple[Path, Sequence[Known]]], catalogue: Catalogue, misses: bool) -> Iterator[str]:
    counts, figures, files = Counter[str](), 0, 0
    for path, known in books:
        found = extract(read(path, catalogue), catalogue).observations
        figures, files = figures + len(found), files + 1
        for value in known:
            state = judged(value, found, catalogue)
            counts[state] += 1
            if misses and state != "found":
                yield f"  {state:9} {path.name}: {value.indicator} {value.period} {value.measure} {value.value}"
    known_values = max(1, counts.total())
    shares = ", ".join(f"{counts[state] / known_values:.3f} {state}" for state in STATES)
    yield f"{name}: {files} workbooks, {figures} figures read; of {counts.total()} that are known {shares}"


def judged(known: Known, found: Sequence[Observation], catalogue: Catalogue) -> str:
    """One of `STATES`. `wrong`: another value for the same question, alone or beside the right one in the same
    scenario, base, price basis and scope. `misplaced`: the value stands only under another period, measure, area or
    part."""
    asked = known.indicator, known.period, known.measure, NATION
    same = [o for o in found if (o.indicator, o.period, o.measure, o.area_id) == asked]
    right = [o for o in same if _is_near(known, o, catalogue)]
    if right:
        rest = [o for o in same if _context(o) == _context(right[0])]
        return "found" if all(_is_near(known, o, catalogue) for o in rest) else "wrong"
    if same:
        return "wrong"
    whole = known.indicator.partition(".")[0]
    near = (o for o in found if o.indicator.partition(".")[0] == whole and _is_near(known, o, catalogue))
    return "misplaced" if any(near) else "missing"


def _context(one: Observation) -> tuple[str | None, ...]:
    return one.scenario, one.base, one.price_basis, one.scope


def _is_near(known: Known, one: Observation, catalogue: Catalogue) -> bool:
    unit = catalogue.units[known.unit]
    want = known.value * unit.factor
    slack = _PERCENT if known.unit == "pct" else _PART * abs(want)
    return one.base_unit == unit.base_unit and abs(one.value_base - want) <= slack


if __name__ == "__main__":
    main()
