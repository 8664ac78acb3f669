"""Lines, slots and names, as the lexer finds them."""

from __future__ import annotations

from etl.extract.scoring.lines import few
from tests.extract.scoring.conftest import REPORT, TextOf


def test_slots_are_the_quantities_with_what_they_can_measure(seen: TextOf) -> None:
    slots = seen(REPORT).slots()
    assert [(s.kind, str(s.quantity.value)) for s in slots] == [
        ("money", "4013"), ("pct", "16.7"), ("money", "500"), ("pct", "102"), ("money", "4310"),
    ]  # fmt: skip
    assert slots[0].size == 12


def test_lines_know_their_heading_names_and_what_periods_are_there_for(seen: TextOf) -> None:
    text = seen("Kết quả năm 2015:\n- Xuất khẩu đạt 5 triệu USD (tăng 3% so với năm 2014).")
    assert text.lines[1].heading == 0
    assert [(n.kind, n.code) for n in text.lines[1].names] == [("indicator", "exports")]
    assert set(text.lines[0].roles.values()) == {"free"}
    assert set(text.lines[1].roles.values()) == {"compared"}
    line = text.lines[1]
    assert max(line.depth(i) for i in range(len(line.tokens))) == 1


def test_a_count_in_a_feature_ends_somewhere() -> None:
    assert [few(n) for n in (0, 3, 4, 99)] == ["0", "3", "4+", "4+"]
