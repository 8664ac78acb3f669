"""The commands that publish, each in a world of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import psutil

from etl import catalogue, pipeline
from etl.documents.sandbox.folders import PREFIX, sweep
from etl.pipeline.staging import leftovers
from etl.warehouse import Lake, kept_files, rollback
from etl.warehouse.lake_attach import ending, open_lake
from tests.cli.act import REPORT, YEARS, Act, published
from tests.documents import samples


class Running(Act):
    """`etl run` over reports that changed, staged in several batches."""

    def before(self, turn: int) -> None:
        self.prepared(turn % 2, lambda: self._changed(turn % 2))

    def _changed(self, which: int) -> None:
        self.write_reports(4 + (which == 0))
        pipeline.run(self.settings, accept=True)
        self.write_reports(4 + which)

    def command(self, turn: int) -> list[str]:
        return ["run", "--accept"]

    def seen(self) -> Any:
        return published(self.file)

    def left(self) -> list[str]:
        known = {"w.duckdb", "w.duckdb.kept", ".w.duckdb.lock", ".w.duckdb.staged"}
        beside = [file.name for file in self.file.parent.iterdir() if file.name not in known]
        return [*beside, *map(str, leftovers(self.settings))]


class Backfilling(Running):
    """`etl backfill` of years whose reports changed."""

    def command(self, turn: int) -> list[str]:
        return ["backfill", "--years", f"{YEARS[0]}:{YEARS[-1]}", "--accept"]


class Nightly(Running):
    """The flow of a night, which fetches nothing; it needs a Prefect server."""

    def order(self) -> dict[str, Any]:
        places = {"raw": str(self.settings.raw), "warehouse": str(self.file)}
        return {**super().order(), "night": {"accept": True, "fetch": False, **places}}


class RollingBack(Act):
    """`etl rollback` to the file before, and to the one after it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for output in (4, 5):
            self.write_reports(output)
            pipeline.run(self.settings, accept=True)

    def before(self, turn: int) -> None:
        self.prepared(0, lambda: None)
        if turn % 2:
            self.prepared(1, self._gone_back)

    def _gone_back(self) -> None:
        rollback(self.file, catalogue.load(), 10, 1)

    def command(self, turn: int) -> list[str]:
        return ["rollback", "--to", "1" if turn % 2 == 0 else "2"]

    def seen(self) -> Any:
        for kept in kept_files(self.file):
            noted = kept.path.with_name(f"{kept.path.name}.sha256").read_text().split()[0]
            assert sha256(kept.path.read_bytes()).hexdigest() == noted, kept
        return published(self.file)


class ReadingApart(Act):
    """`etl run` over Word files, which another process reads: nearly all of its time one is at work."""

    variants = 1

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._temporary = folder / "temporary"
        self._temporary.mkdir()
        self.environment = {"TMPDIR": str(self._temporary)}
        for year in YEARS:
            text = REPORT.format(year=year, following=year + 1, output=f"4.{year}"[:5])
            report = samples.docx([line for line in text.splitlines() if line], annex=False)
            (self.settings.raw / f"lang-son-{year}.docx").write_bytes(report)

    def before(self, turn: int) -> None:
        shutil.rmtree(self.file.parent)
        self.file.parent.mkdir()

    def command(self, turn: int) -> list[str]:
        return ["run"]

    def seen(self) -> Any:
        return published(self.file) if self.file.exists() else []

    def readers(self) -> list[int]:
        """The processes that read for the command, and those that they have started, which live."""
        found = list[int]()
        for process in psutil.process_iter():
            with suppress(psutil.Error):  # it has ended meanwhile, or is somebody else's
                if process.environ().get("TMPDIR", "").startswith(f"{self._temporary}{os.sep}"):
                    found.append(process.pid)
        return found

    def rest(self) -> None:
        """Its processes end by themselves; their folders grow so old that they are nobody's."""
        until = time.monotonic() + 60
        while self.readers() and time.monotonic() < until:
            time.sleep(0.05)
        for file in self._temporary.glob(f"{PREFIX}*/.*"):
            os.utime(file, (1, 1))

    def left(self) -> list[str]:
        """What outlives the command, and the folders that whoever reads next does not remove."""
        with mock.patch.object(tempfile, "tempdir", str(self._temporary)):
            sweep()
        # A file there is the one by which Python tries whether it can write into TMPDIR, left where that was killed.
        folders = [path.name for path in self._temporary.iterdir() if path.is_dir() and any(path.iterdir())]
        return [f"process {process}" for process in self.readers()] + folders


class Tidying(Act):
    """`etl tidy` of a lake that several runs have loaded; its catalogue is a file, which needs no server."""

    variants = 1

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        place = self.file.parent
        self._lake = Lake(f"ducklake:{place}/catalogue.ducklake", f"{place}/files/")
        for output in (4, 5):
            self.write_reports(output)
            pipeline.run(replace(self.settings, warehouse=self._lake), accept=True)
        self._sound = folder / "sound"
        shutil.copytree(place, self._sound)

    def before(self, turn: int) -> None:
        shutil.rmtree(self.file.parent)
        shutil.copytree(self._sound, self.file.parent)

    def command(self, turn: int) -> list[str]:
        return ["tidy", "--warehouse", self._lake.address]

    def seen(self) -> Any:
        """What readers see, which is always the same."""
        return published(self._lake)

    def left(self) -> list[str]:
        """The tables that are in more than one file, or in a file with deleted rows."""
        asked = "select table_name from ducklake_table_info('warehouse') where file_count > 1 or delete_file_count > 0"
        with ending(open_lake(self._lake)) as reader:
            return [name for (name,) in reader.execute(asked).fetchall()]
