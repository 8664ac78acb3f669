"""Products of industry in tables of all sorts of things."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.families import family_titled
from etl.extract.tables.loose_goods import loose_goods
from etl.extract.tables.name import Name
from etl.extract.tables.of_some import Told

SUMMARY = "Một số chỉ tiêu chủ yếu tháng 9 năm 2018"


def heading(words: str, catalogue: Catalogue) -> Heading:
    return read_heading([scan(words, 0, catalogue)])


def found(title: str, table: list[tuple[str, str, str | None]], catalogue: Catalogue) -> list[str | None]:
    """The products found in a `table` of (label, unit, the indicator that its row is known to be of)."""
    rows = {k: heading(label, catalogue) for k, (label, _, _) in enumerate(table)}
    units = {k: heading(unit, catalogue) for k, (_, unit, _) in enumerate(table) if unit}
    names = {k: Name(code, is_unknown=code is None) for k, (_, _, code) in enumerate(table)}
    labels = {k: label for k, (label, _, _) in enumerate(table)}
    told = Told(family_titled(title, catalogue), heading(title, catalogue), title)
    filled = {k for k, (_, unit, _) in enumerate(table) if unit}
    return [name.indicator for name in loose_goods(rows, names, units, labels, filled, told, catalogue).values()]


@pytest.mark.parametrize(
    ("title", "table", "goods"),
    [
        (
            SUMMARY,
            [("Than sạch", "1.000 tấn", None), ("Điện sản xuất", "Triệu kWh", "electricity_output")],
            ["output_coal"],
        ),
        ("Sản xuất công nghiệp tháng 9 năm 2018", [("Xi măng", "tấn", None)], ["output_cement"]),
        (SUMMARY, [("Xi măng", "tấn", None)], []),  # nothing of industry
        (
            SUMMARY,
            [
                ("Chỉ số sản xuất công nghiệp", "%", "iip"),
                ("Xuất khẩu", "triệu USD", "exports"),
                ("Xi măng", "tấn", None),
            ],
            [],  # exported
        ),
        (
            SUMMARY,
            [("Chỉ số sản xuất công nghiệp", "%", "iip"), ("Tồn kho", "", None), ("Xi măng", "tấn", None)],
            [],  # in stock
        ),
        (
            SUMMARY,
            [("Chỉ số sản xuất công nghiệp", "%", "iip"), ("Xi măng", "tỷ đồng", None)],
            [],  # sold, or its value
        ),
        ("Xuất khẩu tháng 9 năm 2018", [("Chỉ số", "%", "iip"), ("Xi măng", "tấn", None)], []),
    ],
)
def test_what_industry_makes_is_told_by_its_unit_and_the_rows_before(
    title: str, table: list[tuple[str, str, str | None]], goods: list[str], catalogue: Catalogue
) -> None:
    assert found(title, table, catalogue) == goods
