"""The network under httpx: the time of a request, and which machines are connected to."""

from __future__ import annotations

import socket

import httpx
import pytest

from etl.acquire import transport as module
from etl.acquire.transport import Deadline, Transport
from etl.errors import FetchError
from tests.acquire.site import Reply, Site


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


def test_a_deadline_counts_from_the_beginning_of_its_request(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    deadline = Deadline()
    deadline.start(5.0)
    clock.now += 4.0
    assert deadline.left() == 1.0
    clock.now += 1.0
    with pytest.raises(FetchError, match="took longer than 5 s; try again later") as raised:
        deadline.left()
    assert raised.value.passing
    deadline.start(2.0)
    assert deadline.left() == 2.0


def test_a_request_without_a_deadline_is_not_made() -> None:
    with httpx.Client(transport=Transport()) as client, pytest.raises(FetchError, match="took longer than 0 s"):
        client.get("http://x.vn/")


def test_an_address_that_is_not_public_is_refused_whatever_its_name() -> None:
    def lookup(host: str, port: int, *more: object, **others: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    transport = Transport(lookup=lookup)  # type: ignore[arg-type]
    transport.deadline.start(5.0)
    with httpx.Client(transport=transport) as client, pytest.raises(FetchError) as raised:
        client.get("http://bao.example/")
    assert not raised.value.passing


def test_a_private_host_is_reached_and_its_answer_comes_through(site: Site) -> None:
    site.pages["/a"] = Reply(b"one", 404, {"X-Said": "yes"})
    transport = Transport(frozenset({"127.0.0.1"}))
    transport.deadline.start(5.0)
    with httpx.Client(transport=transport) as client:
        answer = client.get(f"{site.url}/a")
    assert (answer.status_code, answer.content, answer.headers["x-said"]) == (404, b"one", "yes")
