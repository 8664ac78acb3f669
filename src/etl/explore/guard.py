"""What every answer says to the browser, and which requests are answered at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LONGEST = 2_000
"""Letters of an address, its question included."""


class Guard:
    """Lets requests for known host names pass that only read, and adds HEADERS to the answers.

    A page of another site can make a browser ask a name of its own that leads here; it is not answered, so nothing is
    read by it.
    """

    def __init__(self, app: App, hosts: Collection[str] = LOOPBACK) -> None:
        self._app, self._hosts = app, {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name.lower() for name, _ in message["headers"]}
                more = [
                    (name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in known
                ]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        refused = self._refused(scope)
        if refused is None:
            return await self._app(scope, receive, sending)
        status, text = refused
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        await sending({"type": "http.response.start", "status": status, "headers": headers})
        return await sending({"type": "http.response.body", "body": text.encode()})

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        if scope["method"] not in ("GET", "HEAD"):
            return 405, "these pages can only be read"
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        if host_name(host) not in self._hosts:
            return 421, "this name is not served here; `etl explore --host NAME` allows it"
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST:
            return 414, "the address is too long"
        return None


def host_name(header: str) -> str:
    """The name in a Host header without its port: `[::1]:8010` → `::1`."""
    if header.startswith("["):
        return header[1:].split("]", 1)[0].lower()
    return header.rsplit(":", 1)[0].lower() if header.count(":") == 1 else header.lower()
