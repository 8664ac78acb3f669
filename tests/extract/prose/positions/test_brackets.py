"""The lone figure of a bracket: what stands right before it, and whether that may be what it is the figure of."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import comparison_at
from etl.extract.prose.positions.brackets import Bracketed, Compared, bracketed, of_then
from tests.extract.conftest import Reader, tokens_of


def _bracketed(text: str, catalogue: Catalogue, closing: bool = True, beside: bool = False) -> Bracketed | None:
    """What the bracket in `text` holds, behind the comparison in it."""
    tokens = tokens_of(text, catalogue)
    found = next(((k, at) for k in range(len(tokens)) if (at := comparison_at(tokens, k)) is not None), None)
    compared = None if found is None else Compared(found[1][0], found[0], found[1][1], closing)
    bracket = next(k for k, token in enumerate(tokens) if token.is_("sign", "("))
    return bracketed(compared, tokens, bracket, beside)


def _kind(one: Bracketed | None) -> str | None:
    return None if one is None or one.comparison is None else one.comparison.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gấp 3 lần so với năm 2010 (2.169 tỷ đồng)", "period"),
        ("tăng 5% so với cùng kỳ (hơn 2.169 tỷ đồng)", "same"),
        ("tăng 5% so với cùng kỳ (đạt 2.169 tỷ đồng)", "same"),
        ("đạt 69,5% kế hoạch (114.700 tỷ đồng)", "plan"),
        ("tăng 5% so với tháng trước (2.169 tỷ đồng)", "month"),
        ("đạt 69,5% kế hoạch (5%)", None),
        ("tăng 5% so với cùng kỳ (tăng 2.169 tỷ đồng)", None),  # says more than the figure
        ("tăng 5% so với cùng kỳ, đạt (2.169 tỷ đồng)", None),  # not right behind
    ],
)
def test_a_bracket_behind_a_comparison(text: str, kind: str | None, catalogue: Catalogue) -> None:
    assert _kind(_bracketed(text, catalogue)) == kind


def test_a_percentage_behind_that_of_a_comparison(catalogue: Catalogue) -> None:
    one = _bracketed("tăng 5% so với cùng kỳ (4,09%)", catalogue)
    assert one is not None
    assert one.closing
    assert (then := _bracketed("tăng 5% so với cùng kỳ (2.169 tỷ đồng)", catalogue)) is not None
    assert not then.closing


def test_the_rate_of_the_year_before(catalogue: Catalogue) -> None:
    assert _kind(_bracketed("cao hơn mức tăng so với cùng kỳ (4,09%)", catalogue, closing=False)) == "same"
    higher = _bracketed("cao hơn so với cùng kỳ (4,09%)", catalogue, closing=False, beside=True)
    assert higher is not None
    assert higher.beside


@pytest.mark.parametrize("text", ["cao hơn tỉnh Cao Bằng (6,5%)", "cao hơn bình quân cả nước (6,5%)"])
def test_a_figure_behind_a_place_is_of_that_place(text: str, catalogue: Catalogue) -> None:
    one = _bracketed(text, catalogue, closing=False, beside=True)
    assert one is not None
    assert one.place


def test_an_amount_behind_a_rate(catalogue: Catalogue) -> None:
    one = _bracketed("tăng 8% (4 triệu USD)", catalogue)
    assert one is not None
    assert (one.comparison, one.place) == (None, False)
    assert _bracketed("đạt 8% (4 triệu USD)", catalogue) is None


def test_the_figure_is_that_of_the_year_compared_with(read_sentence: Reader) -> None:
    read = read_sentence("Giá trị sản xuất công nghiệp đạt 6.507 tỷ đồng, gấp 3 lần so với năm 2010 (2.169 tỷ đồng).")
    levels = {o.period: o.value for o in read.observations if o.measure == "value"}
    assert levels == {"2015": 6507, "2010": 2169}


def test_a_long_row_of_rates_of_other_times_is_no_row_that_goes_on(catalogue: Catalogue) -> None:
    tokens = tokens_of("thấp hơn mức tăng 9,3% của cùng kỳ 2011" + " và 10,1% của cùng kỳ 2010" * 1500, catalogue)
    rates = [k for k, token in enumerate(tokens) if token.kind == "quantity" and token.value.base == "pct"]
    assert of_then(tokens, rates[1], False) is not None
    assert of_then(tokens, rates[-1], False) is None


def test_a_percentage_in_a_bracket_is_that_of_then_where_it_is_no_rate(
    read_sentence: Reader,
) -> None:
    read = read_sentence("Tỷ lệ hộ sử dụng điện đạt 79,5%, tăng 5,3% so với năm 2014 (74,2%).")
    assert {o.period: float(o.value) for o in read.observations} == {"2015": 79.5, "2014": 74.2}
    read = read_sentence("Kim ngạch xuất khẩu tăng 5,3% so với năm 2014 (4,2%).")
    assert [float(o.value) for o in read.observations] == [5.3]
