"""Accepted or rejected, figure by figure, with the reason: one line of the table per thing that can be wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.extract.observation import Doubt, Observation
from etl.validate.checks import REASONS
from etl.validate.columns import OBSERVATION
from etl.validate.split import split
from etl.validate.text_fingerprint import Wording
from tests.warehouse.figures import LANG_SON_2015, figure, growth, lang_son, report

LEVEL = lang_son().observations[3]
RATE = lang_son().observations[5]


def judged(*observations: Observation, catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """The quotes that were accepted, and the reasons of what was not."""
    documents = {lang_son().document.document_id: lang_son().document}
    done = split(observations, [], documents, catalogue)
    return list(done.accepted["quote"]), list(done.rejected["reason"])


WRONG: dict[str, tuple[Observation, Mapping[str, Any], str]] = {
    "document": (LEVEL, {"document_id": "b" * 64}, "is not one of those that were read"),
    "quote moved": (
        LEVEL,
        {"char_start": LEVEL.char_start + 1, "char_end": LEVEL.char_end + 1},
        "the quote is not what stands",
    ),
    "quote beyond": (LEVEL, {"char_start": 99_000, "char_end": 99_013}, "the quote is not what stands"),
    "quote before": (LEVEL, {"char_start": -5, "char_end": 8}, "the quote is not what stands"),
    "quote empty": (LEVEL, {"quote": "", "char_end": LEVEL.char_start}, "the quote is not what stands"),
    "indicator": (LEVEL, {"indicator": "steel"}, "steel is not an indicator of the catalogue"),
    "area": (LEVEL, {"area_id": "atlantis"}, "atlantis is not an area of the catalogue"),
    "unit": (LEVEL, {"unit": "bn_vn"}, "bn_vn is not a unit of the catalogue"),
    "measure": (RATE, {"measure": "growth"}, "growth is not a measure"),
    "scenario": (LEVEL, {"scenario": "hope"}, "hope is none of actual, estimate and plan"),
    "period": (LEVEL, {"period": "2015-M13"}, "2015-M13 is not a period"),
    "not begun": (LEVEL, {"period": "2095"}, "2095 has not begun yet, so that this is no actual figure of it"),
    "estimate of what has not begun": (
        LEVEL,
        {"period": "2095-Q1", "scenario": "estimate"},
        "2095-Q1 has not begun yet, so that this is no estimate figure of it",
    ),
    "level in percent": (
        LEVEL,
        {"unit": "pct", "value_base": LEVEL.value, "base_unit": "pct"},
        "value of industrial_output cannot be in pct",
    ),
    "level in kWh": (LEVEL, {"unit": "kwh", "value_base": LEVEL.value, "base_unit": "kwh"}, "cannot be in kwh"),
    "growth in dong": (RATE, {"unit": "vnd", "base_unit": "vnd"}, "growth_yoy of industrial_output cannot be in vnd"),
    "base value": (LEVEL, {"value_base": Decimal(4013)}, "4013 vnd is not 4013 bn_vnd"),
    "base unit": (LEVEL, {"base_unit": "usd"}, "usd is not 4013 bn_vnd"),
    "not a number": (LEVEL, {"value": Decimal("NaN")}, "value is missing"),
    "not finite": (LEVEL, {"value": Decimal("Infinity")}, "is not a number that the warehouse can hold"),
    "too large": (
        LEVEL,
        {"value": Decimal(10) ** 23, "value_base": Decimal(10) ** 32},
        "is not a number that the warehouse can hold",
    ),
    "too fine": (
        LEVEL,
        {"value": Decimal("1.1234567"), "value_base": Decimal("1123456700")},
        "is not a number that the warehouse can hold",
    ),
    "too high a level": (
        LEVEL,
        {"value": Decimal(40_130_000), "value_base": Decimal(40_130_000) * 10**9},
        "40130000 bn_vnd is not plausible as value of industrial_output: expected from 0 up to 5000000",
    ),
    "below nothing": (
        LEVEL,
        {"value": Decimal(-4013), "value_base": Decimal(-4013) * 10**9},
        "-4013 bn_vnd is not plausible as value of industrial_output: expected from 0 up to 5000000",
    ),
    "a fall of everything": (
        RATE,
        {"value": Decimal(-100), "value_base": Decimal(-100)},
        "expected above -100 up to 10000",
    ),
    "a year read as growth": (
        RATE,
        {"indicator": "grdp", "value": Decimal(2015), "value_base": Decimal(2015)},
        "expected from -50 up to 100",
    ),
    "completion below nothing": (
        RATE,
        {"measure": "plan_completion", "value": Decimal(-1), "value_base": Decimal(-1)},
        "expected from 0 up to 1000",
    ),
    "share of more than all": (
        RATE,
        {"measure": "share", "value": Decimal(101), "value_base": Decimal(101)},
        "expected from 0 up to 100",
    ),
    "upper end out of range": (RATE, {"value_to": Decimal(20_000)}, "is not plausible"),
    "range backwards": (LEVEL, {"value_to": Decimal(4000)}, "a range from 4013 cannot end at 4000"),
    "growth on no base": (RATE, {"measure": "growth_base"}, "does not say which period it is compared with"),
    "decimals": (LEVEL, {"decimals": 99}, "99 decimals are not how a figure is written"),
    "bound": (LEVEL, {"bound": "around"}, "around is none of over, about and under"),
    "price basis": (LEVEL, {"price_basis": "constant_2015"}, "constant_2015 is none of"),
    "scope": (LEVEL, {"scope": "Qua địa bàn"}, "Qua địa bàn is not the name of a scope"),
    "scope empty": (LEVEL, {"scope": ""}, "is not the name of a scope"),
    "nothing at all": (LEVEL, {"indicator": None}, "indicator is missing"),
}


@pytest.mark.parametrize(("figure_", "changes", "reason"), WRONG.values(), ids=WRONG)
def test_one_thing_wrong_is_said_and_blocks_nothing_else(
    figure_: Observation, changes: Mapping[str, Any], reason: str, catalogue: Catalogue
) -> None:
    bad = replace(figure_, **changes)
    good = [o for o in lang_son().observations if o is not figure_ and o != figure_]
    accepted, reasons = judged(*good[:7], bad, *good[7:], catalogue=catalogue)
    assert accepted == [o.quote for o in good]
    assert len(reasons) == 1
    assert reason in reasons[0]


RIGHT: dict[str, tuple[Observation, Mapping[str, Any]]] = {
    "all of it as written": (LEVEL, {}),
    "a range": (RATE, {"value_to": Decimal(19)}),
    "five years of output": (
        LEVEL,
        {"period": "2011/2015", "value": Decimal(20_000_000), "value_base": Decimal(20_000_000) * 10**9},
    ),
    "the nation's output": (
        LEVEL,
        {"area_id": "viet-nam", "value": Decimal(13_000_000), "value_base": Decimal(13_000_000) * 10**9},
    ),
    "another currency": (LEVEL, {"unit": "mn_usd", "value_base": LEVEL.value * 10**6, "base_unit": "usd"}),
    "growth on a base": (RATE, {"measure": "growth_base", "base": "2010"}),
    "written in thousands": (LEVEL, {"decimals": -3}),
    "scope and basis": (LEVEL, {"scope": "border_gates", "price_basis": "constant_1994", "bound": "over"}),
}


@pytest.mark.parametrize(("figure_", "changes"), RIGHT.values(), ids=RIGHT)
def test_unusual_and_right(figure_: Observation, changes: Mapping[str, Any], catalogue: Catalogue) -> None:
    assert judged(replace(figure_, **changes), catalogue=catalogue) == ([figure_.quote], [])


def test_several_faults_are_all_said_the_worst_first(catalogue: Catalogue) -> None:
    bad = replace(LEVEL, scope="Ồ", bound="around", indicator="steel", quote="5.013 tỷ đồng")
    _, reasons = judged(bad, catalogue=catalogue)
    assert [reason[:24] for reason in reasons[0].split("; ")] == [
        "the quote is not what st",
        "steel is not an indicato",
        "around is none of over, ",
        "Ồ is not the name of a s",
    ]


def test_the_same_reading_twice_is_kept_once(catalogue: Catalogue) -> None:
    assert judged(LEVEL, LEVEL, replace(LEVEL), catalogue=catalogue) == ([LEVEL.quote], [])


def test_the_same_words_read_in_two_ways(catalogue: Catalogue) -> None:
    other = replace(LEVEL, value=Decimal(4013), unit="mn_vnd", value_base=LEVEL.value * 10**6)
    accepted, reasons = judged(LEVEL, other, catalogue=catalogue)
    assert (accepted, reasons) == ([LEVEL.quote], ["the same words are already read as 4013 bn_vnd"])


def test_an_unbelievable_reading_does_not_block_a_believable_one_of_the_same_words(catalogue: Catalogue) -> None:
    bad = replace(LEVEL, value_base=Decimal(1))
    accepted, reasons = judged(bad, LEVEL, catalogue=catalogue)
    assert accepted == [LEVEL.quote]
    assert reasons == ["1 vnd is not 4013 bn_vnd"]


def test_doubts_are_rejected_figures_of_extraction(catalogue: Catalogue) -> None:
    doubt = Doubt(
        LEVEL.document_id,
        "two years stand equally near",
        "4.013 tỷ đồng",
        4,
        17,
        "dòng 1",
        "level",
        indicator="industrial_output",
        value=Decimal(4013),
        unit="bn_vnd",
    )
    done = split([LEVEL], [doubt, doubt], {lang_son().document.document_id: lang_son().document}, catalogue)
    assert len(done.accepted) == 1
    told = done.rejected[["stage", "reason", "indicator", "value", "quote", "char_start"]].values.tolist()
    assert told == [["extract", doubt.reason, "industrial_output", Decimal(4013), "4.013 tỷ đồng", 4]]


def test_values_stay_decimals(catalogue: Catalogue) -> None:
    done = split([LEVEL], [], {LEVEL.document_id: lang_son().document}, catalogue)
    assert tuple(done.accepted.columns) == tuple(column.name for column in OBSERVATION)
    assert all(isinstance(done.accepted[column][0], Decimal) for column in ("value", "value_base"))


def test_nothing_to_judge(catalogue: Catalogue) -> None:
    assert judged(catalogue=catalogue) == ([], [])


def test_the_seed_report_is_accepted_whole(catalogue: Catalogue) -> None:
    accepted, reasons = judged(*lang_son().observations, catalogue=catalogue)
    assert (len(accepted), reasons) == (len(LANG_SON_2015), [])


def test_many_reports_at_once(catalogue: Catalogue) -> None:
    reports = [
        report(
            f"r{i}",
            "2016-01-01",
            [figure("12 chợ", "markets 2015 actual 12 count"), growth("-120%", "exports 2015 actual -120")],
        )
        for i in range(40)
    ]
    done = split(
        [o for one in reports for o in one.observations],
        [],
        {one.document.document_id: one.document for one in reports},
        catalogue,
    )
    assert set(done.accepted["quote"]) == {"12 chợ"}
    assert set(done.rejected["quote"]) == {"-120%"}
    assert (len(done.accepted), len(done.rejected)) == (40, 40)


def test_every_reason_is_given_for_something(catalogue: Catalogue) -> None:
    twice = replace(LEVEL, decimals=1)
    bad = [replace(figure_, **changes) for figure_, changes, _ in WRONG.values()]
    _, reasons = judged(LEVEL, twice, *bad, catalogue=catalogue)
    told = [sentence for reason in reasons for sentence in reason.split("; ")]
    for sentence in REASONS.values():
        pattern = ".+".join(map(re.escape, re.split(r"\{.*?\}", sentence)))
        assert any(re.fullmatch(pattern, one) for one in told), sentence


def test_the_wording_that_reading_has_recorded_is_kept(catalogue: Catalogue) -> None:
    """It is of the whole document; another one would make a statement of its own out of a copy."""
    documents = {lang_son().document.document_id: lang_son().document}
    done = split([LEVEL, RATE], [], documents, catalogue, [Wording(7, 1, 9), None])
    rows = done.accepted.set_index("quote")["wording"]
    assert rows[LEVEL.quote] == 7
    assert rows.isna()[RATE.quote]
