"""How many figures come right off scans, beside tesseract as it comes, condition by condition.

    python -m benchmarks.scans [--seeds 2] [--fonts 4] [--only photograph] [--log pages.jsonl] [--minutes 40]

With `--log` a call that was stopped goes on where it stopped.

Pages are drawn by `drawing` from known figures (fonts of Debian's fonts-noto-core and fonts-dejavu-core). Ours is right
where the cell of that row and column holds the figure; tesseract's where the figure stands anywhere on its page, which
favours it. "In doubt" are figures whose digits came out in two ways, and empty cells, which give no figure.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scans.drawing import CONDITIONS, DASHES, FONTS, Condition, Drawn, page, pdf_of
from etl.documents.document import Content
from etl.documents.formats.pdf import read_pdf
from etl.errors import InputError
from etl.settings import Bounds

HEADINGS = (
    "condition", "cells", "plain", "single digits", "declines", "turned positive", "stamped", "figures in sentences",
    "plain", "wrong, not in doubt", "in doubt", "pages refused", "s a page", "plain",
)  # fmt: skip
Key = tuple[str, str, int]
"""Condition, font and seed of a page."""
_FIRST_FIGURES = 3  # columns before them are labels


@dataclass(slots=True)
class Score:
    """Counts of one condition; `took` and `plain_took` are seconds of processor time."""

    counts: Counter[str]
    took: float = 0.0
    plain_took: float = 0.0

    def share(self, right: str, of: str) -> str:
        """A share in per cent, "–" where there is nothing to count."""
        return f"{100 * self.counts[right] / self.counts[of]:.1f}" if self.counts[of] else "–"


def main() -> None:
    """Prints one line for each condition, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=2, help="pages of each condition and font")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first of them")
    parser.add_argument("--fonts", type=int, default=len(FONTS))
    parser.add_argument("--only", default="", help="only conditions in whose name this stands")
    parser.add_argument("--log", type=Path, help="a file of pages that were read, which are not read again")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no page is begun after so many")
    args = parser.parse_args()
    end = time.monotonic() + 60 * args.minutes
    wanted = [condition for condition in CONDITIONS if args.only in condition.name]
    scores = _logged(args.log)
    for seed in range(args.first, args.first + args.seeds):  # outermost, so that what was stopped is of all conditions
        for condition in wanted:
            for font in FONTS[: args.fonts]:
                key = condition.name, Path(font).stem, seed
                if key not in scores and time.monotonic() < end:
                    scores[key] = Score(Counter())
                    _page(page(condition, font, seed), condition, scores[key])
                    _log(args.log, key, scores[key])
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for condition in wanted:
        print(_row(condition.name, _sum(score for (name, *_), score in scores.items() if name == condition.name)))
    whole = _sum(score for (name, *_), score in scores.items() if args.only in name)
    print(_row(f"all: {whole.counts['cells']:,} cells, {whole.counts['figures']:,} figures", whole))


def _sum(scores: Iterable[Score]) -> Score:
    whole = Score(Counter())
    for score in scores:
        whole.counts += score.counts
        whole.took, whole.plain_took = whole.took + score.took, whole.plain_took + score.plain_took
    return whole


def _logged(log: Path | None) -> dict[Key, Score]:
    """The pages that an earlier call has read."""
    if log is None or not log.exists():
        return {}
    lines = map(json.loads, log.read_text("utf-8").splitlines())
    return {
        (line["condition"], line["font"], line["seed"]): Score(Counter(line["counts"]), line["s"], line["plain_s"])
        for line in lines
    }


def _log(log: Path | None, key: Key, score: Score) -> None:
    if log is not None:
        condition, font, seed = key
        line = {"condition": condition, "font": font, "seed": seed, "counts": score.counts, "s": score.took,
                "plain_s": score.plain_took}  # fmt: skip
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _processor() -> float:
    """Seconds of processor time so far, of the programs that were started, too."""
    return sum(os.times()[:4])


def _row(name: str, score: Score) -> str:
    pages = max(1, score.counts["pages"])
    parts = [
        name, score.share("right", "cells"), score.share("plain cells", "cells"), score.share("right digit", "digits"),
        score.share("right decline", "declines"), str(score.counts["positive"]),
        score.share("right stamped", "stamped"),
        score.share("right figure", "figures"), score.share("plain figure", "figures"),
        score.share("wrong unmarked", "all"), score.share("doubt", "all"),
        str(score.counts["refused"]), f"{score.took / pages:.1f}", f"{score.plain_took / pages:.1f}",
    ]  # fmt: skip
    return f"| {' | '.join(parts)} |"


def _page(drawn: Drawn, condition: Condition, score: Score) -> None:
    start = _processor()
    try:
        content = read_pdf(Path("scan.pdf"), pdf_of([drawn.picture], condition.dpi), Bounds())
    except InputError:
        content = Content("")
        score.counts["refused"] += 1
    score.took += _processor() - start
    score.counts["pages"] += 1
    _cells(drawn, content, score.counts)
    _figures(drawn, content, score.counts)
    start = _processor()
    plain = Counter(_signs(word) for word in _plain(drawn.picture, condition.dpi).split())
    score.plain_took += _processor() - start
    cells = Counter(_signs(words) for _, _, words in _printed(drawn))
    score.counts["plain cells"] += sum((plain & cells).values())
    figures = Counter(drawn.figures)
    found = Counter(word.strip(".,;()") for word in plain.elements())
    score.counts["plain figure"] += sum((found & figures).values())


def _cells(drawn: Drawn, content: Content, counts: Counter[str]) -> None:
    read, unsure = _grid(content)
    for row, column, printed in _printed(drawn):
        words, got = _signs(printed), read.get((row, column), "")
        right, doubt = got == words, (row, column) in unsure or not got
        counts.update(cells=1, all=1, right=right, doubt=doubt)
        counts["wrong unmarked"] += not right and not doubt
        if len(words) == 1:
            counts.update({"digits": 1, "right digit": right})
        if printed[0] in DASHES:
            counts.update({"declines": 1, "right decline": right, "positive": "-" + got == words})
        if (row, column) in drawn.stamped:
            counts.update({"stamped": 1, "right stamped": right})


def _figures(drawn: Drawn, content: Content, counts: Counter[str]) -> None:
    words = Counter(word.strip(".,;()") for word in content.text.split())
    wanted = Counter(drawn.figures)
    right = sum((words & wanted).values())
    in_table = {(cell.start, cell.end) for table in content.tables for cell in table.cells}
    doubt = sum((start, end) not in in_table for start, end, _ in content.unsure)
    missed = len(drawn.figures) - right
    doubt = doubt if content.text else missed  # a page that is refused says so
    counts.update({"figures": len(drawn.figures), "all": len(drawn.figures), "right figure": right, "doubt": doubt,
                   "wrong unmarked": max(0, missed - doubt)})  # fmt: skip


def _printed(drawn: Drawn) -> Iterator[tuple[int, int, str]]:
    """Row and column from 0 and text of each figure of the table."""
    for row, words in enumerate(drawn.cells[1:], 1):
        for column, text in enumerate(words[_FIRST_FIGURES:], _FIRST_FIGURES):
            yield row, column, text


def _grid(content: Content) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
    """What the largest table of the page has in each row and column, and which of them are unsure."""
    table = max(content.tables, key=lambda each: len(each.cells), default=None)
    if table is None:
        return {}, set()
    starts = {start for start, _, _ in content.unsure}
    read = {(cell.row, cell.column): _signs(content.text[cell.start : cell.end]) for cell in table.cells}
    return read, {(cell.row, cell.column) for cell in table.cells if cell.start in starts}


def _signs(words: str) -> str:
    """Without spaces, all dashes alike."""
    return re.sub("[–−—]", "-", "".join(words.split()))


def _plain(picture: bytes, dpi: int) -> str:
    with tempfile.NamedTemporaryFile(suffix=".jpg") as file:
        file.write(picture)
        file.flush()
        command = ["tesseract", file.name, "stdout", "-l", "vie", "--dpi", str(dpi)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    main()
