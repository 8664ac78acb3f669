"""Figures of one table that by their headings tell the same and differ are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.observation import Doubt, LeftOut, Observation
from etl.extract.tables import told_twice
from etl.extract.tables.told_twice import without_contradictions
from tests.extract.tables.test_workbooks import workbook

HEAD = ["Chỉ tiêu", "ĐVT", "Năm 2013", "Năm 2014"]


def _found(catalogue: Catalogue, *rows: Sequence[str]) -> tuple[list[str], list[str]]:
    """The figures that are read, and those in doubt, of a table with these rows."""
    title = ["Kết quả kiểm tra, kiểm soát thị trường tỉnh Lào Cai"]
    extraction = extract(workbook([title, *map(list, rows)], area="lao-cai"), catalogue)
    return [o.quote for o in extraction.observations], [d.quote for d in extraction.doubts]


def test_of_two_rows_the_first_stands(catalogue: Catalogue) -> None:
    rows = (
        HEAD,
        ["Tổng số tiền thu phạt", "Triệu đồng", "1900", "2090"],
        ["- Phạt vi phạm hành chính", "Triệu đồng", "1500", "1650"],
    )
    assert _found(catalogue, *rows) == (["1900", "2090"], ["1500"])


def test_of_two_columns_neither_does(catalogue: Catalogue) -> None:
    rows = (
        ["Chỉ tiêu", "ĐVT", "Năm 2013", "Năm 2014", "Năm 2014"],
        ["Số vụ kiểm tra", "Vụ", "101", "121", "125"],
        ["Số vụ vi phạm", "Vụ", "40", "44", "45"],
    )
    assert _found(catalogue, *rows) == (["101", "40"], ["121", "125"])


@pytest.mark.parametrize(
    "second",
    [
        ["Tổng số tiền phạt", "Triệu đồng", "1900", "2090"],  # the same
        ["Tổng số tiền phạt", "Tỷ đồng", "1,9", "2,1"],  # the same, rounded
        ["Số vụ kiểm tra", "Vụ", "101", "121"],
    ],
)
def test_what_agrees_or_is_something_else_is_read(second: list[str], catalogue: Catalogue) -> None:
    first = ["Tổng số tiền thu phạt", "Triệu đồng", "1900", "2090"]
    assert _found(catalogue, HEAD, first, second) == ([*first[2:], *second[2:]], [])


def test_one_doubt_stands_for_a_row(catalogue: Catalogue) -> None:
    rows = (
        HEAD,
        ["Tổng số tiền thu phạt", "Triệu đồng", "1900", "2090"],
        ["- Phạt vi phạm hành chính", "Triệu đồng", "1500", "1650"],
    )
    extraction = extract(workbook([list(row) for row in rows], area="lao-cai"), catalogue)
    (doubt,) = extraction.doubts
    assert doubt.reason == "by their headings it and “1900” at Sheet1!C2 tell the same"
    assert "in doubt as a whole with others of its row, told at Sheet1!C3" in {x.reason for x in extraction.left_out}


def test_what_is_no_figure_passes() -> None:
    found = [LeftOut("1", 0, 1, "a number"), Doubt("0" * 64, "why", "2", 2, 3, "A1", "table.level")]
    assert without_contradictions(found, (), None) == found  # type: ignore[arg-type]
    assert not any(isinstance(one, Observation) for one in found)


@pytest.mark.parametrize(
    "lower",
    [
        ["Phạt vi phạm hành chính", "Triệu đồng", "2500", "2650"],  # more than what stands above it
        ["Trong đó: Tiền phạt vi phạm hành chính", "Triệu đồng", "1500", "1650"],  # a part, named in full
    ],
)
def test_of_two_rows_neither_stands_where_the_upper_is_not_the_whole(lower: list[str], catalogue: Catalogue) -> None:
    upper = ["Tổng số tiền thu phạt", "Triệu đồng", "1900", "2090"]
    assert _found(catalogue, HEAD, upper, lower) == ([], ["1900", lower[2]])


def test_rows_are_held_against_those_that_stand(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    agree = told_twice._agree

    def counted(*two: Any) -> bool:
        compared.append(two)
        return agree(*two)

    monkeypatch.setattr(told_twice, "_agree", counted)
    rows = [["Số vụ kiểm tra", "Vụ", str(900 - k), "101"] for k in range(60)]
    _found(catalogue, HEAD, *rows)
    assert 0 < len(compared) <= 60
