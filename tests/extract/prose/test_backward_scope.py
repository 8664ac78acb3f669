"""How far back it reaches what is told behind figures: a price basis, a scope, that they are not settled."""

from __future__ import annotations

import pytest

from etl.extract.observation import Observation
from tests.extract.conftest import Reader

OUTPUT = "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng"
PRICES = {
    "both figures of the indicator": (
        f"{OUTPUT}, tăng 16,7% (theo giá so sánh 2010).",
        {"4013": "constant_2010", "16.7": "constant_2010"},
    ),
    "past a figure of another indicator": (
        f"{OUTPUT}, xuất khẩu đạt 200 triệu USD, giá trị sản xuất công nghiệp tăng 16,7% (theo giá so sánh 2010).",
        {"4013": "constant_2010", "200": None, "16.7": "constant_2010"},
    ),
    "the last figure, and none before it with a basis of its own": (
        "Giá trị sản xuất công nghiệp theo giá hiện hành đạt 6.000 tỷ đồng, tăng 16,7% (theo giá so sánh 2010).",
        {"6000": "current", "16.7": "constant_2010"},
    ),
    "each figure that of its bracket": (
        f"{OUTPUT} (theo giá cố định 1994), đến năm 2016 đạt 7.215 tỷ đồng (theo giá so sánh 2010).",
        {"4013": "constant_1994", "7215": "constant_2010"},
    ),
    "not the sentence before": (
        f"{OUTPUT}. Giá trị sản xuất công nghiệp tháng 12 đạt 400 tỷ đồng (theo giá so sánh 2010).",
        {"4013": None, "400": "constant_2010"},
    ),
}
SCOPES = {
    "in a bracket": ("Kim ngạch xuất khẩu đạt 400 triệu USD (không kể dầu thô).", {"400": "excl_crude_oil"}),
    "both figures": (
        "Kim ngạch xuất khẩu đạt 400 triệu USD, tăng 5% (không kể dầu thô).",
        {"400": "excl_crude_oil", "5": "excl_crude_oil"},
    ),
    "not a figure of another time": (
        "Kim ngạch xuất khẩu năm 2014 đạt 300 triệu USD, năm 2015 đạt 400 triệu USD (không kể dầu thô).",
        {"300": None, "400": "excl_crude_oil"},
    ),
    "not a figure of another indicator": (
        "Kim ngạch nhập khẩu đạt 300 triệu USD, xuất khẩu đạt 400 triệu USD (không kể dầu thô).",
        {"300": None, "400": "excl_crude_oil"},
    ),
}
SCENARIOS = {
    "both figures, and what follows of them": (
        "Kim ngạch xuất khẩu đạt 400 triệu USD, tăng 5% (số liệu sơ bộ), đạt 102% kế hoạch.",
        {"400": "estimate", "5": "estimate", "102": "estimate"},
    ),
    "not a plan": (
        "Kế hoạch xuất khẩu năm 2016 là 400 triệu USD (số liệu sơ bộ).",
        {"400": "plan"},
    ),
    "not a figure of another time": (
        "Kim ngạch xuất khẩu năm 2014 đạt 300 triệu USD, năm 2015 đạt 400 triệu USD (số liệu sơ bộ).",
        {"300": "actual", "400": "estimate"},
    ),
}


def _observations(read: Reader, sentence: str) -> dict[str, Observation]:
    return {format(each.value.normalize(), "f"): each for each in read(sentence).observations}


@pytest.mark.parametrize(("sentence", "bases"), PRICES.values(), ids=PRICES)
def test_a_price_basis(sentence: str, bases: dict[str, str | None], read_sentence: Reader) -> None:
    assert {value: one.price_basis for value, one in _observations(read_sentence, sentence).items()} == bases


@pytest.mark.parametrize(("sentence", "scopes"), SCOPES.values(), ids=SCOPES)
def test_a_scope(sentence: str, scopes: dict[str, str | None], read_sentence: Reader) -> None:
    assert {value: one.scope for value, one in _observations(read_sentence, sentence).items()} == scopes


@pytest.mark.parametrize(("sentence", "scenarios"), SCENARIOS.values(), ids=SCENARIOS)
def test_that_figures_are_not_settled(sentence: str, scenarios: dict[str, str], read_sentence: Reader) -> None:
    assert {value: one.scenario for value, one in _observations(read_sentence, sentence).items()} == scenarios


def test_the_evidence_is_the_words_behind_the_figure(read_sentence: Reader) -> None:
    found = _observations(read_sentence, "Kim ngạch xuất khẩu đạt 400 triệu USD (không kể dầu thô).")["400"]
    told = found.evidence["scope"]
    assert (told.says, told.how) == ("không kể dầu thô", "told behind it")


def test_an_amount_is_at_the_prices_told_right_behind_it(read_sentence: Reader) -> None:
    text = "Giá trị sản xuất công nghiệp đạt 7.480 tỷ đồng theo giá cố định 1994 và 27.300 tỷ đồng theo giá hiện hành."
    bases = {float(o.value): o.price_basis for o in read_sentence(text).observations}
    assert bases == {7480: "constant_1994", 27300: "current"}


def test_a_scope_in_brackets_behind_a_place_is_of_its_figure_alone(read_sentence: Reader) -> None:
    text = "GRDP Bình Dương tăng 13,2%, Đồng Nai 8,7%, còn Bà Rịa - Vũng Tàu (không tính dầu khí) 6,75%."
    scopes = {o.area_id: o.scope for o in read_sentence(text).observations}
    assert scopes == {"binh-duong": None, "dong-nai": None, "ba-ria-vung-tau": "excl_crude_oil"}
