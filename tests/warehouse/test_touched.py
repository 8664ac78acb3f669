"""What a run touches: the cells of its reports before and after, what is tied to them, and when everything is."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.warehouse import Building, begin, touched
from tests.warehouse.figures import Publish, Report, figure, lang_son, load_into, put, report

BEFORE = report("b", "2018-01-02", [figure("7 triệu USD", "exports 2017 actual 7 mn_usd")], area_id="ha-nam")
AFTER = report("b", "2019-01-02", [figure("8 triệu USD", "imports 2018 actual 8 mn_usd")], area_id="ha-nam")
OTHERS = [
    report(f"o{n}", "2012-01-02", [figure(f"{n} vụ", f"market_violations 2011 actual {n} count")]) for n in range(9)
]


def cells(version: Building, table: str) -> set[tuple[str, int, str]]:
    return set(version._connection.execute(f"from {table}").fetchall())


def test_the_cells_of_a_report_before_and_after_and_what_is_tied_to_them(
    path: Path, catalogue: Catalogue, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(lang_son(), BEFORE)
    monkeypatch.setattr(touched, "SHARE", 0)
    with begin(path, catalogue, 0) as version:
        put(version, AFTER)
        own = {("ha-nam", 2017, "exports"), ("ha-nam", 2018, "imports")}
        assert cells(version, "touched_cell") == own
        after = {("ha-nam", 2018, "exports"), ("ha-nam", 2019, "imports")}
        wholes = {("ha-nam", 2017, "trade_turnover"), ("ha-nam", 2018, "trade_turnover")}
        assert cells(version, "target_cell") == own | after | wholes
        full, levels = (cells(version, f"(select * exclude (of_level) from source_cell where of_level = {alone})")
                        for alone in (False, True))  # fmt: skip
        assert full == own | after | wholes
        assert {("ha-nam", 2016, "exports"), ("ha-nam", 2017, "imports")} < levels
        assert {area for area, _, _ in levels} == {"ha-nam"}
        assert [tuple(row) for row in version.changes()[["change", "year", "indicator"]].itertuples(index=False)] == [
            ("gone", 2017, "exports"),
            ("new", 2018, "imports"),
        ]


@pytest.mark.parametrize(("brought", "everything"), [([BEFORE], False), ([*OTHERS[:4]], True)], ids=["one", "many"])
def test_more_than_a_share_touches_everything(
    path: Path, catalogue: Catalogue, publish: Publish, brought: list[Report], everything: bool
) -> None:
    publish(lang_son(), *OTHERS, BEFORE)
    with begin(path, catalogue, 0) as version:
        load_into(version, *brought)
        assert version._touched.everything is everything


def test_other_marts_in_the_file_touch_everything(path: Path, catalogue: Catalogue, publish: Publish) -> None:
    publish(lang_son())
    with begin(path, catalogue, 0) as version:
        assert not version._touched.everything
        version._connection.execute("update schema_version set views = 'those of last year'")
        assert touched.Touched(version._connection).everything
