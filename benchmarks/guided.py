"""Fuzzing that looks for what the code has not done yet: atheris follows which branches of ours an input reaches.

    python -m benchmarks.guided --seconds 600                    each target in turn, in a process of its own
    python -m benchmarks.guided --seconds 600 .xlsx extraction   only these

Where `fuzz` damages sound reports anyhow, this one keeps every input that reached something new below --corpus, and
goes on from there at the next call. Of a package one part is changed, with the sound others around it. It prints each
fault of the program once, with its input, which it writes below --found. What ends the process is outside software:
libFuzzer keeps that input for a person to look at, and the other targets go on. atheris is on PyPI; it is none of our
dependencies, since it has no wheels for every Python that the benchmarks run on.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

# atheris follows what is imported after it, so nothing here imports etl, or what does, before `_fuzz`.

PARTS = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet1.xml", ".ods": "content.xml"}
"""The part of a package that has the report."""

EXTRACTION = "extraction"
TARGETS = (EXTRACTION, ".txt", ".html", ".csv", *PARTS, ".xls", ".pdf")
"""Pictures are left out: nothing of ours reads their bytes."""

LONGEST, MOST = 60, 4_000
"""Seconds for one input, and megabytes of the process."""

_SHOWN = re.compile(r"number_of_executed_units:\s*(\d+)|new_units_added:\s*(\d+)|cov: (\d+)")


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="suffixes, extraction; none = all")
    parser.add_argument("--seconds", type=int, default=60, help="for each of them")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder of what reached something new")
    parser.add_argument("--found", type=Path, default=Path("found"), help="folder of the inputs of faults")
    parser.add_argument("--here", action="store_true", help="one target in this process, which atheris ends")
    given = parser.parse_args()
    given.found.mkdir(parents=True, exist_ok=True)
    if given.here:
        _fuzz(given.targets[0], given.seconds, given.corpus, given.found)
    for target in given.targets or TARGETS:
        corpus = given.corpus / target.strip(".")
        corpus.mkdir(parents=True, exist_ok=True)
        options = ["--here", "--seconds", f"{given.seconds}", "--corpus", f"{corpus}", "--found", f"{given.found}"]
        command = [sys.executable, "-m", "benchmarks.guided", *options, target]
        ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace")
        print(f"{target}: {_told(ended.stderr)}; code {ended.returncode}", flush=True)


def _fuzz(target: str, seconds: int, corpus: Path, found: Path) -> None:
    """Fuzzes one target in this process and ends it."""
    import atheris

    with atheris.instrument_imports(include=["etl"]):
        from tests.documents.mutations import WORDS

        from benchmarks.fuzz import keep

        faults_of, whole, seeds = _target(target)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    known: set[str] = set()

    def one(data: bytes) -> None:
        for fault in faults_of(whole(data)):
            if fault not in known:
                known.add(fault)
                print(f"{target}: {fault}: {keep(found, target, whole(data))}", flush=True)

    with tempfile.NamedTemporaryFile("w", suffix=".dict") as dictionary:
        dictionary.writelines(f'"{_escaped(word)}"\n' for word in WORDS if word)
        dictionary.flush()
        options = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", f"-rss_limit_mb={MOST}", "-max_len=60000"]
        options += [f"-dict={dictionary.name}", f"-artifact_prefix={found}/", "-print_final_stats=1", str(corpus)]
        atheris.Setup([sys.argv[0], *options], one)
        atheris.Fuzz()


def _target(target: str) -> tuple[Callable[[bytes], Iterable[str]], Callable[[bytes], bytes], list[bytes]]:
    """What must not be in the reading of a file, the file of which the bytes are changed, and what is changed first."""
    from tests.cases import rows
    from tests.documents import mutations

    from benchmarks.fuzz import extraction_faults

    if target == EXTRACTION:
        return extraction_faults, bytes, [row["sentence"].encode() for row in rows("sentences.csv")]
    sound = mutations.seed(target)
    if target not in PARTS:
        return _reading(target), bytes, [sound]
    part = PARTS[target]
    return _reading(target), lambda data: mutations.with_part(sound, part, data), [mutations.part(sound, part)]


def _reading(suffix: str) -> Callable[[bytes], list[str]]:
    """Reads files of that format in this process, as a run does in its sandbox."""
    from tests.documents.reading_faults import here

    from etl.settings import Settings

    path = Path(tempfile.mkdtemp(prefix="guided-")) / f"report{suffix}"
    settings = Settings(raw=path.parent)
    return lambda data: here(data, path, settings)


def _escaped(word: bytes) -> str:
    """As libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in word)


def _told(said: str) -> str:
    """How many inputs there were, how many were new, and how many branches they reached, by libFuzzer's last words."""
    last = {match.lastindex: match[match.lastindex or 0] for match in _SHOWN.finditer(said)}
    return f"{last.get(1, '?')} inputs, {last.get(2, '?')} reached something new, {last.get(3, '?')} branches"


if __name__ == "__main__":
    main()
