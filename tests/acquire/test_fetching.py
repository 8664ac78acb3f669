"""One source from its addresses to the raw folder: what its report says when a part of the way fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from etl.acquire import Source, fetch_source
from etl.acquire.state import FILE
from etl.settings import Settings
from tests.acquire.conftest import QUICK, Fetching, landed
from tests.acquire.site import Reply, Site, page


def test_a_paused_source_is_not_asked(site: Site, fetching: Fetching, settings: Settings) -> None:
    report = fetching("/a", paused="the site is rebuilt")
    assert (report.paused, report.error, site.asked) == ("the site is rebuilt", None, [])
    assert not settings.raw.exists()


def test_a_title_that_is_not_wanted_is_not_even_asked_for(site: Site, fetching: Fetching) -> None:
    """What the feed says of a report decides before its page is asked for."""
    item = "<item><title>Tin thể thao</title><link>/a.html</link></item>"
    site.pages["/rss"] = Reply(f"<rss><channel>{item}</channel></rss>".encode(), type="application/rss+xml")
    report = fetching(feeds=["/rss"], keep_title=("Công Thương",))
    assert [reason for _, reason in report.left_out] == ["none of Công Thương stands in its title"]
    assert site.paths() == ["/rss"]


def test_the_limit_of_a_run_puts_the_rest_off(site: Site, fetching: Fetching) -> None:
    site.pages |= {f"/{name}": Reply(page(f"Công Thương {name}")) for name in "abc"}
    first = fetching("/a", "/b", "/c", limit=2)
    assert (len(first.new), first.put_off) == (2, 1)


def test_what_landed_before_a_source_broke_off_stays(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages |= {"/a": Reply(page()), "/b": Reply(status=503), "/c": Reply(status=503), "/d": Reply(page())}
    report = fetching("/a", "/b", "/c", "/d", bounds=replace(QUICK, attempts=1, in_a_row=2))
    assert (len(report.new), len(report.failed), report.put_off) == (1, 2, 1)
    assert report.error == f"{site.url}/c: answered 503; the next run asks again, and for what was put off"
    assert len(landed(settings)) == 1


def test_a_memory_that_is_damaged_is_the_error_of_the_source(settings: Settings, tmp_path: Path) -> None:
    settings.raw.mkdir()
    (settings.raw / FILE).write_bytes(b"x" * 4096)
    report = fetch_source(settings, Source("so", "Sở", folder=tmp_path))
    assert report.error is not None
    assert report.error.startswith(f"{settings.raw / FILE}: it cannot be used")


@pytest.mark.parametrize("name", ["Báo cáo năm.txt", "???.txt"])
def test_a_file_of_a_folder_lands_under_plain_letters(name: str, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / name).write_text("Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.", "utf-8")
    report = fetch_source(settings, Source("so", "Sở", folder=folder))
    [landed_name] = report.new
    assert landed_name.startswith("so/bao-cao-nam-" if name.startswith("B") else "so/report-")
    again = fetch_source(settings, Source("so", "Sở", folder=folder))
    assert (again.new, again.unchanged) == ((), 1)
