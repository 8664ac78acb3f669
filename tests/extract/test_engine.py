"""The phrase tables: sentences with the facts they state, those in doubt, and those not read yet."""

from __future__ import annotations

import pytest

from etl.extract.observation import Observation
from tests.cases import rows
from tests.extract.conftest import Reader


def _by_id(table: str) -> list[object]:
    return [pytest.param(row, id=row["id"]) for row in rows(table)]


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
    prices = f" at {o.price_basis}" if o.price_basis else ""
    return f"{o.indicator}{area} {o.period} {o.scenario} {o.measure} {o.value.normalize():f} {o.unit}{prices}"
