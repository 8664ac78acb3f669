"""The view publisher_quality: the last reports of a publisher against those before them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.warehouse.figures import Ask, Figure, Publish, Report, figure, report

pytestmark = pytest.mark.usefixtures("in_views")


def _reports(publisher: str, figures: Sequence[Sequence[Figure]]) -> list[Report]:
    return [
        report(f"{publisher}-{year}", f"{year + 1}-01-15", stated, publisher=publisher)
        for year, stated in enumerate(figures, 2001)
    ]


def _output(year: int, **changes: str) -> Figure:
    return figure(f"công nghiệp năm {year} đạt 4.0{year % 100:02} tỷ đồng",
                  f"industrial_output {year} actual {4000 + year % 100} bn_vnd", **changes)  # fmt: skip


def _exports(year: int) -> Figure:
    return figure(f"xuất khẩu năm {year} đạt 5{year % 100:02} triệu USD",
                  f"exports {year} actual {500 + year % 100} mn_usd")  # fmt: skip


def test_a_publisher_whose_last_reports_lack_what_is_usual_is_noticed(publish: Publish, ask: Ask) -> None:
    years = range(2001, 2013)
    same = _reports("steady", [[_output(y), _exports(y)] for y in years])
    fewer = _reports("moved", [[_output(y), *([_exports(y)] if y < 2008 else [])] for y in years])
    read_otherwise = [_output(y, reading="disputed" if y >= 2008 else "both") for y in years]
    disputed = _reports("reworded", [[one] for one in read_otherwise])
    publish(*same, *fewer, *disputed, *_reports("young", [[_output(2001)]]), report("nobody", None, [_output(2005)]))
    rows = {row["publisher"]: row for row in ask("select * from publisher_quality")}
    assert {name: row["noticed"] for name, row in rows.items()} == {
        "steady": None, "moved": "more missing", "reworded": "more disputed", "young": None,
    }  # fmt: skip
    assert (rows["moved"]["reports"], rows["moved"]["last_reports"]) == (12, 5)
    assert (rows["moved"]["missing_last"], rows["moved"]["missing_before"]) == (0.5, 0.0)
    assert (rows["reworded"]["disputed_last"], rows["reworded"]["disputed_before"]) == (1.0, 0.0)
    assert rows["steady"]["rejected_last"] == 0.0
    assert (rows["young"]["last_reports"], rows["young"]["missing_last"]) == (0, None)


def test_a_publisher_is_the_same_however_it_is_written(publish: Publish, ask: Ask) -> None:
    early = _reports("Sở Công Thương tỉnh Lạng Sơn", [[_output(y), _exports(y)] for y in range(2001, 2008)])
    late = report("late", "2009-01-15", [_output(2008)], publisher="Sở Công Thương Lạng Sơn")
    publish(*early, late)
    (row,) = ask("select publisher, reports, last_reports from publisher_quality")
    assert row == {"publisher": "Sở Công Thương Lạng Sơn", "reports": 8, "last_reports": 4}
