"""Fuzzing of the readers and the extraction for as long as you like; CI does the same with a few files of each format.

    python -m benchmarks.fuzz --seconds 600                    each format in turn, then the extraction, by Hypothesis
    python -m benchmarks.fuzz --seconds 600 .docx extraction   only these
    python -m benchmarks.fuzz --seconds 600 --turn 3 .xls      after the 300 that another call has tried

Prints what became of the files, and every fault of the program once, with its input, which it writes below --found.
Inputs are made of reports of the tests (`tests/documents/mutations.py`). A fault becomes a test where it is mended;
files that end the process of a library are counted and not kept.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from tests.cases import rows
from tests.documents.mutations import SEEDS, WORDS, mutated
from tests.documents.reading_faults import SECONDS, Outcome, of_program, of_reading, outcome

from etl import documents
from etl.catalogue import load
from etl.documents.document import Document
from etl.extract import extract
from etl.language.fold import nfc
from etl.settings import Bounds, Settings

EXTRACTION = "extraction"
AT_ONCE = 100
"""Examples between two looks at the clock."""


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="suffixes, extraction; none = all")
    parser.add_argument("--seconds", type=float, default=60, help="for each of them")
    parser.add_argument("--found", type=Path, default=Path("found"), help="folder of the inputs of faults")
    parser.add_argument("--turn", type=int, default=0, help="the hundred to begin with: those before it are known")
    given_ = parser.parse_args()
    for target in given_.targets or [*SEEDS, EXTRACTION]:
        _fuzz(target, given_.seconds, given_.found, given_.turn)


def _fuzz(target: str, seconds: float, found: Path, turn: int) -> None:
    counted: Counter[str] = Counter()
    known: set[str] = set()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, documents.Sandbox(Bounds(seconds=SECONDS)) as sandbox:
        path = Path(folder) / f"report{target}"
        its = Settings(raw=Path(folder), bounds=sandbox.bounds)

        def read(data: bytes) -> None:
            became, faults = _extracted(data) if target == EXTRACTION else outcome(data, path, its, sandbox)
            counted[became] += 1
            for fault in faults:
                if fault not in known:
                    known.add(fault)
                    print(f"{target}: {fault}: {keep(found, target, data)}", flush=True)

        while time.monotonic() - began < seconds:
            _examples(strategy(target), read, turn)
            turn += 1
    ended = ", ".join(f"{count} {name}" for name, count in counted.most_common())
    print(f"{target}: {counted.total()} in {time.monotonic() - began:.0f} s: {ended}; {len(known)} faults", flush=True)


def _examples(made: st.SearchStrategy[bytes], read: Callable[[bytes], None], turn: int) -> None:
    quietly = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

    @seeded(turn)
    @settings(
        max_examples=AT_ONCE, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=quietly
    )
    @given(made)
    def some(data: bytes) -> None:
        read(data)

    some()


def strategy(target: str) -> st.SearchStrategy[bytes]:
    """Files of that format, or texts for the extraction."""
    if target != EXTRACTION:
        return mutated(target)
    words = sorted({word for row in rows("sentences.csv") for word in row["sentence"].split()})
    signs = [word.decode("utf-8", "ignore") for word in WORDS] + ["\n", "\n\n", "(", ")", ";", ":", "- ", "12,5%", "5,"]
    pieces = st.one_of(st.sampled_from(words), st.sampled_from(signs), st.text(max_size=4))
    sentences = st.sampled_from([row["sentence"] for row in rows("sentences.csv")])
    return st.lists(st.one_of(pieces, pieces, sentences), max_size=80).map(" ".join).map(lambda text: text.encode())


def _extracted(data: bytes) -> Outcome:
    return Outcome("read", extraction_faults(data))


def extraction_faults(data: bytes) -> list[str]:
    """What must not be in the reading of that text. A fault of the program is one of them."""
    text = nfc(data.decode("utf-8", "ignore"))
    document = Document("0" * 64, "x.txt", "txt", text, area_id="lang-son", period="2015")
    try:
        return list(of_reading(document, extract(document, load())))
    except Exception as error:
        return [of_program(error) or f"{type(error).__name__}: {error}"]


def keep(found: Path, target: str, data: bytes) -> Path:
    """Writes the input of a fault into the folder `found`."""
    found.mkdir(parents=True, exist_ok=True)
    name = f"{target.strip('.')}-{hashlib.sha256(data).hexdigest()[:12]}{target if target != EXTRACTION else '.txt'}"
    (found / name).write_bytes(data)
    return found / name


if __name__ == "__main__":
    main()
