"""How fast reports are read: MB of text per second on one core, and that time grows in step with the text.

    python -m benchmarks.reading [--megabytes 20]
    python -m benchmarks.reading --before COMMIT [--rounds 10]

The shipped reports, repeated; every document is read whole, as `etl run` reads it. Beside it, in the same run over the
same text: one bare pass of a compiled digit pattern (the floor: the least that finding numbers can cost), and
underthesea's `pos_tag` over a sample of the same sentences (what a Python user would reach for), where it is installed
(`pip install underthesea`). Figures are ratios of one run on one machine; the machine's speed stands beside them.

With `--before`, only the processor time of extraction is held against that of another commit: both read every eighth
shipped report in turn, each in processes of its own, and of each report the least of all rounds counts. Beside it, what
both readers take of what the rules take alone. On a busy machine two runs of one commit still differ by a tenth and
more; there valgrind's callgrind counts instructions, which other load does not touch.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.first_run import ROOT, sources
from etl.catalogue import Catalogue, load
from etl.documents import read
from etl.documents.document import Document
from etl.extract import extract
from etl.language.sentences import sentences
from etl.reading.collector import collector_paused

RAW = Path(__file__).parents[1] / "data" / "raw"
RUBBISH = (
    *("7", "1.", " ", "(", "8-9%-", "1 nghìn tỷ ", "năm 2015-2016 ", "so với cùng kỳ "),
    *("một dòng dài bằng dòng trước\n", "lúa 7 8\n"),
)
SAMPLE = 150  # sentences that the tagger gets


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def repeated(documents: list[Document], megabytes: float) -> Document:
    """One document of the reports' texts, repeated to at least `megabytes` of UTF-8."""
    once = "\n\n".join(document.text for document in documents)
    times = max(1, round(megabytes * 1e6 / len(once.encode())))
    return replace(documents[0], text="\n\n".join([once] * times), title=None)


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--megabytes", type=float, default=20)
    arguments.add_argument("--before", help="a commit to compare extraction with, instead of all else")
    arguments.add_argument("--rounds", type=int, default=10)
    given = arguments.parse_args()
    if given.before:
        compared(given.before, given.rounds)
        return
    catalogue = load()
    documents = [read(path, catalogue) for path in sorted(RAW.glob("*.txt"))]
    extract(documents[0], catalogue)  # the vocabulary is compiled once
    adding = seconds(lambda: sum(range(20_000_000)))
    print(f"the machine adds 20 million integers in {adding:.2f} s")
    for share in (0.05, 0.25, 1.0):
        document = repeated(documents, given.megabytes * share)
        size = len(document.text.encode()) / 1e6
        with collector_paused():  # as `etl run` does for a batch
            spent = seconds(partial(extract, document, catalogue))
        print(f"read {size:6.2f} MB in {spent:7.2f} s   {size / spent:6.2f} MB/s", flush=True)
    floor = seconds(lambda: re.compile(r"\d+").findall(document.text)) / size
    print(
        f"floor: a digit pattern over the same text: {1 / floor:.0f} MB/s, reading takes {spent / size / floor:.0f} x"
    )
    tagger(documents, spent / size)
    rubbish(catalogue)


def compared(commit: str, rounds: int) -> None:
    """Prints the work of extraction with the code of `commit` and with this one's, of both readers and of the rules."""
    with tempfile.TemporaryDirectory() as folder:
        before = sources(commit, Path(folder))
        cases = [(source, readers) for readers in ("both", "rules") for source in (before, ROOT / "src")]
        probes = [probe(source, readers) for source, readers in cases]
        spent = [[once(each) for each in probes] for _ in range(rounds)]
        for each in probes:
            each.communicate()
    then, now, alone_then, alone_now = (sum(map(min, zip(*column, strict=True))) for column in zip(*spent, strict=True))
    for readers, ours, theirs in (("both readers", now, then), ("the rules", alone_now, alone_then)):
        print(f"{readers}: {ours:.3f} s of work, {theirs:.3f} s at {commit}: {ours / theirs:.2f} times")
    print(f"both by the rules alone: {now / alone_now:.2f}, {then / alone_then:.2f} at {commit}")


def probe(source: Path, readers: str) -> subprocess.Popen[str]:
    """A process that reads with the code in `source`, whenever it is sent a line."""
    command = [sys.executable, str(Path(__file__).with_name("reading_probe.py")), str(RAW), readers]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def once(process: subprocess.Popen[str]) -> list[float]:
    """The seconds that the process takes for each report."""
    assert process.stdin is not None
    assert process.stdout is not None
    print("read", file=process.stdin, flush=True)
    return list(map(float, process.stdout.readline().split()))


def rubbish(catalogue: Catalogue) -> None:
    """Seconds for texts that are made to be slow, against a quarter of each: about 4 where time is in step."""
    for piece in RUBBISH:
        text = piece * (1_000_000 // len(piece))
        document = Document("0" * 64, "rubbish", "txt", text, area_id="lang-son", period="2015")
        quarter = replace(document, text=text[: len(text) // 4])
        least = min(seconds(partial(extract, quarter, catalogue)) for _ in range(3))
        whole = min(seconds(partial(extract, document, catalogue)) for _ in range(2))
        print(f"rubbish {piece!r:32} 1 MB in {whole:6.2f} s, {whole / least:4.1f} x a quarter of it", flush=True)


def tagger(documents: list[Document], ours: float) -> None:
    """The tagger over a sample of the same sentences; `ours` are our seconds per MB."""
    try:
        from underthesea import pos_tag  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("underthesea is not installed; pip install underthesea to compare")
        return
    texts = [d.text[s.start : s.end] for d in documents for s in sentences(d.text)][:SAMPLE]
    size = sum(len(text.encode()) for text in texts) / 1e6
    pos_tag(texts[0])
    spent = seconds(lambda: [pos_tag(text) for text in texts]) / size
    print(f"underthesea pos_tag, {len(texts)} sentences: {1 / spent:.3f} MB/s; reading is {spent / ours:.0f} x as fast")


if __name__ == "__main__":
    main()
