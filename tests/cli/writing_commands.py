"""The commands that write, each in a world of its own: how it begins, what others see of it."""

from __future__ import annotations

import csv
import os
import re
import shutil
import tempfile
import time
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import psutil

from etl import catalogue, pipeline
from etl.documents import card_path
from etl.documents.sandbox.folders import PREFIX, sweep
from etl.pipeline.staging import leftovers
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import Lake, Where, kept_files, rollback
from etl.warehouse.corrections import load
from etl.warehouse.lake_attach import ending, open_lake
from tests.documents import samples

REPORT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/{following}

Năm {year}, giá trị sản xuất công nghiệp đạt {output} tỷ đồng, tăng 16,7% so với năm trước.
Tổng mức bán lẻ hàng hóa đạt 13.700 tỷ đồng, tăng 15%.
"""
YEARS = range(2013, 2016)


class Act(ABC):
    """A command in a world: how the world is before it, and what of it can be seen by others."""

    variants = 2
    """How many different states it begins in, turn by turn."""
    goes_on = False
    """Whether it works piece by piece: a kill may leave some of them, each whole."""
    only_once = False
    """Whether it refuses to be done again where it has been done."""
    environment: Mapping[str, str] = {}
    """Variables that it needs in its environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.settings = Settings(raw=folder / "raw", warehouse=folder / "w" / "w.duckdb")
        self.file = folder / "w" / "w.duckdb"
        self.settings.raw.mkdir()
        self.file.parent.mkdir()

    @abstractmethod
    def before(self, turn: int) -> None:
        """Brings the world into the state before the command, of which there is one for even and one for odd turns."""

    @abstractmethod
    def command(self, turn: int) -> list[str]:
        """What follows `etl --raw … --warehouse …`."""

    @abstractmethod
    def seen(self) -> Any:
        """What others can see: equal for equal states."""

    def left(self) -> list[str]:
        """What should not be there once the command has been done again."""
        return []

    def rest(self) -> None:
        """What happens by itself between a kill and the next command."""
        return

    def arguments(self, turn: int) -> list[str]:
        """All of the command."""
        return ["--raw", str(self.settings.raw), "--warehouse", str(self.file), *self.command(turn)]

    def write_reports(self, output: int) -> None:
        """Reports of several years whose figures begin with `output`."""
        for year in YEARS:
            text = REPORT.format(year=year, following=year + 1, output=f"{output}.{year}"[:5])
            (self.settings.raw / f"lang-son-{year}.txt").write_text(text, "utf-8")


def published(file: Where) -> list[Any]:
    """Everything that a reader sees of the reports, their figures and corrections."""
    asked = ("select * exclude (read_at) from document", "from observation", "from kpi_yearly", "from correction")
    return [ask(file, f"{sql} order by all").rows for sql in asked]


class Running(Act):
    """`etl run` over reports that changed, staged in several batches."""

    def before(self, turn: int) -> None:
        self.write_reports(4 + (turn % 2 == 0))
        pipeline.run(self.settings, accept=True)
        self.write_reports(4 + (turn % 2 == 1))

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


class RollingBack(Act):
    """`etl rollback` to the file before, and to the one after it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for output in (4, 5):
            self.write_reports(output)
            pipeline.run(self.settings, accept=True)
        self._sound = folder / "sound"
        shutil.copytree(self.file.parent, self._sound)

    def before(self, turn: int) -> None:
        shutil.rmtree(self.file.parent)
        shutil.copytree(self._sound, self.file.parent)
        if turn % 2:
            rollback(self.file, catalogue.load(), 10, 1)

    def command(self, turn: int) -> list[str]:
        return ["rollback", "--to", "1" if turn % 2 == 0 else "2"]

    def seen(self) -> Any:
        for kept in kept_files(self.file):
            noted = kept.path.with_name(f"{kept.path.name}.sha256").read_text().split()[0]
            assert sha256(kept.path.read_bytes()).hexdigest() == noted, kept
        return published(self.file)


class Reviewing(Act):
    """`etl review FIGURE` declares a correction."""

    only_once = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write_reports(4)
        pipeline.run(self.settings)
        asked = "select observation_id from observation where indicator = 'industrial_output' and measure = 'value'"
        self._figures = [row[0] for row in ask(self.file, f"{asked} order by period").rows]
        self._corrections = self.settings.corrections_file

    def before(self, turn: int) -> None:
        self._corrections.write_text("# đã xem\n" if turn % 2 == 0 else "", "utf-8")

    def command(self, turn: int) -> list[str]:
        figure = self._figures[turn % 2]
        return ["review", figure, "--right", "4031", "--reason", "gõ nhầm", "--who", "Nguyễn Thị A"]

    def seen(self) -> Any:
        """The file, whatever the day on which the correction was declared, and how many it holds."""
        text = self._corrections.read_text("utf-8")
        return re.sub(r"\b\d{4}-\d\d-\d\d\b", "a day", text), len(load(self._corrections))

    def left(self) -> list[str]:
        return [path.name for path in self._corrections.parent.glob(".corrections*")]


class Fetching(Act):
    """`etl fetch` of a folder with several reports."""

    goes_on = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        declared = '[[source]]\nname = "so"\npublisher = "Sở Công Thương Lạng Sơn"\nfolder = "inbox"\n'
        self.settings.sources_file.write_text(declared, "utf-8")
        (folder / "inbox").mkdir()

    def before(self, turn: int) -> None:
        shutil.rmtree(self.settings.raw)
        self.settings.raw.mkdir()
        self.write_reports(4 + turn % 2)
        for report in self.settings.raw.iterdir():
            report.replace(self.folder / "inbox" / report.name)

    def command(self, turn: int) -> list[str]:
        return ["fetch"]

    def seen(self) -> Any:
        """The reports that have landed, each of which has its card."""
        landed = list(self.settings.raw.glob("so/*.txt"))
        for report in landed:
            assert card_path(report).read_text("utf-8").strip(), report
        return sorted(report.read_text("utf-8") for report in landed)

    def left(self) -> list[str]:
        cards = len(list(self.settings.raw.glob("so/*.card.toml"))) - len(list(self.settings.raw.glob("so/*.txt")))
        return [path.name for path in self.settings.raw.glob("so/.*")] + [f"{cards} cards alone"] * (cards != 0)


class Exporting(Act):
    """`etl export` in the place of a file, in each format in turn."""

    variants = 4
    FORMATS = (".csv", ".xlsx", ".parquet", ".zip")
    OLD = b"what was exported before"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write_reports(4)
        pipeline.run(self.settings)
        self._out = folder / "out"
        self._out.mkdir()
        self._target = self._out

    def before(self, turn: int) -> None:
        self._target = self._out / f"kpi{self.FORMATS[turn % 4]}"
        self._target.write_bytes(self.OLD)

    def command(self, turn: int) -> list[str]:
        return ["export", "kpi", "-o", str(self._target), "--force"]

    def seen(self) -> Any:
        """The suffix and what is in the file: it is as before, or can be read to its end."""
        if self._target.read_bytes() == self.OLD:
            return "old"
        return self._target.suffix, _content(self._target)

    def left(self) -> list[str]:
        return [path.name for path in self._out.iterdir() if path.name.startswith(f".{self._target.name}")]


def _content(file: Path) -> Any:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))
    if file.suffix == ".parquet":
        from pyarrow import parquet

        return str(parquet.read_table(file).to_pylist())
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(("core.xml", ".json"))}


class Freezing(Act):
    """`etl explore --freeze` of one province and year."""

    only_once = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write_reports(4)
        pipeline.run(self.settings)
        self._site = folder / "site"

    def before(self, turn: int) -> None:
        shutil.rmtree(self._site, ignore_errors=True)
        if turn % 2:
            self._site.mkdir()

    def command(self, turn: int) -> list[str]:
        year = ["--years", "2015"]
        return ["explore", "--freeze", str(self._site), "--area", "Lạng Sơn", *year, "--indicator", "industrial_output"]

    def seen(self) -> Any:
        """Its files; none before. Workbooks have the moment of writing in them."""
        files = sorted(path for path in self._site.rglob("*") if path.is_file()) if self._site.exists() else []
        known = {file.relative_to(self._site): file for file in files}
        return {str(name): file.suffix == ".xlsx" or file.read_bytes() for name, file in known.items()}

    def left(self) -> list[str]:
        return [path.name for path in self.folder.glob(".site*")]


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
        folders = [path.name for path in self._temporary.iterdir() if any(path.iterdir())]
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


ACTS: dict[str, type[Act]] = {
    "run": Running, "backfill": Backfilling, "rollback": RollingBack, "review": Reviewing, "fetch": Fetching,
    "export": Exporting, "freeze": Freezing,
}  # fmt: skip
KILLED: dict[str, type[Act]] = {**ACTS, "read": ReadingApart, "tidy": Tidying}
"""With those that are only killed: a report that is not read for want of memory is published as one that failed."""
