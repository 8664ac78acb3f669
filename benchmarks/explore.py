"""Pages of `etl explore` on a large archive, asked by eight clients while it is published again and again.

Each kind of page is asked for at many addresses by clients that look at a page for a second: how long they wait, what
it costs the server of processor time, and how large it is. In the same run Datasette answers its table and row pages of
the same KPIs from SQLite, and one headless Chromium says when it has painted the largest part of a page of either.
`--archive` names an archive of `benchmarks.archive`, which is copied; without it one is made.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from shutil import copyfile
from urllib.parse import quote, urlencode

import duckdb

from benchmarks import archive
from etl import catalogue
from etl.warehouse import RunRecord, begin

CLIENTS, ADDRESSES, LOADS = 8, 32, 5
PAUSE = 1.0
"""Seconds that a client looks at a page before it asks for the next one."""

SECONDS = 60
"""How long a server may take to be there."""

Addresses = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Served:
    """A server of this run: its port and its process."""

    port: int
    process: subprocess.Popen[bytes]

    def processor(self) -> float:
        """Seconds of a processor that it has used."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(command: Sequence[str], path: str) -> Iterator[Served]:
    """A server that `command` starts, once it answers at `path`; its port stands in the place of `PORT`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [part.replace("PORT", str(port)) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + SECONDS
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{command[0]} does not serve")
            time.sleep(0.2)
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int, path: str) -> bool:
    try:
        return _asked(HTTPConnection("127.0.0.1", port, timeout=SECONDS), path)[0] == 200
    except OSError:
        return False


def _asked(connection: HTTPConnection, path: str) -> tuple[int, int]:
    """The status and the bytes of an answer."""
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, len(answer.read())


@contextmanager
def publishing(path: Path) -> Iterator[list[float]]:
    """Publishes the archive with one more report, again and again, in a process of its own; how often is added."""
    said: list[float] = []
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.explore", "--publish", str(path)], stdout=subprocess.PIPE, text=True
    )

    def count() -> None:
        assert process.stdout is not None
        said.extend(float(line) for line in process.stdout)

    counting = threading.Thread(target=count)
    counting.start()
    try:
        yield said
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        counting.join()


def publish(path: Path, times: int = 10_000) -> None:
    """Publishes so often, or until it is ended; prints the seconds of each publication."""
    known = catalogue.load()
    for number in range(times):
        start = time.perf_counter()
        with begin(path, known, 60) as version:
            version.replace(*archive.one_more(known, number % 60))
            version.materialise()
            now = datetime.now(UTC)
            version.record_run(RunRecord("bench", now, now, "run", {}, "made-up", {}, 1, 0, 0, 0, 0))
            version.publish()
        print(time.perf_counter() - start, flush=True)


def addresses(path: Path) -> Addresses:
    """Addresses of every kind of page, chosen over the whole archive, the same each time."""
    with duckdb.connect(path, read_only=True) as connection:

        def some(relation: str, columns: str) -> list[tuple[object, ...]]:
            order = f"order by md5(concat_ws('|', {columns})) limit {ADDRESSES}"
            return connection.execute(f"select distinct {columns} from {relation} {order}").fetchall()

        areas = [str(one) for (one,) in some("kpi_yearly", "area_id")]
        shown = [(str(one), year) for one, year in some("kpi_yearly", "indicator, year")]
        years = [year for (year,) in some("kpi_yearly", "year")]
        reports = [one for (one,) in some("document", "document_id")]
        run = connection.execute("select run_id from run limit 1").fetchall()[0][0]
        columns = "area_id, period, indicator, scope, price_basis"
        return {
            "start": ["/", *(f"/?year={year}&boundaries={then}" for year in years for then in ("then", "2025"))],
            "province": [f"/area/{area}" for area in areas],
            "province, all periods": [f"/area/{area}?periods=all" for area in areas],
            "indicator": [f"/indicator/{one}?year={year}" for one, year in shown],
            "indicator, boundaries of today": [f"/indicator/{one}?year={year}&boundaries=2025" for one, year in shown],
            "figure of a year": [_cell(row) for row in some("kpi_period where length(period) = 4", columns)],
            "figure of any period": [_cell(row) for row in some("kpi_period", columns)],
            "report": [f"/document/{one}" for one in reports],
            "review": [f"/review?page={page}" for page in range(1, ADDRESSES + 1)],
            "coverage": ["/coverage", *(f"/coverage?indicator={one}" for one in dict(shown))],
            "runs": ["/runs", *(f"/runs/{run}?page={page}" for page in range(1, 9))],
            "search": [f"/search?{urlencode({'q': f'{area} xuat khau {years[0]}'})}" for area in areas],
        }


def _cell(row: tuple[object, ...]) -> str:
    area, period, indicator, scope, price_basis = row
    asked = urlencode({name: one for name, one in (("scope", scope), ("price_basis", price_basis)) if one})
    return quote(f"/cell/{area}/{str(period).replace('/', '_')}/{indicator}") + (f"?{asked}" if asked else "")


def load(served: Served, paths: Sequence[str]) -> tuple[list[float], int]:
    """What eight clients wait for, each path once, and the bytes of the largest answer."""
    waiting, guard = list(reversed(paths)), threading.Lock()

    def client(number: int) -> list[tuple[float, int]]:
        connection, seen = HTTPConnection("127.0.0.1", served.port, timeout=SECONDS), list[tuple[float, int]]()
        time.sleep(PAUSE * number / CLIENTS)
        while True:
            with guard:
                if not waiting:
                    return seen
                path = waiting.pop()
            start = time.perf_counter()
            status, size = _asked(connection, path)
            seen.append((time.perf_counter() - start, size))
            if status != 200:
                raise SystemExit(f"{path} is answered with {status}")
            time.sleep(PAUSE)

    with ThreadPoolExecutor(CLIENTS) as clients:
        seen = [one for each in clients.map(client, range(CLIENTS)) for one in each]
    return [seconds for seconds, _ in seen], max(size for _, size in seen)


def measure(served: Served, name: str, paths: Sequence[str]) -> tuple[float, float]:
    """Prints a kind of page; the median of what a client waits, and of the processor for one, in milliseconds."""
    before = served.processor()
    seconds, largest = load(served, paths)
    spent = 1e3 * (served.processor() - before) / len(seconds)
    ordered = sorted(1e3 * one for one in seconds)
    median, slowest = statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    print(f"{name:34}{median:9.1f}{slowest:9.1f}{spent:9.1f}{largest / 1e3:9.1f}", flush=True)
    return median, spent


def to_sqlite(path: Path, target: Path) -> None:
    """The KPIs as a table of SQLite, with what Datasette is asked for indexed."""
    with duckdb.connect(path, read_only=True) as connection:
        frame = connection.execute("select * exclude (derived_from) from kpi_yearly").df()
    with sqlite3.connect(target) as lite:
        frame.to_sql("kpi_yearly", lite, index=False)
        lite.execute("create index area on kpi_yearly (area_id)")
        lite.execute("create index cell on kpi_yearly (indicator, year)")


def peers(chosen: Addresses) -> Addresses:
    """The addresses at which Datasette shows what our pages of provinces, indicators and figures do."""
    table = "/kpi/kpi_yearly"
    areas = [path.removeprefix("/area/") for path in chosen["province"]]
    return {
        "Datasette: table, a province": [f"{table}?area_id={area}&_size=150" for area in areas],
        "Datasette: table, an indicator": [
            f"{table}?indicator={path.split('/')[-1].replace('?', '&')}&_size=100" for path in chosen["indicator"]
        ],
        "Datasette: row": [f"{table}/{number * 37 + 1}" for number in range(ADDRESSES)],
    }


RATIOS = {
    "province": "Datasette: table, a province",
    "indicator": "Datasette: table, an indicator",
    "figure of a year": "Datasette: row",
}


def paint(ours: Served, theirs: Served, chosen: Addresses) -> None:
    """Prints when Chromium has painted the largest part of each kind of page, and ratios to Datasette's table."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:

            def painted(port: int, path: str) -> float:
                seen = []
                for _ in range(LOADS):
                    page = browser.new_page()
                    page.goto(f"http://127.0.0.1:{port}{path}", wait_until="load")
                    seen.append(float(page.evaluate(_PAINT)))
                    page.close()
                return statistics.median(seen)

            floor = painted(theirs.port, peers(chosen)["Datasette: table, a province"][0])
            print(f"\n{'largest contentful paint':34}{'ms':>9}{'ratio':>9}   (at most 1.5)")
            print(f"{'Datasette: table, a province':34}{floor:9.0f}")
            for name in ("start", "province", "indicator", "figure of a year", "report", "review", "coverage"):
                found = painted(ours.port, chosen[name][0])
                print(f"{name:34}{found:9.0f}{found / floor:9.2f}", flush=True)
        finally:
            browser.close()


_PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  done(list.getEntries().at(-1).startTime);
}).observe({ type: "largest-contentful-paint", buffered: true }))"""


def compare(path: Path, folder: Path, datasette: str) -> None:
    """Serves the archive and its copy in SQLite, and prints all that is measured."""
    to_sqlite(path, folder / "kpi.db")
    chosen = addresses(path)
    explore = [sys.executable, "-m", "etl", "--warehouse", str(path), "explore", "--port", "PORT"]
    peer = [
        datasette,
        "serve",
        "--immutable",
        str(folder / "kpi.db"),
        "--port",
        "PORT",
        "--setting",
        "max_returned_rows",
        "1000",
    ]
    with serving(explore, "/help") as ours, serving(peer, "/") as theirs:
        paint(ours, theirs, chosen)
        head = f"{'median':>9}{'99 %':>9}{'cpu':>9}{'kB':>9}"
        seen = dict[str, tuple[float, float]]()
        with publishing(path) as published:
            print(f"\n{f'{CLIENTS} clients, while it is published':34}{head}   (ms; at most 100, 300, -, 300)")
            seen |= {name: measure(ours, name, paths) for name, paths in chosen.items()}
            seen |= {name: measure(theirs, name, paths) for name, paths in peers(chosen).items()}
        print(f"published {len(published)} times in between")
        print(f"\n{f'{CLIENTS} clients, no publication':34}{head}")
        for name, paths in chosen.items():
            measure(ours, name, paths)
            measure(ours, f"{name}, again", paths)
    print()
    for name, other in RATIOS.items():
        (median, spent), (their_median, their_spent) = seen[name], seen[other]
        waited, used = median / their_median, spent / their_spent
        print(f"{name} / {other}: {waited:.2f} waited (at most 1), {used:.2f} of the processor")


def main() -> None:
    """Measure, or publish for one that measures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--archive", type=Path)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--datasette", default=str(Path(sys.executable).with_name("datasette")))
    arguments.add_argument("--publish", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.publish:
        publish(given.publish)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        if given.archive:
            copyfile(given.archive, path)
            publish(path, 1)  # with the views of today
        else:
            archive.build(path, given.documents)
        compare(path, Path(folder), given.datasette)


if __name__ == "__main__":
    main()
