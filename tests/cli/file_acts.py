"""The commands that write other files than the warehouse (corrections, raw files, exports, pages), each in a world."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

from etl import pipeline
from etl.documents import card_path
from etl.query.queries import ask
from etl.warehouse.corrections import load
from tests.cli.act import Act


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
