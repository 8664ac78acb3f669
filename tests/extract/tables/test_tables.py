"""The phrase tables: numbers, periods, and sentences with the facts they state (or none)."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.observation import Observation
from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.period_expressions import Calendar
from tests.cases import rows
from tests.extract.conftest import Reader, quantities_in


def _by_id(table: str) -> list[object]:
    return [pytest.param(row, id=row["id"]) for row in rows(table)]


@pytest.mark.parametrize("row", _by_id("numbers.csv"))
def test_number(row: dict[str, str], catalogue: Catalogue) -> None:
    found = quantities_in(row["surface"], catalogue)
    if not row["value"]:
        assert found == []
        return
    q = found[0]
    read = (f"{q.value}", "" if q.value_to is None else f"{q.value_to}", f"{q.scale}", q.base or "", q.rule)
    assert read == (row["value"], row["value_to"], row["scale"], row["base"], row["rule"])


@pytest.mark.parametrize("row", _by_id("periods.csv"))
def test_period(row: dict[str, str]) -> None:
    calendar = Calendar(period="2015", year=2015, published=2016)
    codes = [period_expressions.resolve(e, calendar) for e in period_expressions.find(fold(row["words"]))]
    assert [c for c in codes if c] == ([row["code"]] if row["code"] else [])


@pytest.mark.parametrize("row", _by_id("sentences.csv"))
def test_sentence(row: dict[str, str], read_sentence: Reader) -> None:
    stated = {_fact(o) for o in read_sentence(row["sentence"]).observations}
    assert stated == {fact.strip() for fact in row["facts"].split(";") if fact.strip()}


@pytest.mark.parametrize("row", _by_id("doubts.csv"))
def test_doubt(row: dict[str, str], read_sentence: Reader) -> None:
    """A figure that looks like a KPI and cannot be placed is neither stated nor passed over: it says why."""
    read = read_sentence(row["sentence"])
    found = [d for d in read.doubts if row["figure"] in d.quote]
    assert [(d.indicator, row["reason"] in d.reason) for d in found] == [(row["indicator"], True)]
    assert not [o for o in read.observations if row["figure"] in o.quote]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["id"], marks=pytest.mark.xfail(strict=True, reason=row["cause"]))
        for row in rows("misses.csv")
    ],
)
def test_what_is_not_read_yet(row: dict[str, str], read_sentence: Reader) -> None:
    """Known misses by cause: what a person reads there. One that is read at last belongs into sentences.csv."""
    test_sentence(row, read_sentence)


def _fact(o: Observation) -> str:
    area = "" if o.area_id == "lang-son" else f"@{o.area_id}"
    return f"{o.indicator}{area} {o.period} {o.scenario} {o.measure} {o.value.normalize():f} {o.unit}"
