"""Two readers held against each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.catalogue.reader_weights import ReaderWeights
from etl.extract import Observation, extract
from etl.extract.reconciliation import Reconciliation, reconciled
from etl.extract.scoring.second_reader import SecondReader, text_of
from tests.extract.scoring.conftest import REPORT, document_of


@pytest.fixture(scope="module")
def observations(catalogue: Catalogue) -> list[Observation]:
    return list(extract(replace(document_of(REPORT), area_id="lang-son"), catalogue).observations)


@pytest.fixture(scope="module")
def reconciliation(catalogue: Catalogue) -> Reconciliation:
    return Reconciliation(SecondReader(text_of(document_of(REPORT), catalogue), catalogue.reader))


def test_figures_that_both_read_are_both(reconciliation: Reconciliation, observations: list[Observation]) -> None:
    verdicts = [reconciliation.verdict(one) for one in observations]
    assert {v.reading for v in verdicts} == {"both"}
    assert all(v.probability is not None and v.probability > 0.5 for v in verdicts)


@pytest.mark.parametrize(
    "other",
    [{"period": "2014"}, {"scenario": "plan"}, {"measure": "share"}, {"area_id": "ha-noi"}, {"indicator": "imports"}],
    ids=lambda other: next(iter(other)),
)
def test_a_figure_read_otherwise_is_disputed_and_less_probable(
    reconciliation: Reconciliation, observations: list[Observation], other: dict[str, str]
) -> None:
    right = reconciliation.verdict(observations[0])
    wrong = reconciliation.verdict(replace(observations[0], **other))  # type: ignore[arg-type]
    assert wrong.reading == "disputed"
    assert wrong.opinion is not None
    assert wrong.probability is not None
    assert right.probability is not None
    assert wrong.probability < right.probability


def test_a_province_is_the_same_under_its_later_id(
    reconciliation: Reconciliation, observations: list[Observation]
) -> None:
    assert reconciliation.verdict(replace(observations[0], area_id="lang-son-2025")).reading == "both"


def test_an_indicator_that_was_not_taught_and_a_place_without_a_slot_are_one(
    reconciliation: Reconciliation, observations: list[Observation]
) -> None:
    unknown = replace(observations[0], indicator="enterprises")
    elsewhere = replace(observations[0], evidence={}, char_start=3)
    for one in (unknown, elsewhere):
        verdict = reconciliation.verdict(one)
        assert (verdict.reading, verdict.probability) == ("one", None)


def test_a_dispute_is_told_in_the_evidence_and_nothing_is_dropped(
    catalogue: Catalogue, observations: list[Observation]
) -> None:
    text = text_of(document_of(REPORT), catalogue)
    otherwise = [replace(observations[0], period="2014"), *observations[1:]]
    found = list(reconciled(otherwise, text, catalogue.reader))
    assert len(found) == len(observations)
    assert [o.reading for o in found] == ["disputed", *["both"] * (len(found) - 1)]
    assert "period 2015" in found[0].evidence["reading"].how
    assert all(o.reading_probability is not None and 0 <= o.reading_probability <= 1 for o in found)


def test_without_weights_the_rules_read_alone_and_every_figure_is_one(catalogue: Catalogue) -> None:
    document = replace(document_of(REPORT), area_id="lang-son")
    both = extract(document, catalogue).observations
    for weights in (ReaderWeights(), ReaderWeights(fault="damaged"), replace(catalogue.reader, features="of old")):
        alone = extract(document, replace(catalogue, reader=weights)).observations
        assert [replace(o, reading="both", reading_probability=None) for o in alone] == [
            replace(o, reading="both", reading_probability=None) for o in both
        ]
        assert {(o.reading, o.reading_probability) for o in alone} == {("one", None)}
