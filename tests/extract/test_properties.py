"""What must hold for any text: spans equal quotes, spelling never changes a reading, no digits no figure."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.documents import read
from etl.extract import Extraction, extract
from etl.language.fold import fold, nfc
from etl.language.numbers import parse
from tests.cases import rows
from tests.extract.conftest import Reader, quantities_in

RAW = Path(__file__).parents[2] / "data" / "raw"
SENTENCES = [row["sentence"] for row in rows("sentences.csv")]
_WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


def _read(extraction: Extraction) -> list[tuple[object, ...]]:
    return sorted(
        (o.indicator, o.area_id, o.period, o.scenario, o.measure, str(o.value), o.unit, o.bound or "")
        for o in extraction.observations
    )


@given(st.lists(st.sampled_from([*_WORDS, "\n", "(", ")", ";", "12,5%", "1.234 tỷ"]), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_report_words_is_read_without_fault(read_sentence: Reader, text: str) -> None:
    extraction = read_sentence(nfc(text))
    spans = [(o.char_start, o.char_end, o.quote) for o in extraction.observations]
    spans += [(d.char_start, d.char_end, d.quote) for d in extraction.doubts]
    spans += [(n.char_start, n.char_end, n.quote) for n in extraction.left_out]
    assert all(nfc(text)[start:end] == quote for start, end, quote in spans)


@given(st.text(max_size=300))
@example("((((((((((((((((((((((((((((((((((((((((1%")
@example("\x00\x01 12% \u202e tăng")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_fault(read_sentence: Reader, text: str) -> None:
    read_sentence(nfc(text))


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(nfc(text))) == len(nfc(text))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_spelling_never_changes_a_reading(read_sentence: Reader, sentence: str) -> None:
    as_printed = _read(read_sentence(sentence))
    older = sentence.replace("hóa", "hoá").replace("Hòa", "Hoà").replace("thủy", "thuỷ")
    for variant in (nfc(unicodedata.normalize("NFD", sentence)), older, sentence.replace(" ", "\u00a0")):
        assert _read(read_sentence(variant)) == as_printed


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_narrow_pages_never_change_a_reading(catalogue: Catalogue, path: Path, width: int) -> None:
    document = read(path, catalogue)
    lines = [textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if line.strip() else ""
             for line in document.text.split("\n")]  # fmt: skip
    narrow = replace(document, text="\n\n".join(lines), title=None)
    wide = replace(document, text=document.text.replace("\n", "\n\n"), title=None)
    assert _read(extract(narrow, catalogue)) == _read(extract(wide, catalogue))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_line_break_inside_an_amount_never_changes_a_reading(read_sentence: Reader, sentence: str) -> None:
    broken = re.sub(r"(?<=\d) (?=tỷ|triệu|nghìn|ngàn|đồng)", "\n", sentence)
    assert _read(read_sentence(broken)) == _read(read_sentence(sentence))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_without_digits_there_is_no_figure(read_sentence: Reader, sentence: str) -> None:
    if re.search(r"mười|một (?:nghìn|trăm)|(?:hai|ba) (?:tỷ|nghìn)|phẩy|gấp (?:đôi|rưỡi|ba)", sentence):
        pytest.skip("the number is in words")
    assert read_sentence(re.sub(r"\d", "", sentence)).observations == ()


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=3))
def test_a_number_in_the_countrys_spelling_reads_back(whole: int, decimals: int) -> None:
    value = Decimal(whole).scaleb(-decimals)
    printed = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    number = parse(printed)
    assert number is not None
    assert value in (number.value, (number.other or (None,))[0])


@given(st.integers(min_value=1, max_value=9_999_999), st.sampled_from(["tỷ đồng", "triệu USD", "tỉ đồng", "%"]))
def test_a_quantity_reads_back_in_its_unit(catalogue: Catalogue, value: int, unit: str) -> None:
    printed = f"{value:,} {unit}".replace(",", ".")
    (quantity,) = quantities_in(printed, catalogue)
    assert quantity.value in (value, Decimal(value).scaleb(-3))
    assert quantity.end == len(printed)
