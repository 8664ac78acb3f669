"""Asking one page of a real server: redirects, time, size, retries, conditional requests, wrong answers, robots.txt."""

from __future__ import annotations

import gzip
import hashlib
import socket
import time
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from etl.settings import Settings
from etl.version import project_version
from tests.acquire.conftest import QUICK, Fetching, landed
from tests.acquire.site import Asked, Reply, Site, page, serving

REPORT = Reply(page())


def failure(report: object) -> str:
    [only] = report.failed  # type: ignore[attr-defined]
    return str(only)


def test_a_page_lands_with_its_card(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages["/kinh-te/tong-ket-2015.html"] = REPORT
    report = fetching("/kinh-te/tong-ket-2015.html", area="Lạng Sơn", contact="mailto:a@example.vn")
    [path] = landed(settings)
    digest = hashlib.sha256(page()).hexdigest()
    assert (report.found, report.new, report.unchanged, report.failed) == (1, (f"bao/{path.name}",), 0, ())
    assert path.name == f"tong-ket-2015-{digest[:12]}.html"
    assert path.read_bytes() == page()
    [asked] = [each for each in site.asked if each.path != "/robots.txt"]
    assert asked.headers["user-agent"] == f"congthuong-kpi/{project_version()} (+mailto:a@example.vn)"


def test_redirects_are_followed_and_a_lasting_one_gives_the_address(
    site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages |= {
        "/old": Reply(status=301, headers={"Location": "/new"}),
        "/new": Reply(status=302, headers={"Location": f"{site.url}/today"}),
        "/today": REPORT,
    }
    assert len(fetching("/old").new) == 1
    assert site.paths() == ["/old", "/new", "/today"]
    [path] = landed(settings)
    assert f'url = "{site.url}/new"' in path.with_name(path.name + ".card.toml").read_text("utf-8")


LEADING = {
    "in a circle": ({"/a": "/b", "/b": "/a"}, "leads in a circle"),
    "to itself": ({"/a": "/a"}, "leads in a circle"),
    "nowhere": ({"/a": ""}, "leads in a circle"),
    "on and on": ({f"/{c}": f"/{d}" for c, d in zip("abcdefg", "bcdefgh", strict=True)}, "leads on more than 5 times"),
    "to a file": ({"/a": "file:///etc/passwd"}, "which is not fetched"),
    "to a log-in": ({"/a": "http://user:secret@127.0.0.1/"}, "which is not fetched"),
    "to the front page": ({"/a": "/"}, "leads to the front page"),
    "to another private machine": ({"/a": "http://127.0.0.2:1/x"}, "a host that the source does not name"),
    "to the metadata of a cloud": ({"/a": "http://169.254.169.254/latest"}, "a host that the source does not name"),
    "to loopback in decimal": ({"/a": "http://2130706433/x"}, "a host that the source does not name"),
}


@pytest.mark.parametrize(("hops", "says"), LEADING.values(), ids=LEADING)
def test_redirects_that_are_not_followed(
    hops: dict[str, str], says: str, site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages |= {path: Reply(status=302, headers={"Location": target}) for path, target in hops.items()}
    site.pages["/"] = REPORT
    assert says in failure(fetching("/a"))
    assert landed(settings) == []


SLOW = {
    "before the head": Reply(page(), pause=5.0),
    "byte by byte": Reply(page(), drip=0.05),
}


@pytest.mark.parametrize("reply", SLOW.values(), ids=SLOW)
def test_a_request_ends_in_time_however_slow_the_server(reply: Reply, site: Site, fetching: Fetching) -> None:
    site.pages["/slow"] = reply
    start = time.monotonic()
    report = fetching("/slow", bounds=replace(QUICK, seconds=0.6, attempts=1))
    assert "took longer than 0.6 s" in failure(report) or "did not answer in time" in failure(report)
    assert time.monotonic() - start < 15  # the whole page would take 30 s


def test_a_slow_head_ends_in_time_too(fetching: Fetching, site: Site) -> None:
    """A server that sends its head line by line keeps every single wait short."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        site.url = f"http://127.0.0.1:{listener.getsockname()[1]}"

        def drip() -> None:
            for _ in range(2):  # robots.txt and no more: the source gives up then
                connection, _ = listener.accept()
                with connection:
                    try:
                        connection.sendall(b"HTTP/1.1 200 OK\r\n")
                        for number in range(200):
                            connection.sendall(b"X-Line-%d: 1\r\n" % number)
                            time.sleep(0.1)
                    except OSError:
                        return

        import threading

        threading.Thread(target=drip, daemon=True).start()
        start = time.monotonic()
        report = fetching("/x", bounds=replace(QUICK, seconds=0.5, attempts=1))
        assert "in time" in failure(report) or "took longer than 0.5 s" in failure(report)
        assert time.monotonic() - start < 15  # the whole head would take 20 s


def test_what_fails_for_a_moment_is_asked_again(site: Site, fetching: Fetching) -> None:
    site.pages["/a"] = [Reply(status=500), Reply(page(), cut=50), REPORT]
    report = fetching("/a")
    assert (len(report.new), report.failed) == (1, ())
    assert site.paths() == ["/a"] * 3


@pytest.mark.parametrize("told", ["seconds", "a moment"])
def test_retry_after_is_honoured(told: str, site: Site, fetching: Fetching) -> None:
    def says(asked: Asked) -> Reply:
        if site.paths() != ["/a"]:
            return REPORT
        moment = datetime.now(UTC) + timedelta(seconds=2)  # in whole seconds, so that it may be one from now
        wait = "1" if told == "seconds" else format_datetime(moment, usegmt=True)
        return Reply(status=429, headers={"Retry-After": wait})

    site.pages["/a"] = says
    assert len(fetching("/a", bounds=replace(QUICK, longest_wait=5.0)).new) == 1
    first, second = (each.at for each in site.asked if each.path == "/a")
    assert second - first >= 0.9


def test_a_server_that_asks_for_a_long_pause_is_left_alone(site: Site, fetching: Fetching) -> None:
    site.pages["/a"] = Reply(status=429, headers={"Retry-After": "3600"})
    site.pages["/b"] = REPORT
    report = fetching("/a", "/b")
    assert "asks to be left alone for 3600 s" in failure(report)
    assert (site.paths(), report.put_off) == (["/a"], 1)
    assert report.error is not None


WRONG = {
    "gone": (Reply(status=404), "is not there (status 404)"),
    "a log-in": (Reply(status=401), "wants a log-in"),
    "nothing in it": (Reply(b" \n"), "is empty"),
    "broken off": (Reply(page(), cut=10), "broke off its answer"),
    "larger than it may be": (Reply(b"x" * 300_000), "is larger than 200,000 bytes"),
    "larger than it says": (Reply(b"x" * 300_000, bare=True), "is larger than 200,000 bytes"),
    "a bomb": (Reply(gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}), "is larger than 200,000"),
    "packed twice": (Reply(page(), headers={"Content-Encoding": "gzip, gzip"}), "is packed as 'gzip, gzip'"),
    "not packed at all": (Reply(page(), headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
    "half of a packed page": (
        Reply(gzip.compress(page())[:-40], headers={"Content-Encoding": "gzip"}),
        "broke off its answer",
    ),
    "a page for a PDF": (Reply(page(), type="application/pdf"), "should be a PDF and is a web page"),
    "no HTTP": (Reply(status=999, headers={"X": "\x01"}), ""),
}


@pytest.mark.parametrize(("reply", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_one_failure(
    reply: Reply, says: str, site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages["/a"] = reply
    report = fetching("/a", max_bytes=200_000)
    assert says in failure(report)
    assert "\n" not in failure(report)
    assert landed(settings) == []


def test_a_bomb_is_unpacked_no_farther_than_the_bound(site: Site, fetching: Fetching) -> None:
    site.pages["/a"] = Reply(gzip.compress(bytes(200_000_000)), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        report = fetching("/a", max_bytes=200_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "is larger than 200,000 bytes" in failure(report)
    assert peak < 20_000_000


def test_a_page_for_a_document_is_told_by_its_address(site: Site, fetching: Fetching) -> None:
    site.pages["/bao-cao.docx"] = REPORT
    assert "should be a Word file and is a web page" in failure(fetching("/bao-cao.docx"))


PACKED = {
    "gzip": gzip.compress(page()),
    "deflate": zlib.compress(page()),
    "deflate without a header": zlib.compress(page(), wbits=-15),
}


@pytest.mark.parametrize("how", PACKED)
def test_packed_pages_land_unpacked(how: str, site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages["/a"] = Reply(PACKED[how], headers={"Content-Encoding": how.split()[0]})
    fetching("/a")
    assert [path.read_bytes() for path in landed(settings)] == [page()]


KINDS = {
    "a PDF under another type": (Reply(b"%PDF-1.4\n1 0 obj", type="text/html"), ".pdf"),
    "a PDF without a type": (Reply(b"%PDF-1.4\n1 0 obj", type="application/octet-stream"), ".pdf"),
    "a text": (Reply("Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.".encode(), type="text/plain"), ".txt"),
    "a table": (Reply(b"tinh;2014;2015\nLang Son;1;2\nHa Noi;3;4\n", type="text/csv"), ".csv"),
}


@pytest.mark.parametrize(("reply", "suffix"), KINDS.values(), ids=KINDS)
def test_the_bytes_say_what_a_file_is(
    reply: Reply, suffix: str, site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages["/a"] = reply
    fetching("/a")
    assert [path.suffix for path in landed(settings)] == [suffix]


NO_READER = {
    "data": (Reply(b'{"a": 1}', type="application/json"), "is application/json, which has no reader"),
    "a film": (Reply(b"\x00\x00\x00 ftypisom" + bytes(range(256)) * 9, type="video/mp4"), "is video/mp4"),
    "rubbish": (Reply(bytes(range(256)) * 9, type="application/octet-stream"), "is binary"),
    "a list of links": (Reply(b"<html><body><a href=/b>b</a></body></html>"), "has no article in it"),
}


@pytest.mark.parametrize(("reply", "says"), NO_READER.values(), ids=NO_READER)
def test_what_cannot_be_read_is_left_out(
    reply: Reply, says: str, site: Site, fetching: Fetching, settings: Settings
) -> None:
    site.pages["/a"] = reply
    report = fetching("/a")
    [left] = report.left_out
    assert says in left.reason
    assert (report.failed, landed(settings)) == ((), [])


def test_a_known_page_is_asked_for_only_if_it_has_changed(site: Site, fetching: Fetching) -> None:
    def says(asked: Asked) -> Reply:
        same = asked.headers.get("if-none-match") == '"1"' and "if-modified-since" in asked.headers
        stamps = {"ETag": '"1"', "Last-Modified": "Mon, 18 Jan 2016 01:00:00 GMT"}
        return Reply(status=304) if same else Reply(page(), headers=stamps)

    site.pages["/a"] = says
    reports = [fetching("/a") for _ in range(3)]
    assert [(len(report.new), report.unchanged) for report in reports] == [(1, 0), (0, 1), (0, 1)]
    assert ["if-none-match" in each.headers for each in site.asked if each.path == "/a"] == [False, True, True]


def test_a_304_that_nobody_asked_for(site: Site, fetching: Fetching) -> None:
    site.pages["/a"] = Reply(status=304)
    assert "answered 304" in failure(fetching("/a"))


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site, fetching: Fetching, settings: Settings) -> None:
    site.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /tin/*.html$\n", type="text/plain"),
        "/tin/a.html": REPORT,
        "/b.html": Reply(page("Công Thương khác", "5.000")),
    }
    report = fetching("/tin/a.html", "/b.html")
    [left] = report.left_out
    assert left == (f"{site.url}/tin/a.html", f"is forbidden by {site.url}/robots.txt")
    assert [each.path for each in site.asked] == ["/robots.txt", "/b.html"]
    assert len(landed(settings)) == 1


def test_robots_txt_may_speak_to_us_alone(site: Site, fetching: Fetching) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: congthuong-kpi\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    site.pages["/a"] = REPORT
    assert len(fetching("/a").left_out) == 1


def test_a_redirect_leads_to_nothing_that_is_forbidden(site: Site, fetching: Fetching) -> None:
    site.pages |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /inner\n"),
        "/a": Reply(status=302, headers={"Location": "/inner/a"}),
        "/inner/a": REPORT,
    }
    assert len(fetching("/a").left_out) == 1
    assert site.paths() == ["/a"]


def test_a_host_that_cannot_say_what_it_allows_is_not_asked(site: Site, fetching: Fetching) -> None:
    site.pages |= {"/robots.txt": Reply(status=503), "/a": REPORT, "/b": REPORT}
    report = fetching("/a", "/b")
    assert "robots.txt: answered 503" in report.failed[0].reason
    assert site.paths() == []
    assert len(site.asked) == QUICK.attempts  # not once more for every page


def test_robots_txt_cannot_send_us_to_another_private_machine(site: Site, fetching: Fetching) -> None:
    with serving("127.0.0.2") as inner:
        site.pages |= {"/robots.txt": Reply(status=302, headers={"Location": f"{inner.url}/robots.txt"}), "/a": REPORT}
        assert len(fetching("/a").new) == 1
        assert inner.asked == []


def test_a_host_is_asked_no_faster_than_source_and_robots_txt_say(site: Site, fetching: Fetching) -> None:
    site.pages |= {f"/{n}": Reply(page(f"Công Thương số {n}", f"{n}.000")) for n in range(3)}
    fetching("/0", "/1", "/2", delay=0.2)
    assert site.asked[-1].at - site.asked[0].at >= 3 * 0.2 * 0.7  # robots.txt is a request too
    site.asked.clear()
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.4\n")
    fetching("/0", "/1", "/2", delay=0.0)
    assert site.asked[-1].at - site.asked[1].at >= 2 * 0.4 * 0.7


def test_a_source_that_only_fails_is_given_up(site: Site, fetching: Fetching) -> None:
    paths = [f"/{n}" for n in range(6)]
    site.pages |= {path: Reply(status=502) for path in paths}
    report = fetching(*paths)
    assert (len(report.failed), report.put_off) == (3, 3)
    assert report.error is not None
    assert "answered 502; the next run asks again" in report.error
    site.pages |= {path: Reply(page(f"Công Thương {path}", f"{path[1:]}.100")) for path in paths}
    assert len(fetching(*paths).new) == 6


def test_a_server_that_is_not_there(fetching: Fetching, site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        site.url = f"http://127.0.0.1:{free.getsockname()[1]}"
    assert "cannot be reached" in failure(fetching("/a"))
