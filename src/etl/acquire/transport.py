"""The network under httpx: connects to checked addresses only, and no wait is longer than the rest of the request."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from etl.acquire.guard import Lookup, addresses_of
from etl.errors import FetchError


class Deadline:
    """The moment at which the current request must be complete."""

    def __init__(self) -> None:
        self._seconds, self._at = 0.0, 0.0

    def start(self, seconds: float) -> None:
        """Begins a request that may take `seconds` in all."""
        self._seconds, self._at = seconds, time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left, more than zero. Raises FetchError when none are left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise FetchError("request", f"took longer than {self._seconds:g} s", "try again later", passing=True)
        return left


class _Stream(httpcore.NetworkStream):
    """A connection on which no single wait goes beyond the deadline, however slowly the other side sends."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to an address that was looked up once and checked; httpcore keeps the name for TLS and Host."""

    def __init__(self, deadline: Deadline, private_hosts: frozenset[str], lookup: Lookup) -> None:
        self._deadline, self._private_hosts, self._lookup = deadline, private_hosts, lookup
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = addresses_of(host, port, self._deadline.left(), host in self._private_hosts, self._lookup)
        for last, address in enumerate(found, 1 - len(found)):
            # The others have their turn while there is time: the first may be IPv6 where only IPv4 works.
            seconds = self._deadline.left() / (1 - last)
            try:
                stream = self._network.connect_tcp(address, port, seconds, local_address, socket_options)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last == 0:
                    raise
        raise httpcore.ConnectError("no address")


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


@cache
def _trusted() -> ssl.SSLContext:
    """The trusted certificates (`SSL_CERT_FILE`, else those of certifi); reading them takes 30 ms."""
    return httpx.create_ssl_context()


class Transport(httpx.BaseTransport):
    """The transport of an `httpx.Client`. Proxies are not used: behind one no address could be checked.

    `deadline` has to be started before each request. Addresses that are not public are reached on `private_hosts`
    only. Faults of the network are those of httpcore; refused addresses and lost time raise FetchError.
    """

    def __init__(self, private_hosts: frozenset[str] = frozenset(), lookup: Lookup = socket.getaddrinfo) -> None:
        self.deadline = Deadline()
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(),
            max_connections=4,
            keepalive_expiry=15.0,
            network_backend=_Backend(self.deadline, private_hosts, lookup),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request; the body is read from the response afterwards, still within the deadline."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream if isinstance(request.stream, httpx.SyncByteStream) else None,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()
