"""How many figures come right off scans, beside tesseract as it comes, condition by condition.

    python -m benchmarks.scans [--only photograph] [--kind table] [--seeds 2] [--no-plain] [--log pages.jsonl]

With `--log` a call that was stopped goes on where it stopped. There is a page with a table and one of sentences for
each condition, font and seed: together 3,808 cells and 3,776 figures in sentences.

Pages are drawn by `drawing` from known figures (fonts of Debian's fonts-noto-core and fonts-dejavu-core). Ours is right
where the cell of that row and column holds the figure; tesseract's where the figure stands anywhere on its page, which
favours it. "In doubt" are figures whose digits came out in two ways, and empty cells, which give no figure. Pages
that are refused count in no other share.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.scans.drawing import CONDITIONS, DASHES, FONTS, Condition, Drawn, page, pdf_of, prose
from benchmarks.scans.scores import Score, added, count_cells, count_figures, count_plain
from etl.documents.document import Content
from etl.documents.formats.pdf import read_pdf
from etl.errors import InputError
from etl.settings import Bounds

HEADINGS = (
    "condition", "cells", "plain", "single digits", *(f"declines {dash}" for dash in DASHES), "turned positive",
    "stamped", "figures in sentences", "plain", "wrong, not in doubt", "in doubt", "pages refused", "s a page", "plain",
)  # fmt: skip
Key = tuple[str, str, int, str]
"""Condition, font, seed and kind of a page."""
TABLES, SENTENCES = "table", "sentences"
_KINDS: dict[str, Callable[[Condition, str, int], Drawn]] = {TABLES: page, SENTENCES: prose}
_LOW = 200  # dots per inch: fewer are a group of their own


def main() -> None:
    """Prints one line for each condition, and one for all scans from 200 dots per inch up, those below, and
    photographs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=1, help="pages of each condition, font and kind")
    parser.add_argument("--first", type=int, default=0, help="the seed of the first of them")
    parser.add_argument("--fonts", type=int, default=len(FONTS))
    parser.add_argument("--only", default="", help="only conditions in whose name this stands")
    parser.add_argument("--kind", choices=_KINDS, help="only such pages")
    parser.add_argument(
        "--plain", action=argparse.BooleanOptionalAction, default=True, help="tesseract as it comes, too"
    )
    parser.add_argument("--log", type=Path, help="a file of pages that were read, which are not read again")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no page is begun after so many")
    args = parser.parse_args()
    end = time.monotonic() + 60 * args.minutes
    scores = _logged(args.log)
    for condition, key in _wanted(args):
        if key not in scores and time.monotonic() < end:
            _, font, seed, kind = key
            path = next(path for path in FONTS if Path(path).stem == font)
            scores[key] = _page(_KINDS[kind](condition, path, seed), condition, args.plain)
            _log(args.log, key, scores[key])
    _print(args.only, scores)


def _wanted(args: argparse.Namespace) -> Iterator[tuple[Condition, Key]]:
    """The pages to read; seeds outermost, so that what was stopped is of all conditions."""
    for seed in range(args.first, args.first + args.seeds):
        for kind in [args.kind] if args.kind else _KINDS:
            for condition in CONDITIONS:
                if args.only in condition.name and not (condition.of_tables and kind == SENTENCES):
                    for font in FONTS[: args.fonts]:
                        yield condition, (condition.name, Path(font).stem, seed, kind)


def _page(drawn: Drawn, condition: Condition, plain: bool) -> Score:
    """What is read off a page. Seconds are counted where it has a table."""
    counts, refused = Counter[str](), False
    start = _processor()
    try:
        content = read_pdf(Path("scan.pdf"), pdf_of([drawn.picture], condition.dpi), Bounds())
    except InputError:
        content, refused = Content(""), True
    took = _processor() - start
    count_cells(drawn, content, counts)
    count_figures(drawn, content, counts)
    cells = counts["cells"]
    if refused:  # shares are those of the pages that are read
        counts = Counter(refused=1)
    counts.update(
        {"pages": bool(drawn.cells), "cells drawn": cells, "right or refused": cells if refused else counts["right"]}
    )
    start = _processor()
    if plain:
        count_plain(drawn, condition, counts)
        counts["pages beside"] += bool(drawn.cells)
    plain_took = _processor() - start
    return Score(counts, took, plain_took) if drawn.cells else Score(counts)


def _processor() -> float:
    """Seconds of processor time so far, of the programs that were started, too."""
    return sum(os.times()[:4])


def _logged(log: Path | None) -> dict[Key, Score]:
    """The pages that an earlier call has read."""
    if log is None or not log.exists():
        return {}
    lines = map(json.loads, log.read_text("utf-8").splitlines())
    return {
        (line["condition"], line["font"], line["seed"], line["kind"]): Score(
            Counter(line["counts"]), line["s"], line["plain_s"]
        )
        for line in lines
    }


def _log(log: Path | None, key: Key, score: Score) -> None:
    if log is not None:
        condition, font, seed, kind = key
        line = {"condition": condition, "font": font, "seed": seed, "kind": kind, "counts": score.counts,
                "s": score.took, "plain_s": score.plain_took}  # fmt: skip
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _print(only: str, scores: dict[Key, Score]) -> None:
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    shown = [condition for condition in CONDITIONS if only in condition.name]
    groups = {condition.name: [condition] for condition in shown} | {
        f"scans from {_LOW} dpi up": [each for each in shown if each.dpi >= _LOW and each.view is None],
        f"scans below {_LOW} dpi": [each for each in shown if each.dpi < _LOW and each.view is None],
        "photographs": [each for each in shown if each.view is not None],
    }
    for name, conditions in groups.items():
        of = {condition.name for condition in conditions}
        print(_row(name, added(score for key, score in scores.items() if key[0] in of)))
    whole = added(score for key, score in scores.items() if only in key[0])
    print(_row("all", whole))
    count = whole.counts
    print(
        f"\n{len(scores)} pages, {count['cells']:,} cells, {count['figures']:,} figures in sentences; declines there:"
    )
    for dash in DASHES:
        of_all, right = count[f"sentence declines {dash}"], count[f"right sentence decline {dash}"]
        print(f"{dash} {right} of {of_all} right")
    views = {condition.name for condition in CONDITIONS if condition.view is not None}
    photographed = added(score for key, score in scores.items() if key[0] in views)
    share = photographed.share("right or refused", "cells drawn")
    print(f"of the cells of photographs {share} % right, or on a refused page")


def _row(name: str, score: Score) -> str:
    parts = [
        name, score.share("right", "cells"), score.share("plain cells", "cells beside"),
        score.share("right digit", "digits"),
        *(score.share(f"right decline {dash}", f"declines {dash}") for dash in DASHES),
        str(score.counts["positive"]), score.share("right stamped", "stamped"),
        score.share("right figure", "figures"), score.share("plain figure", "figures beside"),
        score.share("wrong unmarked", "all"), score.share("doubt", "all"), str(score.counts["refused"]),
        score.each(score.took, "pages"), score.each(score.plain_took, "pages beside"),
    ]  # fmt: skip
    return f"| {' | '.join(parts)} |"


if __name__ == "__main__":
    main()
