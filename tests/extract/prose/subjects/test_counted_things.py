"""What a plan lays out is kept apart from what there is."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.subjects.counted_things import existing, is_stock
from etl.extract.tokens import Token
from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        ("Toàn tỉnh có 17 KCN được quy hoạch, 9 KCN đi vào hoạt động.", ["planned", None]),
        ("Toàn tỉnh có 27 cụm công nghiệp được quy hoạch với 1.050 ha, 14 cụm đang hoạt động.", ["planned", None]),
        ("Toàn tỉnh có 27 cụm công nghiệp được thành lập.", [None]),
        ("Toàn tỉnh có 83 chợ đang hoạt động.", [None]),
    ],
)
def test_the_scope_is_that_of_the_plan(sentence: str, scopes: list[str | None], read_sentence: Reader) -> None:
    assert [one.scope for one in read_sentence(sentence).observations] == scopes


def test_others_counted_afterwards_are_there() -> None:
    planned = Subject("industrial_zones", None, scope=Token("scope", "planned", 0, 1))
    assert existing(planned).scope is None
    gates = Subject("exports", None, scope=Token("scope", "border_gates", 0, 1))
    assert existing(gates) is gates


def test_a_stock_is_counted_on_a_day(catalogue: Catalogue) -> None:
    assert is_stock(("markets", "supermarkets"), catalogue)
    assert not is_stock(("market_inspections",), catalogue)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Toàn tỉnh thành lập mới 148 doanh nghiệp với tổng vốn đăng ký 1.200 tỷ đồng.",
         [("enterprises_registered", "actual"), ("enterprises_capital", "actual")]),
        ("Phấn đấu năm 2016 thành lập mới trên 900 doanh nghiệp.", [("enterprises_registered", "plan")]),
        ("Thành lập mới 148 doanh nghiệp công nghiệp.", []),
        ("Hỗ trợ thành lập mới 5 doanh nghiệp khoa học công nghệ.", []),
        ("Thành lập mới 12 hợp tác xã và 148 doanh nghiệp.", []),
        ("Huyện Cao Lộc thành lập mới 14 doanh nghiệp.", []),
    ],
)  # fmt: skip
def test_new_companies_are_counted_behind_what_makes_them_new(
    sentence: str, told: list[tuple[str, str]], read_sentence: Reader
) -> None:
    assert [(o.indicator, o.scenario) for o in read_sentence(sentence).observations] == told


@pytest.mark.parametrize("noun", ["cửa hàng xăng dầu", "cửa hàng"])
def test_a_bracket_with_a_time_counts_the_same_then(noun: str, read_sentence: Reader) -> None:
    read = read_sentence(f"Toàn tỉnh có 186 cửa hàng xăng dầu (năm 2014: 179 {noun}).")
    assert [(one.period, float(one.value)) for one in read.observations] == [("2015", 186), ("2014", 179)]


@pytest.mark.parametrize("inside", ["năm 2015: 12 cửa hàng", "trong đó 12 cửa hàng", "năm 2014: 12 chợ cóc"])
def test_other_brackets_count_a_part_or_another_thing(inside: str, read_sentence: Reader) -> None:
    read = read_sentence(f"Toàn tỉnh có 186 cửa hàng xăng dầu ({inside}).")
    assert [float(one.value) for one in read.observations] == [186]


def test_what_new_ones_bring_the_number_to_is_all_of_them(read_sentence: Reader) -> None:
    read = read_sentence("Thành lập 4 CCN, nâng tổng số lên 87 CCN.")
    assert [(one.indicator, float(one.value)) for one in read.observations] == [("industrial_clusters", 87)]


@pytest.mark.parametrize(
    ("sentence", "indicator", "value"),
    [
        ("Khu công nghiệp: 15 KCN, diện tích 3.900 ha.", "industrial_zones", 15),
        ("Hệ thống phân phối: 104 chợ, trong đó xây mới 2 chợ.", "markets", 104),
    ],
)
def test_a_number_behind_the_heading_of_such_things_is_all_of_them(
    sentence: str, indicator: str, value: float, read_sentence: Reader
) -> None:
    read = read_sentence(sentence)
    assert [(one.indicator, float(one.value)) for one in read.observations] == [(indicator, value)]


@pytest.mark.parametrize("sentence", ["Chợ xây mới: 4 chợ.", "Hệ thống chợ: kiểm tra 4 chợ.", "Xây mới: 4 chợ."])
def test_behind_another_heading_it_may_be_some(sentence: str, read_sentence: Reader) -> None:
    assert not read_sentence(sentence).observations
