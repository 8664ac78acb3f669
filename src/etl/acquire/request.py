"""One request: headers out, status and a bounded body in. Redirects, retries and pauses are decided in `web`."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from etl.acquire.transport import Transport
from etl.errors import FetchError

_ENCODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""The encodings that are requested, each with its parameter for zlib."""
_APOLOGY = 16_000  # bytes of an error page


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: the address that was asked last, its status, and the body without its compression.

    `content_type` is the bare type in lower case; `etag` and `last_modified` are for the next conditional request.
    """

    url: str
    status: int
    body: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    location: str | None = None
    retry_after: float | None = None


def send(
    client: httpx.Client, transport: Transport, url: str, headers: dict[str, str], seconds: float, limit: int
) -> Response:
    """GETs `url` once, in at most `seconds`; a body of more than `limit` bytes is not read to its end.

    Raises FetchError for whatever goes wrong below HTTP: the network, time, size, a body that breaks off.
    """
    transport.deadline.start(seconds)
    try:
        with client.stream("GET", url, headers=headers, follow_redirects=False) as response:
            return _answer(url, response, _body(url, response, limit))
    except FetchError as error:  # of the transport, which does not know the whole address
        raise FetchError(url, error.what, error.remedy, error.passing) from error
    except (httpcore.TimeoutException, TimeoutError):
        raise FetchError(url, "did not answer in time", "try again later", passing=True) from None
    except httpcore.RemoteProtocolError as error:
        raise FetchError(url, f"broke off its answer ({error})", "try again later", passing=True) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, OSError) as error:
        raise FetchError(url, *_why(error), passing=not _is_certificate(error)) from None


def _body(url: str, response: httpx.Response, limit: int) -> bytes:
    announced = response.headers.get("content-length", "")
    size = int(announced) if announced.isascii() and announced.isdigit() else None
    if response.status_code != 200:
        if size is not None and size <= _APOLOGY:  # read to its end, so that the connection serves the next request
            _plain(url, response.iter_raw(), _APOLOGY)
        return b""
    if size is not None and size > limit:
        raise _too_large(url, limit)
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _plain(url, response.iter_raw(), limit)
    if encoding not in _ENCODINGS:
        raise FetchError(url, f"is packed as {encoding!r}", "only gzip and deflate were asked for")
    return _unpacked(url, response.iter_raw(), _ENCODINGS[encoding], limit)


def _plain(url: str, chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise _too_large(url, limit)
    return bytes(body)


def _unpacked(url: str, chunks: Iterable[bytes], window: int, limit: int) -> bytes:
    """The body without its compression. Never more than `limit` bytes are unpacked, however small they were packed."""
    body, unpacker = bytearray(), zlib.decompressobj(window)
    try:
        for number, chunk in enumerate(chunks):
            if number == 0 and window == 15 and chunk and chunk[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(-15)  # "deflate" without the header that it should have
            body += unpacker.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise _too_large(url, limit)
    except zlib.error:
        raise FetchError(url, "is packed in a way that cannot be unpacked", "try again later", passing=True) from None
    if body and not unpacker.eof:
        raise FetchError(url, "broke off its answer", "try again later", passing=True)
    return bytes(body)


def _answer(url: str, response: httpx.Response, body: bytes) -> Response:
    headers = response.headers
    return Response(
        url,
        response.status_code,
        body,
        headers.get("content-type", "").partition(";")[0].strip().lower(),
        headers.get("etag"),
        headers.get("last-modified"),
        headers.get("location"),
        _seconds(headers.get("retry-after")),
    )


def _seconds(retry_after: str | None) -> float | None:
    """Seconds from now that "120" or "Wed, 21 Oct 2026 07:28:00 GMT" mean; None for anything else."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return max(0.0, ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())


def _too_large(url: str, limit: int) -> FetchError:
    return FetchError(url, f"is larger than {limit:,} bytes", "raise ETL_BOUND_BYTES if it really is one report")


def _is_certificate(error: Exception) -> bool:
    return "CERTIFICATE_VERIFY_FAILED" in str(error) or isinstance(error.__cause__, ssl.SSLCertVerificationError)


def _why(error: Exception) -> tuple[str, str]:
    if _is_certificate(error):
        return "shows a certificate that cannot be trusted", "tell the publisher, or use its http address"
    return f"cannot be reached ({error or type(error).__name__})", "check the network, or try again later"
