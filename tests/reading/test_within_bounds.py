"""One raw file becomes its document and its figures, here or in the other process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.documents import Sandbox
from etl.errors import InputError
from etl.reading import read_and_extract
from etl.settings import Bounds, Settings

SAID = "Giá trị sản xuất công nghiệp năm 2015 của tỉnh Lạng Sơn đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."


class Beside(Sandbox):
    """Does in this process what a sandbox does in another one, and counts it."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = list[str]()

    def run(
        self, path: Path, load: Callable[[str], object], kind: str, work: Callable[..., Any], *arguments: Any
    ) -> Any:
        self.kinds.append(kind)
        load(kind)
        return work(*arguments)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(SAID, "utf-8")
    return tmp_path / "report.txt"


def test_a_small_text_is_read_here_with_its_figures(report: Path, catalogue: Catalogue) -> None:
    sandbox = Beside()
    document, extraction = read_and_extract(report, catalogue, Settings(raw=report.parent), sandbox)
    assert (document.path, document.area_id, sandbox.kinds) == (report.as_posix(), "lang-son", [])
    assert [(o.measure, o.value, o.unit) for o in extraction.observations] == [
        ("value", Decimal(4013), "bn_vnd"), ("growth_yoy", Decimal("16.7"), "pct")
    ]  # fmt: skip


def test_a_larger_one_goes_to_the_sandbox_and_gives_the_same(report: Path, catalogue: Catalogue) -> None:
    sandbox, settings = Beside(), Settings(raw=report.parent)
    small = replace(settings, bounds=Bounds(text_bytes=10))
    here = read_and_extract(report, catalogue, settings, sandbox, "name.txt")
    there = read_and_extract(report, catalogue, small, sandbox, "name.txt")
    assert (there, sandbox.kinds) == (here, ["txt"])
    assert here[0].path == "name.txt"


def test_what_is_read_here_is_read_with_the_catalogue_that_is_passed_in(report: Path, catalogue: Catalogue) -> None:
    without = replace(catalogue, areas={"viet-nam": catalogue.areas["viet-nam"]})
    document, _ = read_and_extract(report, without, Settings(raw=report.parent), Beside())
    assert document.area_id is None


def test_a_lean_reading_has_the_same_figures_without_what_explains_them(report: Path, catalogue: Catalogue) -> None:
    settings = Settings(raw=report.parent)
    report.write_text(SAID + "\n\n| Chỉ tiêu | 2015 |\n|---|---|\n| Xuất khẩu | 950 |", "utf-8")
    whole = read_and_extract(report, catalogue, settings, Beside())
    lean = read_and_extract(report, catalogue, settings, Beside(), lean=True)
    assert whole[0].tables and not lean[0].tables
    assert replace(whole[0], tables=(), places=()) == lean[0]
    assert [o.evidence for o in lean[1].observations] == [{}, {}]
    assert [(o.observation_id, o.value) for o in lean[1].observations] == [
        (o.observation_id, o.value) for o in whole[1].observations
    ]
    assert lean[1].left_out == () and lean[1].doubts == whole[1].doubts


def test_the_bound_on_size_and_a_file_that_is_not_there(report: Path, catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match="more than the 5 that are read"):
        read_and_extract(report, catalogue, Settings(raw=report.parent, max_bytes=5), Beside())
    with pytest.raises(InputError, match=r"gone\.txt: does not exist"):
        read_and_extract(report.with_name("gone.txt"), catalogue, Settings(raw=report.parent), Beside())
