"""A lake with several processes that extract and load at once, and several that read meanwhile: nothing is lost.

ETL_WORKERS says how many load, half as many read, ETL_ROUNDS how many times; `make faults` takes 8 and 2.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.errors import WarehouseBusy
from etl.query.queries import ask
from etl.warehouse import Lake, begin, unsound_rows
from etl.warehouse.lake_attach import ending, open_lake
from etl.warehouse.sql_files import names
from tests.warehouse.figures import lang_son, put
from tests.warehouse.forks import mother

pytestmark = pytest.mark.slow

WORKERS = int(os.environ.get("ETL_WORKERS", "2"))
ROUNDS = int(os.environ.get("ETL_ROUNDS", "1"))
AREAS = ("Bắc Kạn", "Cao Bằng", "Hà Giang", "Lào Cai", "Sơn La", "Yên Bái", "Điện Biên", "Lai Châu")
REPORT = """Báo cáo của Sở Công Thương tỉnh {area} ngày 18/01/2016

Năm 2015, giá trị sản xuất công nghiệp đạt {output} tỷ đồng, tăng 16,7% so với năm 2014.
"""

# The pause leaves the processors to the runs.
READER = """
import sys, time
from pathlib import Path
from etl.warehouse import close, connect, where_of

lake, stop = where_of(sys.argv[1]), Path(sys.argv[2])
counts = []
while not stop.exists():
    reader = connect(lake)
    try:
        [row] = reader.execute('''
            select (select count(*) from document), count(distinct document_id), count(*),
                   (select count(*) from kpi_yearly where growth_stated is not null)
            from observation where period = '2015' ''').fetchall()
    finally:
        close(reader)
    time.sleep(3)
    assert row[0] == row[1] == row[2] / 2 == row[3], row
    counts.append(row[0])
    if len(counts) == 1:
        print("reading", flush=True)
assert counts == sorted(counts), counts
print(len(counts), flush=True)
"""


def write(folder: Path, area: str, output: int) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{AREAS.index(area)}.txt").write_text(REPORT.format(area=area, output=output), "utf-8")


def test_workers_and_readers(lake: Lake, tmp_path: Path, catalogue: Catalogue) -> None:
    with begin(lake, catalogue, 0) as version:
        version.materialise()
        version.publish()
    stop = tmp_path / "stop"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, lake.address, str(stop)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )
        for _ in range(max(1, WORKERS // 2))
    ]  # fmt: skip
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        for round_ in range(1, ROUNDS + 1):
            with mother(one_at_a_time=False) as runs:  # each of its children must end well
                for area in AREAS[:WORKERS]:
                    write(tmp_path / area, area, 1000 + 100 * round_)
                    runs.start(tmp_path / area, Lake(lake.address))
            shown = ask(lake, "select count(*), min(actual), max(actual) from kpi_yearly").rows
            assert shown == [(WORKERS, 1000.0 + 100 * round_, 1000.0 + 100 * round_)]
    finally:
        stop.touch()
        told = [reader.communicate(timeout=300) for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * len(readers), told
    assert min(int(out) for out, _ in told) >= 2
    assert ask(lake, "select count(*), count(distinct run_id) from run").rows == [(WORKERS * ROUNDS,) * 2]
    assert [check for check in names("checks") if ask(lake, f"from {check}").rows] == []


def test_two_first_loads_of_one_document_at_once_load_it_once(lake: Lake, tmp_path: Path, catalogue: Catalogue) -> None:
    """Both have read it as new before either has published; the second replaces what the first has loaded."""
    with begin(lake, catalogue, 0) as version:
        version.materialise()
        version.publish()
    write(tmp_path / "raw", AREAS[0], 1000)
    with mother(one_at_a_time=False) as runs:
        for _ in range(3):
            runs.start(tmp_path / "raw", Lake(lake.address))
    assert ask(lake, "select count(*), count(distinct document_id) from document").rows == [(1, 1)]
    assert ask(lake, "select count(*), count(distinct document_id) from observation").rows == [(2, 1)]
    assert unsound_rows(lake) == []
    with ending(open_lake(Lake(lake.address), read_only=False)) as connection:  # what no run of ours does
        connection.execute("insert into document from document")
    assert "check_document_twice" in [finding.check for finding in unsound_rows(lake)]


def test_a_killed_worker_keeps_no_lock_and_leaves_nothing(lake: Lake, tmp_path: Path, catalogue: Catalogue) -> None:
    child = """
import sys, time
from etl.catalogue import load
from etl.warehouse import begin, where_of
from tests.warehouse.figures import lang_son, put
with begin(where_of(sys.argv[1], sys.argv[2]), load(), 5) as version:
    put(version, lang_son())
    print("ready", flush=True)
    time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", child, lake.address, str(lake.data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(WarehouseBusy, match=f"process {process.pid} since"):
            begin(lake, catalogue, 0).__enter__()
        process.send_signal(signal.SIGKILL)
    with begin(lake, catalogue, 20) as version:  # else WarehouseBusy
        put(version, lang_son())
        version.audit()
        version.publish()
    assert ask(lake, "select count(*), count(distinct document_id) from observation").rows == [(15, 1)]
