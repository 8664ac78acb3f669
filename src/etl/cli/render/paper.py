"""The working paper of a document on screen: its facts, its sentences with figures marked, and the evidence of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt
from etl.query.explain import Paper, PaperPart, PaperSentence, parts

STYLES = {"figure": "bold green", "doubt": "bold yellow", "left out": "dim"}


def show(console: Console, paper: Paper, catalogue: Catalogue) -> None:
    """Prints the paper, a block per sentence."""
    console.print(_grid(paper.facts, indent=0))
    for line in paper.tables:
        console.print(Text(line))
    if not paper.sentences:
        console.print("\nno number stands in the text")
    for sentence in paper.sentences:
        console.print()
        console.print(_marked(paper.document.text, sentence))
        for block in _figures(sentence, catalogue):
            console.print(block)
    counts = [sum(len(group) for group in groups) for groups in zip(*map(_groups, paper.sentences), strict=True)]
    if counts:
        console.print(f"\n{counts[0]} figures read, {counts[1]} in doubt, {counts[2]} numbers left out")


def _groups(sentence: PaperSentence) -> tuple[tuple[object, ...], ...]:
    return sentence.observations, sentence.doubts, sentence.left_out


def _marked(text: str, sentence: PaperSentence) -> Text:
    """The sentence with each figure coloured and followed by its number in the list below; `?` marks a doubt."""
    places = [
        *(
            (figure.char_start, figure.char_end, f"[{n}]", "figure")
            for n, figure in enumerate(sentence.observations, 1)
        ),
        *((figure.char_start, figure.char_end, "[?]", "doubt") for figure in sentence.doubts),
        *((figure.char_start, figure.char_end, "", "left out") for figure in sentence.left_out),
    ]
    marked, at = Text(), sentence.start
    for start, end, mark, kind in sorted(places):
        marked.append(text[at : max(at, start)])
        marked.append(text[max(at, start) : end], STYLES[kind])
        marked.append(mark, STYLES[kind])
        at = max(at, end)
    marked.append(text[at : sentence.end])
    return marked


def _figures(sentence: PaperSentence, catalogue: Catalogue) -> Iterator[Text | Table]:
    for n, figure in enumerate(sentence.observations, 1):
        yield Text(f"  [{n}] {figure.quote}", STYLES["figure"])
        yield _grid(parts(figure, catalogue))
    for doubt in sentence.doubts:
        yield Text(f"  [?] {doubt.quote}", STYLES["doubt"]).append(f"  in doubt: {doubt.reason}", "default not bold")
        yield _grid(_known(doubt))
    for number in sentence.left_out:
        yield Text(f"  [-] {number.quote}  left out: {number.reason}", STYLES["left out"])


def _known(doubt: Doubt) -> Iterator[PaperPart]:
    known = {
        "value": None if doubt.value is None else f"{doubt.value:f} {doubt.unit or ''}".strip(),
        "indicator": doubt.indicator,
        "measure": doubt.measure,
        "period": doubt.period,
        "area": doubt.area_id,
        "scenario": doubt.scenario,
        "rule": doubt.rule,
    }
    return (PaperPart(name, value, "") for name, value in known.items() if value)


def _grid(rows: Iterable[PaperPart], indent: int = 6) -> Table:
    """Name, value and evidence, one row each; long texts are folded inside their column."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", min_width=indent + 11)
    grid.add_column(overflow="fold", max_width=64)
    grid.add_column(style="dim", overflow="fold")
    for part in rows:
        grid.add_row(Text(" " * indent + part.name), Text(part.value), Text(part.because))
    return grid
