"""What is not there is said with the nearest names, and what the warehouse lacks with the remedy."""

from __future__ import annotations

import pytest

from etl.errors import WarehouseError
from etl.explore.look import Look
from etl.explore.pages import faults
from etl.explore.words import Words


def test_the_nearest_names_are_links(look: Look) -> None:
    page = faults.unknown_area(look, "Tuyên Quang")
    assert [entry.link for entry in page.shown["near"]] == ["/area/tuyen-quang", "/area/tuyen-quang-2025"]
    page = faults.unknown_indicator(look, "xuat khau")
    assert page.shown["near"][0].link == "/indicator/exports"
    assert page.status == 404
    assert len(faults.unknown_area(look, "x" * 5000).shown["said"][0]) < 200


@pytest.mark.parametrize(
    ("what", "being_made", "said"),
    [
        ("there is no warehouse yet", False, "There is no warehouse yet"),
        ("there is no warehouse yet", True, "being made"),
        ("it has the newer layout 99, this program knows 7", False, "newer version"),
        ("it was written by a newer DuckDB", False, "newer version"),
        ("it has the older layout 3, this program needs 7", False, "older version"),
    ],
)
def test_a_warehouse_that_cannot_be_shown(what: str, being_made: bool, said: str) -> None:
    page = faults.no_warehouse(Words("en"), WarehouseError("w.duckdb", what, "do this"), being_made)
    assert said in page.shown["said"][0]
    assert page.shown["program"] == f"{what}; do this"
    assert page.status == 503


def test_a_fault_that_is_none_of_these_is_what_the_program_says() -> None:
    page = faults.no_warehouse(Words("vi"), WarehouseError("w.duckdb", "it is damaged", "do this"), False)
    assert page.shown["said"] == []
    assert faults.program(Words("vi")).status == 500
