"""What the second reader reads, with the shipped weights; and what it does without."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.catalogue import Catalogue
from etl.catalogue.reader_weights import ReaderWeights
from etl.extract.scoring.lines import features_of
from etl.extract.scoring.second_reader import Reading, SecondReader, fault_of, is_same, slot_at, text_of
from etl.language.fold import nfc
from tests.cases import rows
from tests.extract.scoring.conftest import REPORT, TextOf, document_of

_WORDS = sorted({word for row in rows("sentences.csv") for word in row["sentence"].split()})


def _readings(text: str, catalogue: Catalogue) -> list[Reading]:
    reader = SecondReader(text_of(document_of(text), catalogue), catalogue.reader)
    found = [reader.opinion(slot).reading for slot in reader.text.slots()]
    return [reading for reading in found if reading is not None]


def test_a_plain_report_is_read_as_a_person_reads_it(catalogue: Catalogue) -> None:
    assert [
        (r.indicator, r.area_id, r.period, r.scenario, r.measure, str(r.value_base.normalize()))
        for r in _readings(REPORT, catalogue)
    ] == [
        ("industrial_output", "lang-son", "2015", "actual", "value", "4.013E+12"),
        ("industrial_output", "lang-son", "2015", "actual", "growth_yoy", "16.7"),
        ("exports", "lang-son", "2015", "estimate", "value", "5E+8"),
        ("exports", "lang-son", "2015", "estimate", "plan_completion", "102"),
        ("industrial_output", "lang-son", "2016", "plan", "value", "4.31E+12"),
    ]


def test_probabilities_are_of_every_answer(catalogue: Catalogue, seen: TextOf) -> None:
    reader = SecondReader(seen(REPORT), catalogue.reader)
    opinion = reader.opinion(reader.text.slots()[1])
    for chances in (opinion.indicators, opinion.measures, opinion.periods, opinion.scenarios, opinion.areas):
        assert sum(chances.values()) == pytest.approx(1)
    own = opinion.reading
    assert own is not None
    assert opinion.probability(own) >= own.probability
    assert opinion.probability(replace(own, period="2014")) < 0.2


def test_text_without_digits_gives_nothing(catalogue: Catalogue) -> None:
    assert _readings(re.sub(r"\d", "", REPORT), catalogue) == []


@given(
    st.lists(st.sampled_from([*_WORDS, "\n", "(", ")", ";", "12,5%", "1.234 tỷ", "năm 2099"]), max_size=60).map(
        " ".join
    )
)
@settings(max_examples=40, deadline=None)
def test_any_mixture_of_report_words_is_read_without_fault(catalogue: Catalogue, text: str) -> None:
    for reading in _readings(nfc(text), catalogue):
        assert reading.indicator in catalogue.reader.known
        assert 0 < reading.probability <= 1


def test_the_time_for_a_slot_does_not_grow_with_the_text(catalogue: Catalogue) -> None:
    """The features of a slot, wherever it is: their number is that of a slot in a text a tenth as long."""
    from etl.extract.scoring.indicator_choice import indicator_candidates
    from etl.extract.scoring.period_choice import period_candidates

    def features(paragraphs: int) -> int:
        text = text_of(document_of("\n\n".join([REPORT] * paragraphs)), catalogue)
        slot = text.slots()[-1]
        found = [*indicator_candidates(text, slot), *period_candidates(text, slot, "2015", "value")]
        return sum(len(features_of(*candidate[1:])) for candidate in found)

    assert features(100) == features(10)


def test_weights_that_are_none_or_of_other_features_are_one_line(seen: TextOf) -> None:
    for weights in (ReaderWeights(fault="x.json: damaged"), ReaderWeights(features="of old")):
        fault = fault_of(weights)
        assert fault is not None
        assert "\n" not in fault
        with pytest.raises(ValueError, match=re.escape(fault)):
            SecondReader(seen(REPORT), weights)


def test_a_slot_is_found_by_its_place(seen: TextOf) -> None:
    text = seen(REPORT)
    start = nfc(REPORT).index("16,7%")
    found = slot_at(text, start, 1)
    assert found is not None
    assert found.quantity.value == Decimal("16.7")
    assert slot_at(text, start + 1, 1) is None
    assert is_same(Decimal("4013"), Decimal("4013.0"))
