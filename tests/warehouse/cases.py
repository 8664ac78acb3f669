"""The given/expected form of the tests of kpi_yearly: reports about one year, and the row that is expected of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.warehouse import begin, connect
from tests.warehouse.figures import Figure, Report, figure, put

OUTPUT = "industrial_output 2015"
A, B, C = "2016-01-10", "2016-01-20", "2017-01-10"
"""Days of publication, in order."""


def out(quote: str, scenario_value: str, unit: str = "bn_vnd", **changes: Any) -> Figure:
    """A level or plan of industrial output in 2015: `out("4.013 tỷ", "actual 4013")`."""
    return figure(quote, f"{OUTPUT} {scenario_value} {unit}", **changes)


@dataclass(frozen=True)
class Case:
    """Given these reports, the one row of 2015 that fits `where` has these values."""

    id: str
    given: Sequence[Report]
    expect: Mapping[str, Any]
    where: str = "true"


class Answers:
    """One warehouse for all cases, each in a province of its own; made once, asked case by case."""

    def __init__(self, cases: Sequence[Case], path: Path, catalogue: Catalogue) -> None:
        provinces = [area.area_id for area in catalogue.areas.values() if area.kind != "nation"]
        self._areas = dict(zip((case.id for case in cases), provinces, strict=False))
        assert len(self._areas) == len(cases)
        self._path = path
        with begin(path, catalogue, lock_seconds=0) as version:
            put(version, *(_moved(report, self._areas[case.id]) for case in cases for report in case.given))
            version.audit()
            version.publish()

    def check(self, case: Case) -> None:
        """Hold the row of the case against what is expected."""
        sql = f"select * from kpi_yearly where area_id = '{self._areas[case.id]}' and year = 2015 and {case.where}"
        connection = connect(self._path)
        try:
            cursor = connection.execute(sql)
            columns = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
        finally:
            connection.close()
        assert len(rows) == 1
        row = dict(zip(columns, rows[0], strict=True))
        assert {name: row[name] for name in case.expect} == case.expect


def answers_of(cases: Sequence[Case]) -> Any:
    """The fixture `answers` of a module: one warehouse for all of its cases."""

    @pytest.fixture(scope="module")
    def answers(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Answers:
        return Answers(cases, tmp_path_factory.mktemp("cases") / "warehouse.duckdb", catalogue)

    return answers


def _moved(report: Report, area_id: str) -> Report:
    """The same report from another province, which its text names at the end."""
    text = f"{report.document.text} {area_id}"
    document_id = hashlib.sha256(text.encode()).hexdigest()
    path = f"{area_id}/{report.document.path}"
    return Report(
        replace(report.document, text=text, document_id=document_id, path=path, area_id=area_id),
        [replace(said, document_id=document_id, area_id=area_id) for said in report.observations],
    )
