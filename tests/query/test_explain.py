"""Where sentences begin and end, and that every figure stands under exactly one of them."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents import read
from etl.errors import UsageError
from etl.extract import extract
from etl.query.explain import explained, sentence_spans
from etl.settings import Settings
from tests.conftest import GOOD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một câu. Hai câu.", ["Một câu.", "Hai câu."]),
        ("đạt 4.013 tỷ đồng, tăng 16,7%. Trong đó", ["đạt 4.013 tỷ đồng, tăng 16,7%.", "Trong đó"]),
        ("dòng một\n\ndòng hai\n", ["dòng một", "dòng hai"]),
        ("công nghiệp; thương mại", ["công nghiệp;", "thương mại"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("", "explain: there is nothing to explain; name a report, or write a sentence between quotes"),
        (" \n", "explain: there is nothing to explain; name a report, or write a sentence between quotes"),
        ("{raw}", "{raw}: it is a folder; name a report in it"),
    ],
)
def test_what_is_no_report_and_no_sentence(what: str, says: str, settings: Settings, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError) as raised:
        explained(what.format(raw=settings.raw), catalogue, settings)
    assert str(raised.value) == says.format(raw=settings.raw)


@pytest.mark.parametrize("name", GOOD)
def test_every_figure_stands_under_one_sentence(name: str, settings: Settings, catalogue: Catalogue) -> None:
    path = settings.raw / f"{name}.txt"
    paper = explained(str(path), catalogue, settings)
    extraction = extract(read(path, catalogue), catalogue)
    for kind in ("observations", "doubts", "left_out"):
        listed = [figure for sentence in paper.sentences for figure in getattr(sentence, kind)]
        assert sorted(listed, key=repr) == sorted(getattr(extraction, kind), key=repr)
