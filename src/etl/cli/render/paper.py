"""The working paper of a document on screen: its facts, its sentences with figures marked, and the evidence of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from etl.catalogue import Catalogue
from etl.cli.render.layout import beside, folded, unfolded, words
from etl.extract.observation import Doubt
from etl.query.explain import Paper, PaperPart, PaperSentence, parts

STYLES = {"figure": "bold green", "doubt": "bold yellow", "left out": "dim"}
INDENT = 6
"""Columns before the names of what is behind a figure."""
WIDEST, LEAST, EVIDENCE = 64, 28, 40
"""Columns of values at most; of values and of evidence beside them at least; and of evidence where values need more."""
GAP = 2


def show(console: Console, paper: Paper, catalogue: Catalogue) -> None:
    """Prints the paper, a block per sentence; words, ids and addresses stay whole."""
    for block in _blocks(paper, catalogue, console.width):
        console.print(block, crop=False)
    counts = [sum(len(group) for group in groups) for groups in zip(*map(_groups, paper.sentences), strict=True)]
    if counts:
        console.print(f"\n{counts[0]} figures read, {counts[1]} in doubt, {counts[2]} numbers left out")


def _blocks(paper: Paper, catalogue: Catalogue, width: int) -> Iterator[RenderableType]:
    yield _grid(paper.facts, width, indent=0)
    for line in paper.tables:
        yield _lines(Text(line), width)
    if not paper.sentences:
        yield "\nno number stands in the text"
    for sentence in paper.sentences:
        yield ""
        yield _lines(_marked(paper.document.text, sentence), width)
        for block in _figures(sentence, catalogue):
            yield _lines(block, width) if isinstance(block, Text) else _grid(block, width)


def _lines(text: Text, width: int) -> RenderableType:
    return unfolded(folded(text, width))


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


def _figures(sentence: PaperSentence, catalogue: Catalogue) -> Iterator[Text | Iterable[PaperPart]]:
    for n, figure in enumerate(sentence.observations, 1):
        yield Text(f"  [{n}] {figure.quote}", STYLES["figure"])
        yield parts(figure, catalogue)
    for doubt in sentence.doubts:
        yield Text(f"  [?] {doubt.quote}", STYLES["doubt"]).append(f"  in doubt: {doubt.reason}", "default not bold")
        yield _known(doubt)
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


def _grid(rows: Iterable[PaperPart], width: int, indent: int = INDENT) -> RenderableType:
    """Name, value and evidence, one row each: the evidence beside the value where both have room, else below it."""
    rows, named = list(rows), indent + 11 + GAP
    most = min(WIDEST, max((cell_len(part.value) for part in rows), default=0))
    room = width - named - GAP
    values = min(most, max(room // 2, room - EVIDENCE))
    values = values if values >= min(most, LEAST) and room - values >= LEAST else 0
    lines: list[Text] = []
    for part in rows:
        name, value, because = Text(" " * indent + part.name, "cyan"), Text(part.value), Text(part.because, "dim")
        if _longest(value) <= values and _longest(because) <= room - values:
            value, because = _columns(value, values, because, room - values), Text()
        lines += beside(name, value, named, width)
        if because.plain:
            lines += beside(Text(), because, named, width)
    return unfolded(lines)


def _longest(text: Text) -> int:
    return max(map(cell_len, words(text.plain)))


def _columns(left: Text, width: int, right: Text, rest: int) -> Text:
    """Both beside each other, the left one in `width` columns, the right one in `rest`."""
    lines = zip_longest(folded(left, width), folded(right, rest), fillvalue=Text())
    pairs = (
        one if not two.plain else Text.assemble(one, " " * (width - cell_len(one.plain) + GAP), two)
        for one, two in lines
    )
    return Text("\n").join(pairs)
