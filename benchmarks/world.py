"""A machine of its own for the story of `night`: a copy of the project, its data, a site, and what serves the flows."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import psutil
from tests.acquire.site import Reply, Site, serving

PROJECT = Path(__file__).parent.parent

REPORT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/{following}

Năm {year}, giá trị sản xuất công nghiệp đạt {output} tỷ đồng. Toàn tỉnh có {plants} nhà máy thủy điện.
"""
YEARS = {2014: ("3.438", "101"), 2015: ("4.013", "110")}

SOURCES = """
[[source]]
name = "so-cong-thuong"
publisher = "Sở Công Thương Lạng Sơn"
urls = [{urls}]
private = true
delay = 0.0

[[source]]
name = "bao-dong-cua"
publisher = "Báo Đóng Cửa"
feeds = ["http://127.0.0.1:9/rss"]
private = true
"""


@contextmanager
def inbox() -> Iterator[tuple[str, list[str]]]:
    """An address that takes what is posted to it, and the list of it."""
    posted: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", posted
    finally:
        server.shutdown()
        server.server_close()


def check(truth: bool, what: object) -> None:
    """Ends the story when something is not as it must be."""
    if not truth:
        raise AssertionError(what)


@dataclass(slots=True)
class World:
    """A copy of the project with its own data, a site with reports, and what serves the flows."""

    folder: Path
    site: Site
    port: int
    notify: str
    posted: list[str]
    served: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)

    @property
    def api(self) -> str:
        """The address of the server that `etl serve` starts."""
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def warehouse(self) -> Path:
        """The published file."""
        return self.folder / "data" / "warehouse" / "warehouse.duckdb"

    def environment(self) -> dict[str, str]:
        """As that of a machine of its own: the copy of the project, and a Prefect that knows nothing yet."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "ETL_"))}
        return {**kept, "PYTHONPATH": str(self.folder / "src"), "PREFECT_HOME": str(self.folder / "prefect")}

    def serve(self) -> None:
        """Starts `etl serve` and waits until it serves."""
        command = [sys.executable, "-m", "etl", "serve", "--port", str(self.port), "--notify", self.notify]
        self.served = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment(),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.served.stdout is not None
        self.said.clear()
        for line in self.served.stdout:
            self.said.append(line.rstrip())
            if line.startswith("serving "):
                break
        check(bool(self.said) and self.said[-1].startswith("serving "), "\n".join(self.said))
        # What it says from now on is read away, or it would wait for us.
        subprocess.Popen(["cat"], stdin=self.served.stdout, stdout=subprocess.DEVNULL)

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> None:
        """Ends what serves, as an init system does, or the kernel; with SIGKILL all that it started, too."""
        if self.served is None:
            return
        processes = psutil.Process(self.served.pid).children(recursive=True) if sign == signal.SIGKILL else []
        self.served.send_signal(sign)
        for process in processes:
            process.kill()
        self.served.wait(60)
        self.served = None

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the published warehouse."""
        with duckdb.connect(str(self.warehouse), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@contextmanager
def world(folder: Path) -> Iterator[World]:
    """The world in `folder`, ended however the block is left."""
    for part in ("src", "flows"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("*.egg-info"))
    shutil.copy(PROJECT / "prefect.yaml", folder)
    for part in ("raw", "warehouse"):
        (folder / "data" / part).mkdir(parents=True)
    with serving() as site, inbox() as (notify, posted), socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        for year, (output, plants) in YEARS.items():
            text = REPORT.format(year=year, following=year + 1, output=output, plants=plants)
            site.pages[f"/{year}.txt"] = Reply(text.encode(), type="text/plain; charset=utf-8")
        urls = ", ".join(f'"{site.url}{path}"' for path in site.pages)
        (folder / "data" / "sources.toml").write_text(SOURCES.format(urls=urls), "utf-8")
        here = World(folder, site, port, notify, posted)
        try:
            yield here
        finally:
            here.stop(signal.SIGKILL)
