"""Tables that have become lines of a text: read where their heading is sure, and never read for something else."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.extract import extract
from etl.extract.tables.flattened import flattened
from tests.extract.tables.test_layouts import CASES, document_of, facts

SINGLE = [path for path in CASES if "pages" not in tomllib.loads(path.read_text("utf-8"))]
BOTH = ("amount-and-value", "english-separators", "fractions", "quarters-of-a-year", "separators-by-column")
WHOLE = {*product(BOTH, ("cell by cell", "row by row")), ("abbreviated-headings", "row by row"),
         ("market-surveillance", "row by row")}  # fmt: skip
"""What is read whole; of the others the heading has more than one line, or a row lacks a cell."""

INDEXES = """Tốc độ phát triển một số chỉ tiêu tỉnh Lạng Sơn
(%)
Chỉ tiêu

Tháng 6/2016 so với tháng trước

6 tháng năm 2016 so với cùng kỳ năm trước

Chỉ số sản xuất công nghiệp

96,85

109,00

Tổng kim ngạch xuất khẩu

77,25

113,44

Tổng kim ngạch nhập khẩu

89,02

93,32
"""
CHANGES = """Một số chỉ tiêu chủ yếu tháng 10 năm 2020 (+ tăng/- giảm) so với cùng kỳ năm 2019 (%)
Tổng mức bán lẻ +7,10
Kim ngạch xuất khẩu -12,95
Chỉ số sản xuất công nghiệp (IIP) +6,41
"""


def lines_of(grid: str, how: str) -> str:
    """The table as a text keeps it that knows no frames: a line for every cell, or the heading so and a line a row."""
    rows = [[cell.strip() for cell in line.split("|")] for line in grid.strip().split("\n")]
    words = [[cell for cell in row if cell and cell not in ("<", "^")] for row in rows]
    heads, body = words[0], words[1:]
    if how == "row by row":
        return "\n".join([*heads, *(" ".join(row) for row in body)])
    return "\n\n".join([*heads, *(cell for row in body for cell in row)])


def read(text: str, catalogue: Catalogue, **told: str) -> list[str]:
    document = replace(document_of({"grid": "x", **told}), text=text, tables=())
    return facts(extract(document, catalogue), "lang-son")


@pytest.mark.parametrize(
    ("path", "how"), list(product(SINGLE, ("cell by cell", "row by row"))), ids=lambda p: getattr(p, "stem", p)
)
def test_a_table_as_lines_gives_none_but_its_own_facts(path: Path, how: str, catalogue: Catalogue) -> None:
    case = tomllib.loads(path.read_text("utf-8"))
    text = "\n".join([case.get("above", ""), lines_of(case["grid"], how), case.get("below", "")])
    document = replace(document_of(case), text=text, tables=())
    given = facts(extract(document, catalogue), case.get("area", "lang-son"))
    assert set(given) <= set(case["facts"])
    if (path.stem, how) in WHOLE:
        assert given == sorted(case["facts"])


def test_indexes_cell_by_cell(catalogue: Catalogue) -> None:
    assert read(INDEXES, catalogue, period="2016-H1") == [
        "exports 2016-H1 actual growth_yoy 13.44 pct",
        "exports 2016-M06 actual growth_mom -22.75 pct",
        "iip 2016-H1 actual growth_yoy 9 pct",
        "iip 2016-M06 actual growth_mom -3.15 pct",
        "imports 2016-H1 actual growth_yoy -6.68 pct",
        "imports 2016-M06 actual growth_mom -10.98 pct",
    ]


def test_changes_under_a_title(catalogue: Catalogue) -> None:
    assert read(CHANGES, catalogue, period="2020-M10") == [
        "exports 2020-M10 actual growth_yoy -12.95 pct",
        "iip 2020-M10 actual growth_yoy 6.41 pct",
        "retail_sales 2020-M10 actual growth_yoy 7.1 pct",
    ]


def test_the_cells_stand_where_they_stand_in_the_text(catalogue: Catalogue) -> None:
    (table,) = flattened(INDEXES, [], catalogue)
    cells = {INDEXES[cell.start : cell.end]: cell.locator for cell in table.cells}
    assert cells["77,25"] == "dòng 17"
    assert cells["Chỉ tiêu"] == "dòng 3"


def test_two_tables_one_after_the_other(catalogue: Catalogue) -> None:
    between = "Đồng ruộng năm nay được mùa. " * 30
    tables = flattened(f"{INDEXES}\n{between}\n{CHANGES}\n{between}", [], catalogue)
    assert [table.rows for table in tables] == [4, 4]


UNSURE = {
    "a heading that runs over two lines": INDEXES.replace(
        "6 tháng năm 2016 so với cùng kỳ", "6 tháng năm 2016\nso với cùng kỳ"
    ).replace("Chỉ tiêu\n", ""),
    "a row that lacks a figure": INDEXES.replace("113,44\n", ""),
    "no time in the title": CHANGES.replace("tháng 10 năm 2020 ", "").replace(" năm 2019", ""),
    "two rows": CHANGES.rpartition("Chỉ số")[0],
}


@pytest.mark.parametrize("text", UNSURE.values(), ids=UNSURE)
def test_lines_that_are_not_surely_a_table_stay_text(text: str, catalogue: Catalogue) -> None:
    assert flattened(text, [], catalogue) == []
