"""Commands that read and publish: what they print of a first run, of one with nothing new, of gaps that were filled."""

from __future__ import annotations

from etl.settings import Settings
from tests.conftest import GOOD, Etl


def test_run_prints_kpis_and_kpi_and_status_show_them_again(etl: Etl) -> None:
    ran = etl("run")
    assert ran.code == 0
    for text in (ran.out, etl("kpi").out, etl("status").out):
        assert "Bắc Kạn" in text
        assert "Thái Bình" in text
    assert "Thái Bình" not in etl("kpi", "--area", "Bắc Kạn").out


def test_only_what_is_named_is_read_and_a_second_run_finds_nothing_new(etl: Etl, settings: Settings) -> None:
    named = settings.raw / f"{GOOD[0]}.txt"
    assert "loaded: 1 documents" in etl("run", named).out
    again = etl("run", named)
    assert again.out == "reports: 0 to read, 1 unchanged\nnothing new: the warehouse was left as it is\n"


def test_a_backfill_of_what_is_missing_says_what_it_filled(etl: Etl, settings: Settings) -> None:
    """The other province makes 2015 a year that the warehouse covers, so Lạng Sơn has a gap there until its report."""
    text = "Sở Công Thương tỉnh {}, ngày 18/01/2016\n\nNăm 2015, kim ngạch xuất khẩu đạt {} triệu USD.\n"
    for path in settings.raw.iterdir():
        path.unlink()
    (settings.raw / "a.txt").write_text(text.format("Bắc Kạn", 900), "utf-8")
    etl("run")
    (settings.raw / "b.txt").write_text(text.format("Lạng Sơn", 950), "utf-8")
    ran = etl("backfill", "--missing")
    assert ran.code == 0
    assert "province-years without any KPI: 62 before, 61 now\nfilled: Lạng Sơn 2015\n" in ran.out
