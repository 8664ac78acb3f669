"""Pages that were made are kept while the same file is published, and told to a browser that has them by their mark."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from etl.explore.guard import App, Message, Receive, Scope, Send
from etl.query.pages.published import Published
from etl.vietnam_time import today

BYTES = 48_000_000
"""Of pages that are kept at most; a page has 5 to 200 kB."""

LARGEST = 1_000_000
"""Bytes of a page that is kept."""

NEVER = ("/static/", "/picture/", "/download/", "/api/")
"""Begin the addresses of what is no page."""

READS = b"left_out"
"""Asks for a raw file to be read, which can change or be away."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is sent, and its mark (ETag)."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    mark: bytes


class KeptPages:
    """Answers a page that was made before without making it again.

    What a page says follows from its address and the published file (and the day, where it drafts a correction), so a
    page is kept until another file is published. Of a lake nothing is kept.
    """

    def __init__(self, app: App, published: Published) -> None:
        self._app, self._published = app, published
        self._guard = threading.Lock()
        self._pages: OrderedDict[object, Kept] = OrderedDict()
        self._of: object = None
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or _is_other(scope):
            return await self._app(scope, receive, send)
        key = (scope["path"], scope["query_string"])
        there = self._published.newest()
        kept = self._find(key, there)
        if kept is None:
            made = _Made()
            await self._app(scope, receive, made.take)
            kept = made.kept()
            # What was asked while another file was published is of one or the other.
            is_of = there == self._published.version == self._published.newest()
            if there is not None and made.status == 200 and is_of:
                self._keep(key, there, kept)
            if made.status != 200:
                return await _sent(send, made.status, kept.headers, kept.body)
        asked = next((value for name, value in scope["headers"] if name == b"if-none-match"), b"")
        headers = [*kept.headers, (b"etag", kept.mark)]
        if kept.mark in (one.strip() for one in asked.split(b",")):
            without = [(name, value) for name, value in headers if name not in (b"content-length", b"content-type")]
            return await _sent(send, 304, without, b"")
        return await _sent(send, 200, headers, kept.body)

    def _find(self, key: object, there: object) -> Kept | None:
        with self._guard:
            if (there, today()) != self._of:
                self._pages.clear()
                self._of, self._bytes = (there, today()), 0
            found = self._pages.get(key)
            if found is not None:
                self._pages.move_to_end(key)
            return found

    def _keep(self, key: object, there: object, kept: Kept) -> None:
        with self._guard:
            if (there, today()) != self._of or key in self._pages or len(kept.body) > LARGEST:
                return
            self._pages[key] = kept
            self._bytes += len(kept.body)
            while self._bytes > BYTES:
                _, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.body)


class _Made:
    """Takes an answer instead of the network."""

    def __init__(self) -> None:
        self.status, self._headers, self._parts = 0, list[tuple[bytes, bytes]](), list[bytes]()

    async def take(self, message: Message) -> None:
        """A part of the answer."""
        if message["type"] == "http.response.start":
            self.status, self._headers = message["status"], list(message["headers"])
        else:
            self._parts.append(message.get("body", b""))

    def kept(self) -> Kept:
        """The whole answer."""
        body = b"".join(self._parts)
        return Kept(self._headers, body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'.encode())


def _is_other(scope: Scope) -> bool:
    path: str = scope["path"]
    question: bytes = scope["query_string"]
    return path.startswith(NEVER) or READS in question


async def _sent(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
