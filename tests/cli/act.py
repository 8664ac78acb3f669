"""A command that writes, in a world of its own: how the world begins, what others see of it. Reports that it reads."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from etl.query.queries import answer, connected
from etl.settings import Settings
from etl.warehouse import Where

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
        self._prepared = set[int]()

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

    def prepared(self, which: int, make: Callable[[], None]) -> None:
        """The raw files and the warehouse as `make` leaves them, which is called once for each `which`."""
        copies = {folder: self.folder / f"{folder.name} {which}" for folder in (self.settings.raw, self.file.parent)}
        if which not in self._prepared:
            make()
            for folder, copy in copies.items():
                shutil.copytree(folder, copy)
            self._prepared.add(which)
            return
        for folder, copy in copies.items():
            shutil.rmtree(folder)
            shutil.copytree(copy, folder)

    def arguments(self, turn: int) -> list[str]:
        """All of the command."""
        return ["--raw", str(self.settings.raw), "--warehouse", str(self.file), *self.command(turn)]

    @property
    def is_command(self) -> bool:
        """Whether it is `etl` with its arguments, and not a flow, which needs a Prefect server."""
        return "night" not in self.order()

    def order(self) -> dict[str, Any]:
        """What `Mother.start` needs to know beside the arguments."""
        return {"environment": dict(self.environment)}

    def write_reports(self, output: int) -> None:
        """Reports of several years whose figures begin with `output`."""
        for year in YEARS:
            text = REPORT.format(year=year, following=year + 1, output=f"{output}.{year}"[:5])
            (self.settings.raw / f"lang-son-{year}.txt").write_text(text, "utf-8")


def published(file: Where) -> list[Any]:
    """Everything that a reader sees of the reports, their figures and corrections, of one version."""
    asked = ("select * exclude (read_at) from document", "from observation", "from kpi_yearly", "from correction")
    with connected(file) as connection:
        return [answer(connection, f"{sql} order by all").rows for sql in asked]
