"""Landing: the same content once, old files untouched, names that cannot lead away, and a kill at every step."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from etl import documents, pipeline
from etl.acquire import Source, fetch_source
from etl.acquire.addresses import name_for
from etl.acquire.landing import Holdings, land, sweep, written
from etl.acquire.state import FILE
from etl.catalogue import Catalogue
from etl.documents import Card
from etl.documents.metadata.card import read_card
from etl.settings import Settings
from tests.acquire.conftest import Fetching, landed
from tests.acquire.site import Asked, Reply, Site, page
from tests.conftest import statuses
from tests.disk import traced

CARD = Card(
    "https://x.vn/a?b=1", 'Báo "Thử" \\ \n', date(2016, 1, 18), datetime(2016, 1, 19, 1, 30), "0" * 64, "Lạng Sơn"
)


def test_a_card_reads_back_as_it_was_written(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "a.html.card.toml").write_text(written(CARD), "utf-8")
    assert read_card(tmp_path / "a.html", catalogue) == replace(CARD, publisher='Báo "Thử" \\')


def test_the_reader_takes_what_lands(site: Site, fetching: Fetching, settings: Settings, catalogue: Catalogue) -> None:
    site.pages["/a"] = Reply(page())
    fetching("/a", area="Lạng Sơn")
    [path] = landed(settings)
    document = documents.read(path, catalogue)
    assert document.warnings == ()
    assert (document.area_id, document.publisher, document.url) == ("lang-son", "Báo Thử", f"{site.url}/a")
    card = read_card(path, catalogue)
    assert card.sha256 == document.document_id == hashlib.sha256(path.read_bytes()).hexdigest()
    assert card.fetched_at is not None
    assert str(card.fetched_at.utcoffset()) == "7:00:00"


def test_a_run_reads_what_landed_and_nothing_else(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages["/a"] = Reply(page())
    fetching("/a")
    assert (settings.raw / FILE).exists()
    report = pipeline.run(settings)
    assert [line.name for line in report.documents] == [
        path.relative_to(settings.raw).as_posix() for path in landed(settings)
    ]
    assert report.work.no_reader == ()
    assert {status for status, _ in statuses(settings).values()} == {"read"}
    assert report.observations >= 4


def test_the_same_content_at_two_addresses_lands_once(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages |= {"/a": Reply(page()), "/b": Reply(page())}
    report = fetching("/a", "/b")
    assert (len(report.new), report.unchanged, len(landed(settings))) == (1, 1, 1)
    assert fetching("/b", name="another").new == ()


def test_content_that_a_person_put_there_is_known(site: Site, fetching: Fetching, settings: Settings) -> None:
    (settings.raw / "2015").mkdir(parents=True)
    (settings.raw / "2015" / "mine.html").write_bytes(page())
    site.pages["/a"] = Reply(page())
    report = fetching("/a")
    assert (report.new, report.unchanged) == ((), 1)
    assert [path.name for path in landed(settings)] == ["mine.html"]


def test_changed_content_lands_beside_the_old(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages["/a"] = Reply(page())
    fetching("/a")
    [old] = landed(settings)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in old.parent.iterdir()}
    site.pages["/a"] = Reply(page(figure="4.031"))
    report = fetching("/a")
    assert (len(report.new), len(landed(settings))) == (1, 2)
    assert all((path.read_bytes(), path.stat().st_mtime_ns) == was for path, was in before.items())
    assert fetching("/a").new == ()


def test_a_counter_on_the_page_is_no_change(site: Site, fetching: Fetching, settings: Settings) -> None:
    for visits in ("1.204 lượt xem", "1.205 lượt xem", "1.206 lượt xem"):
        site.pages["/a"] = Reply(page(around=visits))
        report = fetching("/a")
    assert (report.new, report.unchanged, len(landed(settings))) == ((), 1, 1)


def test_a_page_that_goes_back_to_what_it_said_does_not_land_again(
    site: Site, fetching: Fetching, settings: Settings
) -> None:
    for figure in ("4.013", "4.031", "4.013"):
        site.pages["/a"] = Reply(page(figure=figure))
        fetching("/a")
    assert len(landed(settings)) == 2


def test_what_was_removed_by_hand_comes_back_while_it_is_declared(
    site: Site, fetching: Fetching, settings: Settings
) -> None:
    def says(asked: Asked) -> Reply:
        return Reply(status=304) if "if-none-match" in asked.headers else Reply(page(), headers={"ETag": '"1"'})

    site.pages["/a"] = says
    fetching("/a")
    [path] = landed(settings)
    path.unlink()
    assert len(fetching("/a").new) == 1
    assert landed(settings) == [path]


HOSTILE = [
    "http://x.vn/../../etc/passwd",
    "http://x.vn/..%2f..%2f..%2fetc%2fpasswd",
    "http://x.vn/%2e%2e%2f%00evil",
    "http://x.vn/a/..\\..\\windows\\system.ini",
    "http://x.vn/?f=../../../x",
    "http://x.vn/" + "a" * 500 + ".html",
    "http://x.vn/.hidden",
    "http://x.vn/README.md",
    "http://x.vn/x.card.toml",
    "http://x.vn/%E2%80%AEfdp.exe",
    "http://x.vn/con.html?aux:nul",
    "http://x.vn//",
]


@pytest.mark.parametrize("url", HOSTILE)
def test_no_address_leads_out_of_the_raw_folder(url: str, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    name = land(raw, "bao", name_for(url), ".html", b"x", CARD)
    folder, _, file = name.partition("/")
    assert folder == "bao"
    assert set(file) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert len(file) < 90
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {raw / "bao"}


def test_a_file_changed_by_hand_is_left_as_it_is(tmp_path: Path) -> None:
    first = tmp_path / land(tmp_path, "bao", "a", ".html", b"x", CARD)
    first.write_bytes(b"mine")
    second = tmp_path / land(tmp_path, "bao", "a", ".html", b"x", CARD)
    assert (first.read_bytes(), second.read_bytes()) == (b"mine", b"x")


def test_contents_of_the_same_size_are_told_apart(tmp_path: Path) -> None:
    holdings = Holdings(tmp_path)
    (tmp_path / "one.txt").write_bytes(b"one")
    assert holdings.holder(b"two") is None
    assert holdings.holder(b"one") == "one.txt"
    name = land(tmp_path, "bao", "a", ".txt", b"two", CARD)
    holdings.add(name, 3)
    assert holdings.holder(b"two") == name


def test_sources_that_fetch_side_by_side_land_the_same_content_once(site: Site, settings: Settings) -> None:
    site.pages |= {f"/{n}": Reply(page(), pause=0.1) for n in range(6)}
    said = {"publisher": "Báo Thử", "delay": 0.0, "private": True}
    sources = [Source(name=f"bao-{n}", urls=(f"{site.url}/{n}",), **said) for n in range(6)]  # type: ignore[arg-type]
    new: list[str] = []
    threads = [threading.Thread(target=lambda s=s: new.extend(fetch_source(settings, s).new)) for s in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (len(new), len(landed(settings))) == (1, 1)


def test_what_another_process_has_landed_meanwhile_is_known(site: Site, settings: Settings) -> None:
    site.pages |= {"/a": Reply(page()), "/b": Reply(page())}
    said = {"publisher": "Báo Thử", "delay": 0.0, "private": True}
    before = Holdings(settings.raw)
    assert before.holder(b"looked at the folder while it was empty") is None
    first, second = (Source(name=name, urls=(f"{site.url}/{name}",), **said) for name in "ab")  # type: ignore[arg-type]
    assert len(fetch_source(settings, first).new) == 1
    assert fetch_source(settings, second, before).new == ()


KILLED = """
import os, resource, signal, sys
from pathlib import Path
from etl.acquire import Source, fetch_source
from etl.settings import FetchBounds, Settings

deadly, calls = int(sys.argv[1]), 0
def dying(real):
    def call(*arguments, **named):
        global calls
        calls += 1
        if calls == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return call

if len(sys.argv) > 4:  # the kernel ends the process in the middle of a write that makes a file longer than this
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
os.fsync = dying(os.fsync)
Path.replace = dying(Path.replace)
Path.unlink = dying(Path.unlink)
source = Source(name="bao", publisher="Báo Thử", urls=(sys.argv[3],), private=True, delay=0.0)
report = fetch_source(Settings(raw=Path(sys.argv[2])), source)
print(calls, len(report.new), report.failed, report.error)
"""


def whole(raw: Path) -> bool:
    """Whether every report in the folder has its card, which describes exactly its bytes."""
    files = [path for path in (raw / "bao").glob("[!.]*") if not path.name.endswith(".card.toml")]
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    cards = {path: path.with_name(path.name + ".card.toml") for path in files}
    return all(f'sha256 = "{digests[path]}"' in cards[path].read_text("utf-8") for path in files)


def test_a_kill_at_any_step_leaves_nothing_half_and_the_next_run_lands_it(site: Site, tmp_path: Path) -> None:
    """The process is killed at each of its own writes in turn; SQLite's are C and have their own tests upstream."""
    site.pages["/a"] = Reply(page())
    source = Source(name="bao", publisher="Báo Thử", urls=(f"{site.url}/a",), private=True, delay=0.0)
    steps = 0
    for deadly in range(1, 40):
        raw = tmp_path / f"raw-{deadly}"
        command = [sys.executable, "-c", KILLED, str(deadly), str(raw), f"{site.url}/a"]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert whole(raw)
        if ran.returncode == 0:
            break
        assert ran.returncode == -signal.SIGKILL, ran.stderr
        steps += 1
        again = fetch_source(Settings(raw=raw), source)
        assert (again.failed, again.error) == ((), None)
        names = sorted(path.name for path in (raw / "bao").iterdir())
        assert len(names) == 2, names
        assert whole(raw)
    assert steps >= 6  # fsync, rename and fsync of the folder, for the card and for the report


def test_a_kill_in_the_middle_of_a_write_leaves_nothing_half(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = Reply(page(around="x " * 200_000))
    command = [sys.executable, "-c", KILLED, "0", str(tmp_path), f"{site.url}/a"]
    ran = subprocess.run([*command, "200000"], capture_output=True, text=True, timeout=300)
    assert ran.returncode == -signal.SIGXFSZ, ran.stderr
    assert [path for path in (tmp_path / "bao").iterdir() if path.stat().st_size == 200_000]  # it did die in there
    assert whole(tmp_path)
    again = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert "1 () None" in again.stdout, again.stdout + again.stderr
    assert whole(tmp_path)
    assert len(list((tmp_path / "bao").iterdir())) == 2


def test_sweeping_touches_nothing_but_what_a_kill_left(tmp_path: Path) -> None:
    folder = tmp_path / "bao"
    name = land(tmp_path, "bao", "a", ".html", b"x", CARD)
    kept = [
        tmp_path / name,
        tmp_path / f"{name}.card.toml",
        folder / "mine.card.toml",
        folder / "mine-1.html.card.toml",
    ]
    for path in kept[2:]:
        path.write_text("# mine")
    (folder / ".a-1.html.unfinished").write_bytes(b"half")
    (folder / f"b-{'0' * 12}.pdf.card.toml").write_text("# of a report that never came")
    sweep(tmp_path, "bao")
    assert sorted(folder.iterdir()) == sorted(kept)


def test_a_full_disk_lands_nothing(
    site: Site, fetching: Fetching, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/a"] = Reply(page())

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    report = fetching("/a")
    assert report.error is not None
    assert "No space left on device" in report.error
    assert landed(settings) == []
    monkeypatch.undo()
    assert len(fetching("/a").new) == 1


def test_a_folder_as_a_source(fetching: Fetching, settings: Settings, tmp_path: Path, catalogue: Catalogue) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "2015").mkdir(parents=True)
    (inbox / "2015" / "Báo cáo 2015.html").write_bytes(page())
    (inbox / "quý I.txt").write_text("Giá trị sản xuất công nghiệp đạt 1.013 tỷ đồng.", "utf-8")
    (inbox / "quý I.card.toml").write_text('publisher = "Sở khác"\npublished_on = 2016-04-05\n', "utf-8")
    (inbox / "photo.psd").write_bytes(b"no reader")
    (inbox / ".hidden.txt").write_text("x")
    report = fetching(folder=inbox, area="Lạng Sơn")
    assert (report.found, len(report.new), report.failed) == (2, 2, ())
    cards = {path.name.rsplit("-", 1)[0]: read_card(path, catalogue) for path in landed(settings)}
    assert (cards["bao-cao-2015"].publisher, cards["bao-cao-2015"].area) == ("Báo Thử", "Lạng Sơn")
    assert (cards["quy-i"].publisher, cards["quy-i"].published_on) == ("Sở khác", date(2016, 4, 5))
    assert fetching(folder=inbox, area="Lạng Sơn").new == ()
    (inbox / "quý I.txt").write_text("Giá trị sản xuất công nghiệp đạt 1.031 tỷ đồng.", "utf-8")
    (inbox / "2015" / "Báo cáo 2015.html").write_bytes(b"")
    report = fetching(folder=inbox, area="Lạng Sơn")
    assert len(report.new) == 1
    assert "is empty" in report.failed[0].reason


def test_a_folder_that_is_not_there(fetching: Fetching, tmp_path: Path) -> None:
    report = fetching(folder=tmp_path / "none")
    assert report.error is not None
    assert "is no folder" in report.error


def test_a_power_cut_leaves_no_half_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Content is on the disk before it has its name, and the name before the next: the card, then the report."""
    calls = traced(monkeypatch)
    name = Path(land(tmp_path, "bao", "a", ".txt", b"x", CARD)).name
    card = f"{name}.card.toml"
    assert [(done, what.removeprefix(".").removesuffix(".unfinished")) for done, what in calls] == [
        ("sync", card), ("put", card), ("sync", "bao"), ("sync", name), ("put", name), ("sync", "bao"),
    ]  # fmt: skip
