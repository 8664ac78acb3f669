"""What belongs to a figure though it stands behind it, and where that ends."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.positions.right_context import RightContext, read_right_context
from etl.extract.vocabulary import vocabulary
from tests.extract.conftest import Reader, tokens_of


def _read(text: str, catalogue: Catalogue) -> tuple[RightContext, str]:
    """The tail of the first figure of `text`, and the words that follow the tail."""
    tokens = tokens_of(text, catalogue)
    i = next(k for k, token in enumerate(tokens) if token.kind == "quantity") + 1
    right = read_right_context(tokens, i, vocabulary(catalogue).ratios)
    return right, text[tokens[right.next].start :] if right.next < len(tokens) else ""


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("tăng 16,7% so với năm 2014, đạt 5 tỷ", "period", ", đạt 5 tỷ"),
        ("đạt 106,6% kế hoạch", "plan", ""),
        ("bằng 91,2% cùng kỳ và giảm", "same", "và giảm"),
        ("gấp 2,6 lần năm 2010", "period", ""),
        ("bằng 100,12% năm.", "plan", "."),  # the word for plan is left out
        ("bằng 94,2 so với cùng kỳ", "same", ""),  # so is the sign
        ("tăng 4,46% (tăng 2,5 triệu USD) so với cùng kỳ", "same", "(tăng 2,5 triệu USD) so với cùng kỳ"),
    ],
)
def test_its_comparison(text: str, kind: str, rest: str, catalogue: Catalogue) -> None:
    right, behind = _read(text, catalogue)
    assert right.comparison is not None
    assert (right.comparison.kind, behind) == (kind, rest)


@pytest.mark.parametrize(
    ("text", "year", "rest"),
    [
        ("đạt 3.439 tỷ đồng năm 2014, tăng 5%", 2014, ", tăng 5%"),
        ("từ 41,15% năm 2010 lên 52,01%", 2010, "lên 52,01%"),
        ("đạt 86,7% (năm 2015), tăng", 2015, ", tăng"),
        ("tăng 7,3% của năm 2014", 2014, ""),
    ],
)
def test_its_own_period(text: str, year: int, rest: str, catalogue: Catalogue) -> None:
    right, behind = _read(text, catalogue)
    assert right.period is not None
    assert (right.period.value.year, behind) == (year, rest)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("720 triệu USD kim ngạch xuất khẩu, tăng", "exports"),
        ("tăng 9% giá trị sản xuất công nghiệp", "industrial_output"),
        ("98% hộ dân được sử dụng điện", "households_electrified"),
    ],
)
def test_a_name_behind_the_figure(text: str, indicator: str, catalogue: Catalogue) -> None:
    right, _ = _read(text, catalogue)
    assert right.indicator is not None
    assert right.indicator.value == indicator


def test_a_name_that_a_statement_of_its_own_follows_is_not_the_figures(catalogue: Catalogue) -> None:
    right, rest = _read("720 triệu USD kim ngạch xuất khẩu đạt 5 triệu USD", catalogue)
    assert right.indicator is None
    assert rest.startswith("kim ngạch")


def test_things_that_are_counted_or_weighed(catalogue: Catalogue) -> None:
    markets, rest = _read("có 83 chợ, tăng", catalogue)
    assert markets.counted is not None
    assert (markets.narrowed, rest) == (None, ", tăng")
    tons, rest = _read("đạt 67.000 tấn xi măng, tăng", catalogue)
    assert tons.noun is not None
    assert (tons.counted, rest) == (None, ", tăng")


def test_a_word_behind_what_is_counted_narrows_it(catalogue: Catalogue) -> None:
    right, _ = _read("có 83 chợ hạng nhất", catalogue)
    assert right.narrowed is not None
    assert right.narrowed.value == "hạng"


def test_a_rate_of_how_many_is_not_one_of_the_amount(catalogue: Catalogue) -> None:
    right, _ = _read("tăng 32,4% về số dự án", catalogue)
    assert right.noun is not None
    assert right.comparison is None


@pytest.mark.parametrize("text", ["đạt 5%, so với cùng kỳ", "đạt 5%", "đạt 5 tỷ đồng."])
def test_a_sign_or_the_end_leaves_it_without_a_tail(text: str, catalogue: Catalogue) -> None:
    right, _ = _read(text, catalogue)
    assert (right.counted, right.comparison, right.period, right.indicator, right.noun) == (None,) * 5


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Nhập khẩu đạt 1,52 tỷ USD, bằng 88,4% năm 2014; xuất siêu 1,53 tỷ USD.",
         ["imports value 2015", "imports growth_yoy 2015", "trade_balance value 2015"]),
        ("Xuất khẩu đạt 152 triệu USD, bằng 108% thực hiện năm 2014; thu ngân sách 1.900 tỷ đồng.",
         ["exports value 2015", "exports growth_yoy 2015", "budget_revenue value 2015"]),
        ("Xuất khẩu đạt 152 triệu USD, tăng 12% năm 2015; nhập khẩu đạt 20 triệu USD.",
         ["exports value 2015", "exports growth_yoy 2015", "imports value 2015"]),
        ("Xuất khẩu đạt 152 triệu USD, tăng 8% năm 2014; nhập khẩu đạt 20 triệu USD.",  # of 2014, or against it
         ["exports value 2015", "imports value 2015"]),
        ("Xuất khẩu 6 tháng đạt 152 triệu USD, bằng 52% năm 2014; nhập khẩu đạt 20 triệu USD.",
         ["exports value 2015-H1", "imports value 2015-H1"]),
        ("Xuất khẩu 6 tháng đạt 152 triệu USD, bằng 112% 6 tháng năm 2014; nhập khẩu đạt 20 triệu USD.",
         ["exports value 2015-H1", "exports growth_yoy 2015-H1", "imports value 2015-H1"]),
        ("GRDP tăng 8% năm 2014, 9% năm 2015.", ["grdp growth_yoy 2014", "grdp growth_yoy 2015"]),
        ("GRDP tăng 8% năm 2014 và 9% năm 2015.", ["grdp growth_yoy 2014", "grdp growth_yoy 2015"]),
    ],
)  # fmt: skip
def test_a_bare_time_behind_a_rate_is_not_that_of_what_follows(
    sentence: str, read: list[str], read_sentence: Reader
) -> None:
    assert [f"{o.indicator} {o.measure} {o.period}" for o in read_sentence(sentence).observations] == read


@pytest.mark.parametrize(
    "aim",
    [
        "so với kế hoạch 9%",
        "so với kịch bản đề ra 9%",
        "so với mục tiêu đề ra là 9%",
        ", kịch bản đề ra 9%",
        "(so với kế hoạch 9%)",
    ],
)
def test_a_growth_beside_the_one_aimed_at_is_none_of_the_plan(aim: str, read_sentence: Reader) -> None:
    read = read_sentence(f"GRDP tăng 8% {aim}.").observations
    assert [(o.measure, o.scenario, float(o.value)) for o in read] == [
        ("growth_yoy", "actual", 8), ("growth_yoy", "plan", 9),
    ]  # fmt: skip


@pytest.mark.parametrize("told", ["đạt 51% so với mục tiêu 55%", "(đạt 51% so với mục tiêu 55%)"])
def test_a_share_beside_the_one_aimed_at_is_its_level(told: str, read_sentence: Reader) -> None:
    read = read_sentence(f"Tỷ lệ lấp đầy khu công nghiệp {told}.").observations
    assert [(o.measure, o.scenario, float(o.value)) for o in read] == [("value", "actual", 51), ("value", "plan", 55)]


def test_what_a_month_is_higher_than_is_what_it_is_compared_with(read_sentence: Reader) -> None:
    (level, growth) = read_sentence("Xuất khẩu tháng 12 đạt 50 triệu USD, cao hơn tháng 11 là 9%.").observations
    assert (growth.measure, growth.period) == ("growth_mom", level.period)
    read = read_sentence("IIP tháng 12 tăng 5%, nhỉnh hơn tháng 11 là 0,9%.")
    assert [float(o.value) for o in read.observations] == [5]  # the other are points
