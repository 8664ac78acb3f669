"""Numbers spelled out: what they state, and runs of words that state none."""

from __future__ import annotations

import pytest

from etl.language.number_words import parse_words

STATED = {
    "bốn nghìn không trăm mười ba tỷ": "4013000000000",
    "mười sáu phẩy bảy": "16.7",
    "hai phẩy không năm tỷ": "2050000000",
    "mười phẩy hai mươi lăm": "10.25",
    "một trăm rưỡi tỷ": "150000000000",
    "ba tỷ rưỡi": "3500000000",
    "hai triệu tư": "2400000",
    "một trăm hai": "120",
    "một trăm linh hai": "102",
    "một nghìn không trăm linh năm": "1005",
    "ba tỷ hai trăm triệu": "3200000000",
    "hai mươi hai nghìn ba trăm bốn mươi lăm tỷ": "22345000000000",
    "năm mươi mốt": "51",
    "ba chục": "30",
    "mười năm": "10",  # ten years
    "hai mươi năm": "20",
}
NONE = ["hai ba", "một trăm ba hai", "một mốt", "hai mươi mười", "tỷ", "phẩy năm", "linh hai"]


@pytest.mark.parametrize("words", STATED)
def test_stated(words: str) -> None:
    spoken = parse_words(words)
    assert spoken is not None
    assert f"{(spoken.value * spoken.scale).normalize():f}" == STATED[words]


@pytest.mark.parametrize("words", NONE)
def test_none(words: str) -> None:
    assert parse_words(words) is None
