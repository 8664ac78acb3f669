"""What `scale` asks of one commit, in a process of its own: a number on standard output.

python benchmarks/scale_probes.py extraction|validation REPORTS    python benchmarks/scale_probes.py again RAW WAREHOUSE
"""

from __future__ import annotations

import gc
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.validating import copies, shipped
from etl.catalogue import load
from etl.extract import extract
from etl.pipeline import runner
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Reading
from etl.settings import Settings
from etl.validate.frames import wordings_in


def extraction(count: int) -> float:
    """Seconds of work for extracting the figures of `count` texts."""
    catalogue = load()
    few, _ = shipped(catalogue)
    start = time.process_time()
    for number in range(count):
        extract(few[number % len(few)][0], catalogue)
    return time.process_time() - start


def validation(count: int) -> float:
    """Seconds of work for judging `count` readings: batch by batch as a run does, before there were any all at once."""
    catalogue = load()
    readings = []
    as_place: Any = str if "place" in RawFile.__slots__ else Path  # it held a path before it held text
    for document, found in copies(shipped(catalogue)[0], count):
        file = RawFile(as_place(document.path), document.path, document.document_id, None)
        worded: Any = tuple(wordings_in(found.observations, {document.document_id: document}))
        readings.append(Reading(file, document, found, wordings=worded))
    gc.freeze()  # those that are made beforehand are not what is measured
    try:
        from etl.pipeline import judging
        from etl.pipeline.stage import SIZE
        from etl.pipeline.staged import Terms
    except ImportError:
        return _all_at_once(readings, catalogue)
    terms, settings = Terms(Path("staged"), "v1", datetime(2026, 1, 1, tzinfo=UTC)), Settings()
    start = time.process_time()
    for first in range(0, count, SIZE):
        judged = judging.validate_batch(readings[first : first + SIZE], catalogue)
        judging.rows_of_tables(judged, settings, terms)
    return time.process_time() - start


def _all_at_once(readings: list[Reading], catalogue: Any) -> float:
    from types import SimpleNamespace

    from etl.pipeline import load as loading
    from etl.warehouse.arrow_tables import arrow_table

    told: Any = loading
    job = SimpleNamespace(settings=Settings(), extractor_version="v1", started_at=datetime(2026, 1, 1, tzinfo=UTC))
    start = time.process_time()
    judged = told.validate_batch(readings, catalogue)
    arrow_table("document", told.document_rows(job, judged))
    arrow_table("observation", judged.figures.accepted)
    arrow_table("rejected", judged.figures.rejected)
    return time.process_time() - start


def again(raw: str, warehouse: str) -> tuple[int, int, int]:
    """How many documents were staged by a run that was killed, how many the next one reads, and how many it loads.

    Nothing of all three where it had published before it was killed.
    """
    counts = [0, 0]

    def counted(work: Any, settings: Any, terms: Any) -> Any:
        taken = take_up(work, settings, terms)
        counts[:] = sum(len(batch.lines) for batch in taken.batches), len(taken.rest)
        return taken

    told: Any = runner
    take_up, told.take_up = told.take_up, counted
    report = runner.run(Settings(raw=Path(raw), warehouse=Path(warehouse)))
    return counts[0], counts[1], len(report.documents)


if __name__ == "__main__":
    asked, *words = sys.argv[1:]
    if asked == "again":
        print(*again(*words))
    else:
        print({"extraction": extraction, "validation": validation}[asked](int(words[0])))
