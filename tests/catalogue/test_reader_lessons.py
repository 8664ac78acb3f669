"""Reports that were lessons are read with weights that have not seen them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.loader import DATA
from etl.catalogue.reader_lessons import Lessons, load_lessons, text_key, written
from etl.catalogue.reader_weights import load_weights
from etl.documents import read
from etl.extract.scoring import FEATURES
from tests.catalogue.test_reader_weights import SMALL

ROOT = Path(__file__).parents[2]


def test_every_shipped_report_is_read_with_weights_that_it_did_not_teach(catalogue: Catalogue) -> None:
    """Those in data/raw itself have taught none; `make train` writes the others down. A few of them stand for all."""
    reports = sorted((ROOT / "data" / "raw").glob("*/*.txt"))
    assert len(catalogue.reader.lessons.groups) >= len(reports) > 400
    for path in reports[::40]:
        other = catalogue.reader.for_text(read(path, catalogue).text)
        assert other is not catalogue.reader, path
        assert (other.fault, other.features) == (None, FEATURES)
    here = read(ROOT / "data" / "raw" / "lang-son-2015.txt", catalogue)
    assert catalogue.reader.for_text(here.text) is catalogue.reader


def test_a_text_finds_the_weights_of_its_group(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.jsonl"
    one.write_text(json.dumps(SMALL), "utf-8")
    others = [SMALL | {"known": ["imports"]}, SMALL | {"known": ["grdp"]}]
    two.write_text(written({text_key("a"): 0, text_key("b"): 1}, list(others)), "utf-8")
    weights = load_weights(one, two)
    assert [sorted(weights.for_text(text).known) for text in ("a", "b", "c")] == [["imports"], ["grdp"], ["exports"]]


@pytest.mark.parametrize("content", [None, "", "{", "[]\n{}", '{"a": 1}\n{}', '{"a": "x"}\n{}', '{"a": -1}\n{}'])
def test_lessons_that_cannot_be_told_leave_the_reader_out(tmp_path: Path, content: str | None) -> None:
    """Which reports the weights have seen is not known then, and no mark may claim to be worth something."""
    one, two = tmp_path / "one.json", tmp_path / "two.jsonl"
    one.write_text(json.dumps(SMALL), "utf-8")
    if content is not None:
        two.write_text(content, "utf-8")
    assert load_lessons(two).fault
    fault = load_weights(one, two).fault
    assert fault is not None
    assert str(two) in fault
    assert "make train" in fault
    assert "\n" not in fault


def test_damaged_weights_of_a_group_are_one_line(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.jsonl"
    one.write_text(json.dumps(SMALL), "utf-8")
    two.write_text(f"{json.dumps({text_key('a'): 0})}\n{{\n", "utf-8")
    weights = load_weights(one, two)
    assert weights.for_text("b").fault is None
    assert "second_reader_lessons.jsonl" in str(weights.for_text("a").fault)


def test_without_lessons_every_text_is_new() -> None:
    assert Lessons().left_out("a") is None
    assert load_weights(DATA / "second_reader.json").for_text("a").fault is None
