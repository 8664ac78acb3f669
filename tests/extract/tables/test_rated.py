"""Rows of parts below a rate of their whole."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.name import Name
from etl.extract.tables.rated import below_rates


def _rows(labels: list[str], catalogue: Catalogue) -> dict[int, Heading]:
    return {row: read_heading([scan(label, 0, catalogue)]) for row, label in enumerate(labels)}


def _names(*codes: str | None) -> dict[int, Name]:
    return {row: Name(code) for row, code in enumerate(codes)}


def test_parts_are_what_the_rate_above_them_is(catalogue: Catalogue) -> None:
    rows = _rows(["Cơ cấu GRDP (%)", "Dịch vụ", "Tốc độ tăng GRDP (%)", "Dịch vụ"], catalogue)
    names = _names("grdp", "grdp.services", "grdp", "grdp.services")
    found, _ = below_rates(rows, names, {}, catalogue)
    assert [heading.ratio and heading.ratio.value for heading in found.values()][:2] == ["share", "share"]
    assert not found[3].is_ratio or found[3].ratio is not rows[0].ratio


def test_a_part_with_a_unit_of_its_own_is_a_level(catalogue: Catalogue) -> None:
    rows = _rows(["Cơ cấu GRDP (%)", "Dịch vụ (tỷ đồng)"], catalogue)
    found, _ = below_rates(rows, _names("grdp", "grdp.services"), {}, catalogue)
    assert not found[1].is_ratio


def test_a_rate_without_a_name_is_of_the_row_above_alone(catalogue: Catalogue) -> None:
    rows = _rows(["Kim ngạch xuất khẩu (triệu USD)", "So với cùng kỳ (%)", "Dệt may"], catalogue)
    found, _ = below_rates(rows, _names("exports", "exports", "exports.textiles"), {}, catalogue)
    assert not found[2].is_ratio


def test_a_percentage_below_a_level_is_in_doubt(catalogue: Catalogue) -> None:
    rows = _rows(["GRDP (tỷ đồng)", "Dịch vụ (%)"], catalogue)
    _, names = below_rates(rows, _names("grdp", "grdp.services"), {}, catalogue)
    assert names[1].is_unclear and "share or growth" in names[1].why
    _, names = below_rates(
        _rows(["GRDP (%)", "Dịch vụ (%)"], catalogue), _names("grdp", "grdp.services"), {}, catalogue
    )
    assert not names[1].is_unclear
