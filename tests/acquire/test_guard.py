"""Which machines may be asked: addresses in every spelling, names that mean several, names that change."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest

from etl.acquire import Source, fetch_source
from etl.acquire.addresses import checked, resolved
from etl.acquire.guard import Lookup, addresses_of, is_public
from etl.errors import FetchError
from etl.settings import Settings
from tests.acquire.conftest import landed
from tests.acquire.site import Reply, Site, page

PUBLIC = ["8.8.8.8", "8.8.8.8%eth0", "113.160.0.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"]
NOT_PUBLIC = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::1",
    "2001:0:a00:1::1", "2001:0:808:808::80ff:fffe",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0x7f000001",
    "017700000001",
    "0177.0.0.1",
    "localhost",
    "::1",
]


@pytest.mark.parametrize("host", SPELLINGS)
def test_loopback_is_refused_however_it_is_spelt(host: str) -> None:
    with pytest.raises(FetchError, match="means the private address"):
        addresses_of(host, 80, 5.0, private=False)
    assert addresses_of(host, 80, 5.0, private=True)


def names(*addresses: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]


def test_every_address_of_a_name_is_checked() -> None:
    with pytest.raises(FetchError, match=r"means the private address 10\.0\.0\.1"):
        addresses_of("x.vn", 80, 5.0, private=False, lookup=lambda *_, **__: names("8.8.8.8", "10.0.0.1"))


def test_a_lookup_that_hangs_ends_in_time() -> None:
    def hangs(*_: object, **__: object) -> list[tuple[Any, ...]]:
        time.sleep(30)
        return names("8.8.8.8")

    start = time.monotonic()
    with pytest.raises(FetchError, match="was not found in 0 s"):
        addresses_of("x.vn", 80, 0.2, private=False, lookup=hangs)
    assert time.monotonic() - start < 25


def test_a_name_is_asked_for_once_by_a_thread_that_holds_up_no_end() -> None:
    asked: list[tuple[object, ...]] = []

    def lookup(*where: object, **how: object) -> list[tuple[Any, ...]]:
        asked.append((where, how, threading.current_thread().name, threading.current_thread().daemon))
        return names("8.8.8.8", "8.8.8.8", "8.8.4.4")

    assert addresses_of("x.vn", 8080, 5.0, private=False, lookup=lookup) == ["8.8.8.8", "8.8.4.4"]
    assert asked == [(("x.vn", 8080), {"type": socket.SOCK_STREAM}, "lookup", True)]


def failing(error: Exception) -> Lookup:
    def fails(*_: object, **__: object) -> list[tuple[Any, ...]]:
        raise error

    return fails


def slow(*_: object, **__: object) -> list[tuple[Any, ...]]:
    time.sleep(1)
    return names("8.8.8.8")


FAULTS: list[tuple[Lookup, str, bool]] = [
    (lambda *_, **__: [], "x.vn: has no address; check the name", True),
    (
        lambda *_, **__: names("10.0.0.1"),
        "x.vn: means the private address 10.0.0.1; only public machines are asked; a source of your own can say "
        "private = true",
        False,
    ),
    (
        slow,
        "x.vn: the host x.vn was not found in 0 s; try again later",
        True,
    ),
    (
        failing(socket.gaierror(-2, "Name or service not known")),
        "x.vn: the host x.vn cannot be found (Name or service not known); check the name and the network",
        True,
    ),
    (
        failing(ValueError("odd")),
        "x.vn: the host x.vn cannot be found (odd); check the name and the network",
        True,
    ),
]


@pytest.mark.parametrize(("lookup", "line", "passing"), FAULTS)
def test_each_fault_is_a_line_and_tells_whether_it_may_pass(lookup: Lookup, line: str, passing: bool) -> None:
    with pytest.raises(FetchError) as caught:
        addresses_of("x.vn", 80, 0.1, private=False, lookup=lookup)
    assert (str(caught.value), caught.value.passing) == (line, passing)


def test_a_name_that_nobody_knows() -> None:
    with pytest.raises(FetchError, match="cannot be found") as caught:
        addresses_of("no-such-host.invalid", 80, 10.0, private=False)
    assert caught.value.passing


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, settings: Settings) -> None:
    """The name means the site when it is looked up first, and nothing else knows it: one lookup, one machine."""
    asked: list[str] = []

    def rebinding(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return names("127.0.0.1" if len(asked) == 1 else "10.255.255.1")

    port = site.url.rpartition(":")[2]
    site.pages["/a"] = Reply(page())
    source = Source(name="bao", publisher="B", urls=(f"http://bao.invalid:{port}/a",), private=True, delay=0.0)
    report = fetch_source(settings, source, lookup=rebinding)
    assert (len(report.new), asked) == (1, ["bao.invalid"])
    assert {each.headers["host"] for each in site.asked} == {f"bao.invalid:{port}"}


def test_a_public_name_that_means_this_machine_is_not_asked(site: Site, settings: Settings) -> None:
    site.pages["/a"] = Reply(page())
    port = site.url.rpartition(":")[2]
    source = Source(name="bao", publisher="B", urls=(f"http://bao.invalid:{port}/a", f"{site.url}/a"), delay=0.0)
    report = fetch_source(settings, source, lookup=lambda *_, **__: names("127.0.0.1"))
    assert [failure.reason for failure in report.failed] == ["means the private address 127.0.0.1"] * 2
    assert (site.asked, landed(settings)) == ([], [])


def test_the_next_address_of_a_name_is_tried(site: Site, settings: Settings) -> None:
    """As where a name has an IPv6 address and the network none."""
    site.pages["/a"] = Reply(page())
    port = site.url.rpartition(":")[2]
    source = Source(name="bao", publisher="B", urls=(f"http://bao.invalid:{port}/a",), private=True, delay=0.0)
    report = fetch_source(settings, source, lookup=lambda *_, **__: names("127.0.0.9", "127.0.0.1"))
    assert len(report.new) == 1


REFUSED = {
    "ftp://x.vn/a": "is an address of ftp",
    "file:///etc/passwd": "is an address of file",
    "javascript:alert(1)": "is an address of javascript",
    "/a": "is no whole address; write it as in https://example.vn/page",
    "http:///a": "names no host",
    "http://user@x.vn/": "has a name or password",
    "http://user:secret@x.vn/": "has a name or password",
    "http://[::1/": "no address that can be asked",
    "http://x.vn:99999/": "",
    "http://x.vn/\x00": "no address that can be asked",
    "http://x.vn/\na": "no address that can be asked",
    "http://x.vn/" + "a" * 3000: "no address that can be asked",
}


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        checked(url)
    assert REFUSED[url] in str(caught.value)
    assert "secret" not in str(caught.value)


def test_addresses_get_one_spelling() -> None:
    assert checked(" HTTP://Báo.VN:80/Tin Tức/../a?q=ế#b ") == "http://xn--bo-mia.vn/a?q=%E1%BA%BF"
    assert resolved("b\n.html ", "http://x.vn/tin/a.html") == "http://x.vn/tin/b.html"
    assert resolved("mailto:a@b.vn", "http://x.vn/") is None
