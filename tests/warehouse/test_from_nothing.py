"""Every mart computed from nothing, at once or part by part: the same rows in the same order."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from etl.catalogue import Catalogue, load
from etl.warehouse import begin, differences, from_nothing, independent_source
from etl.warehouse.from_nothing import everything
from etl.warehouse.sql_files import MATERIALISED, computation, query
from tests.warehouse.figures import Report, completion, figure, growth, load_into, report


def test_everything_is_computed_from_nothing(published: Path) -> None:
    with duckdb.connect(published) as connection:
        before = connection.execute("from kpi_yearly").fetchall()
        connection.execute("delete from kpi_yearly")
        connection.execute("update kpi_wide set year = 0")
        everything(connection)
        assert connection.execute("from kpi_yearly").fetchall() == before
        assert connection.execute("select distinct year from kpi_wide").fetchall() == [(2015,)]


def _archive(known: Catalogue) -> list[Report]:
    """Figures that follow from others: of the year before, of parts, halves, all provinces; and one that jumps."""
    provinces = [area.area_id for area in known.areas.values() if area.kind != "nation" and area.valid_to is None]
    told = [
        report(
            place, "2026-01-18",
            [
                figure(f"xuất khẩu {n} triệu USD", f"exports 2025 actual {n} mn_usd"),
                figure("năm trước 90 triệu USD", "exports 2024 actual 90 mn_usd"),
                growth("tăng 16,7%", "exports 2025 actual 16.7"),
                figure("nhập khẩu 50 triệu USD", "imports 2025 actual 50 mn_usd"),
                figure(f"kim ngạch {n + 49} triệu USD", f"trade_turnover 2025 actual {n + 49} mn_usd"),
                figure("bán lẻ nửa đầu 500 tỷ", "retail_sales 2025-H1 actual 500 bn_vnd"),
                figure("bán lẻ nửa cuối 600 tỷ", "retail_sales 2025-H2 estimate 600 bn_vnd"),
            ],
            area_id=place, publisher=f"Báo {place}",
        )
        for n, place in enumerate(provinces, 100)
    ]  # fmt: skip
    count = len(provinces)
    nation = [
        figure("xuất khẩu 9 triệu USD", "exports 2025 actual 9 mn_usd"),
        figure(f"năm trước {90 * count} triệu USD", f"exports 2024 actual {90 * count} mn_usd"),
        figure("năm 2023 là 3.000 triệu USD", "exports 2023 actual 3000 mn_usd"),
        figure("năm 2026 là 3.100 triệu USD", "exports 2026 plan 3100 mn_usd"),
        figure(f"bán lẻ {1100 * count} tỷ", f"retail_sales 2025 actual {1100 * count} bn_vnd"),
        completion("đạt 106,6%", "retail_sales 2025 actual 106.6"),
        figure("bán lẻ 9 tỷ USD", "retail_sales 2025 actual 9000 mn_usd"),
    ]
    jump = [figure("xuất khẩu 1.000 triệu USD", "exports 2025 actual 1000 mn_usd")]
    return [
        *told,
        report("ca-nuoc", "2026-01-18", nation, area_id="viet-nam"),
        report("lai", "2026-02-18", jump, area_id=provinces[0], publisher=f"Báo {provinces[0]}"),
    ]


@pytest.mark.parametrize("figures", [60, 20])  # with 20 the years of the nation's exports are computed in two parts
def test_parts_come_to_the_same_rows_in_the_same_order(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, figures: int
) -> None:
    monkeypatch.setattr(from_nothing, "FIGURES", figures)
    monkeypatch.setattr(from_nothing, "ROWS", 2)
    monkeypatch.setattr(independent_source, "FIGURES", 60)
    known, path = load(), tmp_path / "w.duckdb"
    parts = Mock(side_effect=from_nothing._compute)
    monkeypatch.setattr(from_nothing, "_compute", parts)
    with begin(path, known, 0) as version:
        load_into(version, *_archive(known))
        version.materialise()
        version.audit()
        version.publish()
    assert parts.call_count > 3
    assert differences(path) == []
    with duckdb.connect(str(path), read_only=True) as connection:
        for name in MATERIALISED:
            kept = connection.execute(f"from {name}").fetchall()
            assert kept, name
            assert kept == connection.execute(f"from ({computation(name)})").fetchall(), name
        held = "select provinces_sum from kpi_yearly where area_id = 'viet-nam' and contradiction like '%provinces'"
        assert connection.execute(held).fetchall() == [(sum(range(100, 100 + len(_archive(known)) - 2)) + 900.0,)]
        grown = "select year, consistency, round(growth_computed) from kpi_yearly where area_id = 'viet-nam'"
        said = connection.execute(f"{grown} and indicator = 'exports'").fetchall()
        assert said == [
            (2023, "single", None),
            (2024, "single", 2.0),
            (2025, "conflict", -100.0),
            (2026, "single", None),
        ]
        of_years = "select before_id is not null from kpi_misread_unit where area_id = 'viet-nam' and period = '2025'"
        assert connection.execute(of_years).fetchall() == [(True,)]


def test_the_nation_is_computed_some_years_at_a_time(tmp_path: Path) -> None:
    with begin(tmp_path / "w.duckdb", load(), 0) as version:
        load_into(version, *_archive(load()))
        version.materialise()
        version.publish()
    with duckdb.connect(str(tmp_path / "w.duckdb")) as connection:
        connection.execute(query("archive_part").format(figures=20))
        asked = "select since, until, is_first from archive_part where (area_id, indicator) = ('viet-nam', 'exports')"
        assert connection.execute(f"{asked} order by part").fetchall() == [(0, 2024, True), (2025, 9999, False)]
        connection.execute(query("archive_part").format(figures=10_000))
        assert connection.execute(asked).fetchall() == [(0, 9999, True)]
        # Of what is read for the later years the provinces tell that of these alone, the nation all it states.
        connection.execute(query("archive_part").format(figures=20))
        [(part,)] = connection.execute(
            f"select part from ({asked.replace('since', 'part, since')}) where since = 2025"
        ).fetchall()
        connection.execute(query("part_source").format(part=part))
        read = "select distinct period from part_observation where indicator = 'exports' and area_id {} 'viet-nam'"
        assert connection.execute(read.format("<>")).fetchall() == [("2025",)]
        assert len(connection.execute(read.format("=")).fetchall()) == 4
