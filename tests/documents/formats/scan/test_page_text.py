"""A whole page: its table in its cells, its sentence beside it, however it lies and whatever is stamped on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from etl.documents.formats import ocr
from etl.documents.formats.scan.page_text import PageText, ScannedTable, _is_upright, read_picture
from tests.documents.formats.scan import drawn
from tests.documents.formats.scan.drawn import engine

pytestmark = pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
SENTENCE = "Exports of the province rose by 16,7% to 4.013"
AS_READ = [cell.replace("–", "-") for row in drawn.CELLS for cell in row]


@pytest.mark.parametrize(
    "pixels",
    [drawn.page(sentence=SENTENCE), drawn.page(sentence=SENTENCE, tilt=3.0, shade="#BFBFBF"),
     drawn.stamped(drawn.page(sentence=SENTENCE), (800, 380))],
    ids=["plain", "tilted and shaded", "stamped"],
)  # fmt: skip
def test_every_cell_and_the_sentence_are_read(pixels: Any) -> None:
    text = read_picture(pixels, drawn.DPI, engine())
    (table,) = text.tables
    read = sorted((round(top, -1), left, reading.text) for (left, top, *_), reading in _cells(table))
    assert [words for _, _, words in read] == AS_READ
    assert " ".join(word["text"] for word in text.words) == SENTENCE
    assert text.height == pytest.approx(288, abs=1) and text.letters == len("".join(AS_READ + SENTENCE.split()))


def _cells(table: ScannedTable) -> Any:
    return zip(table.cells, table.readings, strict=True)


@pytest.mark.parametrize("grain", [5, 60])
def test_no_figure_comes_out_of_noise(grain: int) -> None:
    noise = np.random.default_rng(7).normal(200, grain, (900, 700, 1)).clip(0, 255).astype(np.uint8)
    text = read_picture(np.repeat(noise, 3, axis=2), drawn.DPI, engine())
    assert not [word for word in text.words if any(map(str.isdigit, word["text"]))] and not text.tables


def test_no_figure_comes_out_of_black_and_white_checks() -> None:
    down, across = np.indices((560, 800))
    for step in (6, 12, 33):
        checks = np.where((down // step + across // step) % 2, 235, 60).astype(np.uint8)
        text = read_picture(np.repeat(checks[:, :, None], 3, axis=2), 100, engine())
        assert (text.words, text.tables, text.texture) == ([], [], True)


def test_texture_in_the_cells_of_a_table_is_told_and_not_read() -> None:
    page = drawn.page([["", "", ""]] * 3, sentence=SENTENCE).copy()
    grain = np.random.default_rng(5).normal(190, 80, (84, 394, 1)).clip(0, 255).astype(np.uint8)
    for row in range(3):
        for column in range(3):
            top, left = 253 + 90 * row, 203 + 400 * column
            page[top : top + 84, left : left + 394] = grain
    text = read_picture(page, drawn.DPI, engine())
    assert text.texture and not text.tables
    assert " ".join(word["text"] for word in text.words) == SENTENCE


def test_dust_in_the_cells_of_an_empty_table_is_no_figure() -> None:
    page = drawn.page([["", "", ""]] * 3).copy()
    for at, size in enumerate((3, 5, 7, 9)):
        page[300 + at : 300 + at + size, 300 + 40 * at : 300 + 40 * at + size] = 20
    (table,) = read_picture(page, drawn.DPI, engine()).tables
    assert {reading.text for reading in table.readings} == {""}


@pytest.mark.parametrize(("width", "height", "upright"), [(40.0, 12.0, True), (12.0, 40.0, False)])
def test_words_that_stand_on_end_are_those_of_a_page_on_its_side(width: float, height: float, upright: bool) -> None:
    words = [{"text": text, "x0": 0.0, "x1": width, "top": 0.0, "bottom": height} for text in ["nghiệp", "trước"] * 10]
    assert _is_upright(PageText(words, [], 842.0)) is upright
