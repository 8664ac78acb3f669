"""A publisher's site on loopback: a real HTTP server that answers as the test says, and remembers who asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "Năm 2015, giá trị sản xuất công nghiệp trên địa bàn tỉnh Lạng Sơn đạt {figure} tỷ đồng, "
    "tăng 16,7% so với năm 2014. Kim ngạch xuất khẩu đạt 1.250 triệu USD, bằng 102% kế hoạch năm."
)


def page(title: str = "Ngành Công Thương tổng kết năm 2015", figure: str = "4.013", around: str = "") -> bytes:
    """A web page with a report in it; `around` is what the page prints beside the article."""
    paragraphs = f"<p>{ARTICLE.format(figure=figure)}</p><p>Hội nghị do Sở Công Thương tổ chức tại thành phố.</p>"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<nav>{around}</nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server says once. `pause` seconds before the head, `drip` seconds between single bytes of the body;
    `cut` bytes of what Content-Length promises are never sent; `bare` leaves Content-Length out."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    type: str = "text/html; charset=utf-8"
    pause: float = 0.0
    drip: float = 0.0
    cut: int = 0
    bare: bool = False


Says = Reply | list[Reply] | Callable[["Asked"], Reply]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass(slots=True)
class Site:
    """The server. `pages` maps paths to one Reply, to one after the other (the last again and again), or a function."""

    url: str
    pages: dict[str, Says] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left aside."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        says = self.pages.get(asked.path, Reply(b"not here", 404))
        if isinstance(says, list):
            return says.pop(0) if len(says) > 1 else says[0]
        return says(asked) if callable(says) else says


@contextmanager
def serving(address: str = "127.0.0.1") -> Iterator[Site]:
    """The site, up until the block is left."""
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = site.answer(Asked(self.path, headers, time.monotonic()))
            self.say(reply)

        def say(self, reply: Reply) -> None:
            time.sleep(reply.pause)
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.type)
            if reply.bare:
                self.send_header("Connection", "close")
            else:
                self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            sent = reply.body[: len(reply.body) - reply.cut]
            for start in range(len(sent)) if reply.drip else ():
                self.wfile.write(sent[start : start + 1])
                self.wfile.flush()
                time.sleep(reply.drip)
            if not reply.drip:
                self.wfile.write(sent)
            if reply.cut or reply.bare:
                self.close_connection = True

        def handle(self) -> None:
            with suppress(OSError):  # the fetcher has hung up between two requests
                super().handle()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    site.url = f"http://{address}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
