"""The data package: frictionless accepts it, and its fields have their types without guessing."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from etl.query.export.package import write_package
from tests.query.export.conftest import Contents


@pytest.mark.parametrize("what", ["kpi", "observations"])
def test_frictionless_accepts_it(what: str, contents: Contents, tmp_path: Path) -> None:
    frictionless = pytest.importorskip(
        "frictionless", reason="frictionless is not installed: nothing validates the package"
    )
    write_package(contents(what), tmp_path / "x.zip")
    report = frictionless.validate(str(tmp_path / "x.zip"), type="package")
    assert report.valid, report.flatten(["type", "note"])
    assert [task.name for task in report.tasks] == [what, "documents", "areas", "indicators", "units"]


def test_every_field_has_its_type_its_title_and_what_it_is(contents: Contents, tmp_path: Path) -> None:
    write_package(contents("kpi"), tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as package:
        described = json.loads(package.read("datapackage.json"))
        heads = {name: package.read(name).decode().splitlines()[0].split(",") for name in package.namelist()[:-1]}
    for resource in described["resources"]:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == heads[resource["path"]]
        assert all(field["type"] and field["title"] for field in fields)
    types = {field["name"]: field["type"] for field in described["resources"][0]["schema"]["fields"]}
    assert (types["actual"], types["year"], types["published_on"]) == ("number", "integer", "date")
    keys = {key["fields"]: key["reference"] for key in described["resources"][0]["schema"]["foreignKeys"]}
    assert keys["area_id"] == {"resource": "areas", "fields": "area_id"}
