"""All sources in one go: one that fails beside one that works, paused ones, wrong names, and the command itself."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl.acquire import FetchReport, SourceReport, fetch, load_sources
from etl.errors import UsageError
from etl.settings import Settings
from tests.acquire.conftest import landed
from tests.acquire.site import Reply, Site, page
from tests.conftest import Etl

Declaring = Callable[..., Settings]
SOURCE = """
[[source]]
name = "{name}"
publisher = "Báo Thử"
urls = ["{url}"]
delay = 0
private = true
{more}
"""


@pytest.fixture
def declaring(settings: Settings, site: Site) -> Declaring:
    """Writes the file of sources: name → path on the site, and perhaps more of it."""

    def write(**sources: str | tuple[str, str]) -> Settings:
        told = {name: said if isinstance(said, tuple) else (said, "") for name, said in sources.items()}
        entries = (SOURCE.format(name=name, url=site.url + path, more=more) for name, (path, more) in told.items())
        settings.sources_file.parent.mkdir(exist_ok=True)
        settings.sources_file.write_text("".join(entries), "utf-8")
        return settings

    return write


def test_a_source_that_fails_beside_one_that_works(declaring: Declaring, site: Site) -> None:
    site.pages |= {"/a": Reply(page()), "/c": Reply(page("Công Thương quý I", "1.013"))}
    settings = declaring(first="/a", second="/b", third="/c", fourth=("/d", 'paused = "not now"'))
    told: list[tuple[str, int, int]] = []
    report = fetch(settings, step=lambda *step: told.append(step))
    assert [(source.name, len(source.new)) for source in report.sources] == [
        ("first", 1),
        ("second", 0),
        ("third", 1),
        ("fourth", 0),
    ]
    assert sorted(report.new) == [path.relative_to(settings.raw).as_posix() for path in landed(settings)]
    assert [failure.url for failure in report.failed] == [f"{site.url}/b"]
    assert told == [("fetch", n, 4) for n in (1, 2, 3, 4)]
    assert report.lines()[0] == "fetched: 2 new reports from 4 sources, 1 failure"
    assert "fourth: paused (not now)" in report.lines()
    assert "/d" not in site.paths()
    assert pickle.loads(pickle.dumps(report)) == report


def test_only_the_sources_named(declaring: Declaring, site: Site) -> None:
    site.pages |= {"/a": Reply(page()), "/b": Reply(page("Công Thương quý I", "1.013"))}
    settings = declaring(first="/a", second="/b")
    assert [source.name for source in fetch(settings, ["second"]).sources] == ["second"]
    with pytest.raises(UsageError, match="secnd: there is no such source; did you mean second"):
        fetch(settings, ["secnd"])


def test_a_failing_source_is_told_with_its_remedy() -> None:
    report = FetchReport((SourceReport("bao", error="bao: cannot be looked at; look again; or not"),))
    assert report.failed == (("bao", "cannot be looked at", "look again; or not"),)
    assert report.all_failed


def test_sources_share_the_turns_at_a_host(declaring: Declaring, site: Site) -> None:
    site.pages |= {f"/{name}": Reply(page(f"Công Thương {name}", "1.013")) for name in "abc"}
    settings = declaring(**{name: (f"/{name}", "") for name in "abc"})
    text = settings.sources_file.read_text("utf-8").replace("delay = 0", "delay = 0.2")
    settings.sources_file.write_text(text, "utf-8")
    assert len(fetch(settings).new) == 3
    assert site.asked[-1].at - site.asked[0].at >= 5 * 0.2 * 0.7  # three pages and three times robots.txt


def test_the_command(etl: Etl, declaring: Declaring, site: Site, settings: Settings) -> None:
    site.pages |= {"/a": Reply(page()), "/c": Reply(page("Bóng đá", "1.013"))}
    declaring(first="/a", second="/b", third=("/c", 'keep_title = ["than"]'), fourth=("/d", 'paused = "not now"'))
    ran = etl("fetch")
    [path] = landed(settings)
    assert ran.code == 0
    assert f"new: first/{path.name}\n" in ran.out
    assert "fourth: paused (not now)" in ran.out
    assert ran.out.endswith("fetched: 1 new report from 4 sources, 1 failure\n")
    assert f"failed: {site.url}/b: is not there (status 404); open it in a browser" in ran.err
    assert "fetch: 4 sources" in ran.err
    alone = etl("fetch", "third")
    assert f"left out: {site.url}/c: none of than stands in its title" in alone.out
    assert etl("fetch", "frst").code == 2


def test_the_command_without_sources(etl: Etl, settings: Settings) -> None:
    ran = etl("fetch")
    assert (ran.code, ran.out) == (0, f"fetched: nothing, since no sources are declared in {settings.sources_file}\n")
    with pytest.raises(UsageError, match="there is no such file of sources"):
        fetch(replace(settings, sources=settings.raw / "none.toml"))
    settings.sources_file.parent.mkdir(exist_ok=True)
    settings.sources_file.write_text("[[source]]\nname = 1", "utf-8")
    ran = etl("fetch")
    assert ran.code == 2
    assert ran.err.startswith(f"etl: {settings.sources_file}, line 2, source 1: name cannot be 1")


def test_the_command_ends_with_1_when_no_source_could_be_fetched(etl: Etl, declaring: Declaring) -> None:
    settings = declaring(first="/a")
    text = settings.sources_file.read_text("utf-8").replace("urls", "feeds")
    settings.sources_file.write_text(text, "utf-8")
    assert etl("fetch").code == 1


def test_who_stops_the_command_need_not_wait_for_a_slow_server(declaring: Declaring, site: Site) -> None:
    site.pages["/a"] = Reply(page(), pause=90.0)
    settings = declaring(first="/a")
    command = [sys.executable, "-m", "etl", "--raw", str(settings.raw), "fetch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 300
        while "/a" not in site.paths() and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        start = time.monotonic()
        _, told = process.communicate(timeout=300)
        assert process.returncode == 130, told
    assert time.monotonic() - start < 60  # the server answers after 90 s
    assert told.count("\n") == 1
    assert landed(settings) == []


def test_help_brings_in_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['etl', '--help']; from etl import cli\ntry: cli.main()\nexcept SystemExit: pass\n"
    code += "print({'httpx', 'trafilatura', 'lxml', 'pandas', 'duckdb', 'protego'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert "fetch" in ran.stdout
    assert ran.stdout.rstrip().endswith("set()")


def test_the_shipped_file_is_where_the_command_looks() -> None:
    assert len(load_sources(Path(__file__).parents[2] / Settings().sources_file)) > 20
