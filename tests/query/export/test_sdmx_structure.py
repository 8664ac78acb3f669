"""The structure of an SDMX export: components and code lists made from the warehouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.query.export.sdmx_structure import components_of, indicator_id, schema_of, write_structure
from tests.query.export.conftest import Contents

pytest.importorskip("pysdmx", reason="pysdmx is not installed: SDMX is not written")


def test_code_lists_hold_areas_with_their_official_codes_and_days(contents: Contents, tmp_path: Path) -> None:
    write_structure(contents("kpi"), tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_text("utf-8"))["data"]
    lists = {each["id"]: {code["id"]: code for code in each["codes"]} for each in data["codelists"]}
    merged = {note["id"]: note["title"] for note in lists["CL_AREA"]["yen-bai"]["annotations"]}
    assert merged == {"OFFICIAL_CODE": "15", "VALID_TO": "2025-06-30", "MERGED_INTO": "lao-cai-2025"}
    assert {note["id"]: note["title"] for note in lists["CL_AREA"]["lao-cai-2025"]["annotations"]} == {
        "OFFICIAL_CODE": "15", "VALID_FROM": "2025-07-01"
    }  # fmt: skip
    assert lists["CL_INDICATOR"]["exports-rice"]["name"] == "Kim ngạch xuất khẩu: gạo"
    assert {"USD", "VND", "PCT"} <= lists["CL_UNIT_MEASURE"].keys()
    assert lists["CL_OBS_STATUS"].keys() == {"A", "E", "P"}


def test_single_figures_have_a_dimension_more() -> None:
    ids = {what: [part.id for part in components_of(what)] for what in ("kpi", "observations")}
    assert set(ids["observations"]) - set(ids["kpi"]) == {
        "STATEMENT", "WITHDRAWN", "BASE_PER"
    }  # fmt: skip
    assert set(ids["kpi"]) <= set(ids["observations"])


def test_what_rows_are_written_by_is_text_throughout(contents: Contents) -> None:
    assert {str(part.local_dtype) for part in schema_of(contents("kpi")).components} == {"String"}


def test_an_id_has_no_dots() -> None:
    assert indicator_id("exports.rice") == "exports-rice"
