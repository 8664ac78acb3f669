"""One request: what is taken from the answer, and how a body is bounded, unpacked and refused."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpcore
import httpx
import pytest

from etl.acquire.request import Response, send
from etl.acquire.transport import Transport
from etl.errors import FetchError

URL = "https://x.vn/a"
Handler = Callable[[httpx.Request], httpx.Response]


def raw(body: bytes, status: int = 200, **headers: str) -> Handler:
    """An answer with exactly these bytes and headers; `_` stands for `-`."""

    class Stream(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from (body[start : start + 100] for start in range(0, len(body), 100))

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: httpx.Response(status, headers=named, stream=Stream())


def failing(error: Exception) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    return handler


def sent(handler: Handler, limit: int = 1000) -> Response:
    with httpx.Client(transport=httpx.MockTransport(handler)) as client:
        return send(client, Transport(), URL, {}, 5.0, limit)


def test_an_answer_in_its_parts() -> None:
    handler = raw(b"one", content_type="Text/HTML; charset=utf-8", etag='"1"', last_modified="Mon", retry_after="120")
    assert sent(handler) == Response(URL, 200, b"one", "text/html", '"1"', "Mon", None, 120.0)


def test_what_is_not_200_has_no_body() -> None:
    moved = sent(raw(b"moved", 301, location="/b", content_length="5"))
    assert (moved.status, moved.body, moved.location) == (301, b"", "/b")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"one", mtime=0)),
        ("deflate", zlib.compress(b"one")),
        ("deflate", zlib.compress(b"one")[2:-4]),  # without the header and checksum that it should have
        ("identity", b"one"),
    ],
)
def test_a_packed_body_is_unpacked(encoding: str, body: bytes) -> None:
    assert sent(raw(body, content_encoding=encoding)).body == b"one"


@pytest.mark.parametrize(
    "handler",
    [
        raw(b"", content_length="1001"),  # refused before a byte is read
        raw(b"x" * 1001),
        raw(gzip.compress(b"x" * 1_000_000), content_encoding="gzip"),
    ],
    ids=["announced", "sent", "packed"],
)
def test_a_body_beyond_the_bound_is_refused(handler: Handler) -> None:
    with pytest.raises(FetchError, match="is larger than 1,000 bytes; raise ETL_BOUND_BYTES") as raised:
        sent(handler)
    assert not raised.value.passing


def test_a_body_of_the_bound_is_read() -> None:
    assert len(sent(raw(b"x" * 1000)).body) == 1000


@pytest.mark.parametrize(
    ("handler", "what", "passing"),
    [
        (raw(b"x", content_encoding="br"), "is packed as 'br'", False),
        (raw(b"no gzip", content_encoding="gzip"), "is packed in a way that cannot be unpacked", True),
        (raw(gzip.compress(b"one" * 99)[:-9], content_encoding="gzip"), "broke off its answer", True),
        (failing(httpcore.ReadTimeout("x")), "did not answer in time", True),
        (failing(httpcore.RemoteProtocolError("closed")), "broke off its answer (closed)", True),
        (failing(httpcore.ConnectError("refused")), "cannot be reached (refused)", True),
        (failing(httpcore.ConnectError("CERTIFICATE_VERIFY_FAILED")), "shows a certificate that cannot be", False),
        (failing(FetchError("request", "took longer than 5 s", "try again later", True)), "took longer than 5 s", True),
    ],
)
def test_a_fault_names_the_address_and_whether_it_may_pass(handler: Handler, what: str, passing: bool) -> None:
    with pytest.raises(FetchError) as raised:
        sent(handler)
    assert (raised.value.where, raised.value.passing) == (URL, passing)
    assert raised.value.what.startswith(what)


def test_retry_after_is_seconds_or_a_date() -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    wait = sent(raw(b"", 503, retry_after=format_datetime(soon, usegmt=True))).retry_after
    assert wait is not None
    assert 3000 < wait <= 3600
    assert sent(raw(b"", 503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT")).retry_after == 0.0
    assert sent(raw(b"", 503, retry_after="soon")).retry_after is None
