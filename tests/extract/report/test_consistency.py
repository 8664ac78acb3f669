"""What one statement of a report tells about another: scope, price basis, headlines."""

from __future__ import annotations

from tests.extract.conftest import Reader


def _scopes(read_sentence: Reader, text: str) -> dict[tuple[str, str], str | None]:
    return {(o.indicator, str(o.value)): o.scope for o in read_sentence(text).observations}


def test_a_scope_named_first_holds_throughout(read_sentence: Reader) -> None:
    text = (
        "Tổng kim ngạch xuất nhập khẩu qua địa bàn đạt 4.100 triệu USD. "
        "Năm 2016, phấn đấu tổng kim ngạch xuất nhập khẩu đạt 3.700 triệu USD."
    )
    scopes = _scopes(read_sentence, text)
    assert set(scopes.values()) == {"border_gates"}


def test_two_figures_for_one_cell_contrast_the_scope_with_the_whole(read_sentence: Reader) -> None:
    text = (
        "Kim ngạch xuất khẩu trừ dầu thô đạt 785 triệu USD. "
        "Tính cả dầu thô, tổng kim ngạch xuất khẩu đạt 932,5 triệu USD."
    )
    scopes = _scopes(read_sentence, text)
    assert scopes["exports", "785"] == "excl_crude_oil"
    assert scopes["exports", "932.5"] is None


def test_the_same_figure_with_and_without_the_scope_is_no_contrast(read_sentence: Reader) -> None:
    text = (
        "Tổng kim ngạch xuất nhập khẩu qua địa bàn đạt 4.100 triệu USD.\n\n"
        "Tổng kim ngạch xuất nhập khẩu: 4.100 triệu USD."
    )
    found = read_sentence(text).observations
    assert [o.scope for o in found] == ["border_gates", "border_gates"]


def test_exports_and_imports_that_make_up_a_scoped_turnover_are_of_its_scope(read_sentence: Reader) -> None:
    text = (
        "Kim ngạch xuất nhập khẩu qua cửa khẩu đạt 250 triệu USD. Trong đó, kim ngạch xuất khẩu đạt 202 triệu USD; "
        "kim ngạch nhập khẩu đạt 48 triệu USD."
    )
    scopes = _scopes(read_sentence, text)
    assert scopes["exports", "202"] == scopes["imports", "48"] == "border_gates"
    scopes = _scopes(read_sentence, f"{text} Hàng địa phương xuất khẩu 12 triệu USD.")
    assert (scopes["exports", "12"], scopes["imports", "48"]) == ("local_goods", "border_gates")


def test_of_two_scoped_turnovers_it_is_the_one_that_they_make_up(read_sentence: Reader) -> None:
    text = (
        "Kim ngạch xuất nhập khẩu qua cửa khẩu đạt 2.500 triệu USD; trong đó kim ngạch đăng ký tờ khai tại Hải quan "
        "Lạng Sơn 250 triệu USD (xuất khẩu 202 triệu USD; nhập khẩu 48 triệu USD)."
    )
    scopes = _scopes(read_sentence, text)
    assert scopes["exports", "202"] == scopes["imports", "48"] == "customs"


def test_parts_have_the_price_basis_of_their_whole(read_sentence: Reader) -> None:
    text = (
        "Giá trị sản xuất công nghiệp (theo giá so sánh 2010) đạt 4.013 tỷ đồng, tăng 16,7%. "
        "Trong đó, khai khoáng đạt 413 tỷ đồng."
    )
    bases = {(o.indicator, o.measure): o.price_basis for o in read_sentence(text).observations}
    assert set(bases.values()) == {"constant_2010"}


def test_rates_have_not_the_current_prices_of_the_wholes_level(read_sentence: Reader) -> None:
    text = (
        "GRDP tăng 6,73% so với năm 2014. Khu vực nông, lâm nghiệp và thủy sản tăng 2,1%. "
        "Quy mô GRDP theo giá hiện hành đạt 34.120 tỷ đồng."
    )
    bases = {(o.indicator, o.measure): o.price_basis for o in read_sentence(text).observations}
    assert bases["grdp", "value"] == "current"
    assert bases["grdp.agriculture", "growth_yoy"] is None


def test_a_price_in_brackets_before_the_name_is_completed_is_the_figures_price(read_sentence: Reader) -> None:
    text = "Giá trị sản xuất (giá so sánh 2010) ngành công nghiệp đạt 3.766 tỷ đồng."
    (read,) = read_sentence(text).observations
    assert read.price_basis == "constant_2010"
    assert read.evidence["price_basis"].says == "giá so sánh 2010"


def test_a_price_told_before_is_not_that_of_the_name_behind_another_bracket(read_sentence: Reader) -> None:
    text = (
        "Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 10.100 tỷ đồng (tăng 7%); "
        "tổng mức bán lẻ hàng hóa đạt 75.000 tỷ đồng."
    )
    bases = {o.indicator: o.price_basis for o in read_sentence(text).observations}
    assert bases == {"industrial_output": "constant_2010", "retail_sales": None}


def test_a_headline_may_name_the_indicator_of_the_text_by_the_beginning_of_its_name(read_sentence: Reader) -> None:
    text = (
        "Sản lượng điện tăng trên 9%\n\nNăm 2015, sản lượng điện thương phẩm trên địa bàn tỉnh đạt 716,4 triệu kWh, "
        "tăng {rate}% so với năm 2014.\n\nTỉnh có thêm 6.215 khách hàng."
    )
    again, other = (read_sentence(text.format(rate=rate)) for rate in ("9,34", "6,34"))
    assert {o.indicator for o in again.observations} == {"electricity_sales"}
    assert "the headline repeats the text" in [one.reason for one in again.left_out]
    assert {o.indicator for o in other.observations} == {"electricity_output", "electricity_sales"}


def test_a_line_that_estimates_what_had_been_planned_is_no_headline_of_that(read_sentence: Reader) -> None:
    text = (
        "Kế hoạch năm 2015 kim ngạch xuất khẩu đạt 720 triệu USD.\n\n"
        "Ước cả năm 2015, kim ngạch xuất khẩu: 720 triệu USD\n\nTỉnh có thêm 12 mặt hàng."
    )
    found = [(o.scenario, float(o.value)) for o in read_sentence(text).observations]
    assert found == [("plan", 720), ("estimate", 720)]
