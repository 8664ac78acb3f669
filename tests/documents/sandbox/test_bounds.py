"""Every kind of document has bounds of time, memory and cells: what overruns one is told, and the next is read."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.documents import Sandbox, read
from etl.errors import InputError
from etl.pipeline.discover import raw_file
from etl.pipeline.read import read_files
from etl.query.explain import explained
from etl.settings import Bounds, Settings
from tests.conftest import statuses
from tests.documents import samples

SAYS = "Giá trị sản xuất công nghiệp năm 2015 của tỉnh Lạng Sơn đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."


def _page(inside: str) -> str:
    title = "Công thương tỉnh Lạng Sơn năm 2015"
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{f'<p>{SAYS}</p>' * 4}{inside}</body></html>"
    )


def _table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


WIDE = "<td colspan=1000 rowspan=1000>7</td>"
# A pattern of trafilatura's looks from each of these to the end of all.
AUTHORS = "<script type='application/ld+json'>" + '"author":' * 30_000 + "</script>"
CELLS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "spans multiplied": ("x.html", lambda: _page(_table(WIDE * 50, *["<td>1</td><td>2</td>"] * 999)).encode()),
    "a staircase of spans": ("x.html", lambda: _page(_table(*[WIDE] * 2_000)).encode()),
    "a wide row over a long table": ("x.html", lambda: _page(_table(WIDE * 9, *["<td>1</td>"] * 900)).encode()),
    "one wide line of a long CSV": ("x.csv", lambda: b"1;2;3\n" * 3_000 + b";" * 3_000),
    "one wide row of a long sheet": ("x.xlsx", lambda: samples.xlsx([["1"] * 900, *[["Xuất khẩu", "1"]] * 3_000])),
}


@pytest.mark.parametrize(("file", "make"), CELLS.values(), ids=CELLS)
def test_tables_with_too_many_cells_are_told_before_they_are_laid_out(
    file: str, make: Callable[[], bytes], tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / file).write_bytes(make())
    begin = time.process_time()
    with Sandbox(Bounds(cells=1_000_000)) as sandbox, pytest.raises(InputError, match="cells") as caught:
        read(tmp_path / file, catalogue, sandbox=sandbox)
    assert caught.value.where == str(tmp_path / file)
    assert "1,000,000" in caught.value.what and "ETL_BOUND_CELLS" in caught.value.remedy
    assert "\n" not in str(caught.value) and not caught.value.passing
    assert time.process_time() - begin < 60  # laid out first, they take minutes


def test_a_cell_ends_with_its_table_however_far_it_says_it_spreads(tmp_path: Path, catalogue: Catalogue) -> None:
    head = "<td>Chỉ tiêu</td><td>Năm</td><td>Triệu USD</td>"
    rows = "<td rowspan=1000>Xuất khẩu</td><td>2014</td><td>1,2</td>", "<td>2015</td><td>1,3</td>"
    (tmp_path / "x.html").write_text(_page(_table(head, *rows)), "utf-8")
    (table,) = read(tmp_path / "x.html", catalogue).tables
    assert (table.rows, table.columns, table.cells[3].row_span) == (3, 3, 2)


SLOW: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page that a library's pattern takes minutes for": ("x.html", lambda: _page(AUTHORS).encode()),
    "a page with very many tags": ("x.html", lambda: _page("<b>a</b> " * 60_000).encode()),
    "a long text": ("x.txt", lambda: f"{SAYS} (tăng 2% so với ".encode() * 20_000),
    "a text of usual size": ("x.txt", lambda: f"{SAYS} ".encode() * 5_000),
}


@pytest.mark.parametrize(("file", "make"), SLOW.values(), ids=SLOW)
def test_what_takes_too_long_is_stopped_and_the_next_is_read(
    file: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    (tmp_path / file).write_bytes(make())
    (tmp_path / "good.txt").write_text(SAYS, "utf-8")
    settings = Settings(raw=tmp_path, bounds=Bounds(seconds=0.5, text_bytes=1_000_000))
    files = [raw_file(tmp_path / name, settings) for name in (file, "good.txt")]
    slow, good = read_files(files, settings)
    assert slow.fault is not None and "took longer than 0.5 s" in slow.fault.what
    assert slow.fault.where.endswith(file)
    assert good.fault is None and len(good.extraction.observations) == 2


def test_in_a_thread_too(tmp_path: Path) -> None:
    """Where no alarm can be set, even what is small is read in the other process."""
    (tmp_path / "x.html").write_bytes(_page(AUTHORS).encode())
    settings, found = Settings(raw=tmp_path, bounds=Bounds(seconds=0.5)), list[object]()
    files = [raw_file(tmp_path / "x.html", settings)]
    thread = threading.Thread(target=lambda: found.append(read_files(files, settings)[0].fault))
    thread.start()
    thread.join(120)
    assert "took longer than 0.5 s" in str(found[0])


def test_explaining_has_the_same_bounds(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "x.html").write_bytes(_page(AUTHORS).encode())
    with pytest.raises(InputError, match=r"took longer than 0\.5 s"):
        explained(str(tmp_path / "x.html"), catalogue, Settings(raw=tmp_path, bounds=Bounds(seconds=0.5)))


def test_a_run_goes_on(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "slow.html").write_bytes(_page(AUTHORS).encode())
    (raw / "wide.html").write_bytes(CELLS["a staircase of spans"][1]())
    (raw / "good.txt").write_text(SAYS, "utf-8")
    settings = Settings(raw=raw, warehouse=tmp_path / "w.duckdb", bounds=Bounds(seconds=2, cells=100_000))
    pipeline.run(settings)
    found = statuses(settings)
    assert found["good.txt"] == ("read", None)
    assert "took longer than 2 s" in str(found["slow.html"][1])
    assert "100,000" in str(found["wide.html"][1])


STARTS = """
import os, sys, time
from pathlib import Path
from etl.documents import Sandbox
from etl.settings import Bounds

def busy(path):
    Path(path).write_text(str(os.getpid()))
    while True:
        pass

def load(kind):
    pass

if __name__ == "__main__":
    import orphan
    with Sandbox(Bounds(seconds=600)) as sandbox:
        sandbox.run(Path("x"), orphan.load, "", orphan.busy, sys.argv[1])
"""


def test_a_process_ends_after_its_parent_was_killed_and_its_folder_is_swept(tmp_path: Path) -> None:
    """The process is in the middle of a file, and so hears nothing from its pipe."""
    (tmp_path / "orphan.py").write_text(STARTS)
    temporary, told = tmp_path / "tmp", tmp_path / "pid"
    temporary.mkdir()
    path = os.pathsep.join([str(tmp_path), *sys.path])
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": path}
    with subprocess.Popen([sys.executable, str(tmp_path / "orphan.py"), str(told)], env=environment) as parent:
        _wait(lambda: told.exists() and told.read_text() != "")
        worker = int(told.read_text())
        parent.kill()
    _wait(lambda: not _is_alive(worker))
    (left,) = temporary.iterdir()
    os.utime(left / ".congthuong-kpi", (1, 1))  # as if it had been left some time ago
    (temporary / "etl-of-others").mkdir()
    code = "from etl.documents import Sandbox\nwith Sandbox(): pass"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert [entry.name for entry in temporary.iterdir()] == ["etl-of-others"]


def _wait(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
