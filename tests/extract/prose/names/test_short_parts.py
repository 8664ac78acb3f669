"""Sectors and branches that a list names by less than their names."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


def _told(read_sentence: Reader, text: str) -> set[tuple[str, str, str]]:
    return {(o.indicator, o.measure, str(o.value)) for o in read_sentence(text).observations}


def test_sectors_behind_grdp_need_no_word_for_sector(read_sentence: Reader) -> None:
    told = _told(read_sentence, "GRDP tăng 11,5%; trong đó công nghiệp - xây dựng tăng 12,1%, dịch vụ tăng 14,3%.")
    assert told == {
        ("grdp", "growth_yoy", "11.5"),
        ("grdp.industry_construction", "growth_yoy", "12.1"),
        ("grdp.services", "growth_yoy", "14.3"),
    }


def test_one_alone_or_beside_another_indicator_is_none(read_sentence: Reader) -> None:
    assert _told(read_sentence, "GRDP tăng 11,5%; dịch vụ tăng 14,3%.") == {("grdp", "growth_yoy", "11.5")}
    beside = (
        "GRDP tăng 11,5%; giá trị sản xuất công nghiệp tăng 9%, công nghiệp - xây dựng tăng 12,1%, dịch vụ tăng 14,3%."
    )
    assert {code for code, _, _ in _told(read_sentence, beside)} == {"grdp", "industrial_output"}
    parts = "GRDP tăng 6%; nông nghiệp tăng 3%, lâm nghiệp tăng 5%, thủy sản tăng 6%, dịch vụ tăng 7%."
    assert _told(read_sentence, parts) == {("grdp", "growth_yoy", "6")}


def test_how_the_economy_is_divided_and_how_much_a_share_changed(read_sentence: Reader) -> None:
    read = read_sentence("Cơ cấu kinh tế: nông nghiệp chiếm 8,4%, giảm 2,1% so với năm 2014; dịch vụ chiếm 27,3%.")
    told = {(o.indicator, o.measure, str(o.value)) for o in read.observations}
    assert told == {("grdp.agriculture", "share", "8.4"), ("grdp.services", "share", "27.3")}
    assert [str(doubt.value) for doubt in read.doubts] == ["2.1"]


def test_a_branch_of_industry_may_be_one_word_in_a_list_of_branches(read_sentence: Reader) -> None:
    told = _told(
        read_sentence,
        "Chỉ số sản xuất công nghiệp tăng 7,4%: khai khoáng tăng 4,2%; chế biến, chế tạo tăng 7,8%; điện tăng 3,1% và "
        "nước tăng 5,6%.",
    )
    assert told == {
        ("iip", "growth_yoy", "7.4"),
        ("iip.mining", "growth_yoy", "4.2"),
        ("iip.manufacturing", "growth_yoy", "7.8"),
        ("iip.electricity", "growth_yoy", "3.1"),
        ("iip.water", "growth_yoy", "5.6"),
    }


def test_the_word_alone_or_in_another_name_is_no_branch(read_sentence: Reader) -> None:
    assert _told(read_sentence, "Chỉ số sản xuất công nghiệp tăng 7,4%, điện tăng 3,1%.") == {
        ("iip", "growth_yoy", "7.4")
    }
    told = _told(read_sentence, "Chỉ số sản xuất công nghiệp tăng 7,4%: khai khoáng tăng 4,2%; điện thoại tăng 3,1%.")
    assert {code for code, _, _ in told} == {"iip", "iip.mining"}


@pytest.mark.parametrize(
    "agriculture",
    ["nông, lâm nghiệp, thủy sản", "Nông, lâm nghiệp và thủy sản", "nông - lâm - ngư nghiệp", "nông lâm thủy sản",
     "nông nghiệp, lâm nghiệp và thủy sản", "khu vực nông - lâm nghiệp - thủy sản", "nông nghiệp"],
)  # fmt: skip
def test_agriculture_has_many_names(agriculture: str, read_sentence: Reader) -> None:
    read = read_sentence(f"GRDP tăng 8,5%, trong đó: {agriculture} tăng 3,2%; công nghiệp - xây dựng tăng 11,5%.")
    assert [(o.indicator, float(o.value)) for o in read.observations] == [
        ("grdp", 8.5), ("grdp.agriculture", 3.2), ("grdp.industry_construction", 11.5),
    ]  # fmt: skip


def test_owners_from_abroad_may_be_one_word_in_a_list_of_owners(read_sentence: Reader) -> None:
    listed = "Giá trị sản xuất công nghiệp đạt 12.300 tỷ đồng; quốc doanh 2.020 tỷ đồng; {} 1.020 tỷ đồng, giảm 3,5%."
    for word in ("ĐTNN", "FDI"):
        read = read_sentence(listed.format(word)).observations
        assert [(o.indicator, o.measure) for o in read[2:]] == [
            ("industrial_output.fdi", "value"), ("industrial_output.fdi", "growth_yoy"),
        ]  # fmt: skip
    assert len(_told(read_sentence, "Giá trị sản xuất công nghiệp đạt 12.300 tỷ đồng; ĐTNN 300 triệu USD.")) == 1


@pytest.mark.parametrize(
    ("head", "code", "amount"),
    [
        ("Kim ngạch xuất khẩu đạt 400 triệu USD, tăng 7%, trong đó:", "exports.foreign_sector", "300 triệu USD"),
        ("Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng. Chia ra:", "industrial_output.fdi", "1.300 tỷ đồng"),
        ("Vốn đầu tư toàn xã hội đạt 9.000 tỷ đồng, gồm:\n+ Vốn nhà nước: 1.000 tỷ đồng", "social_investment.fdi",
         "1.300 tỷ đồng"),
    ],
)  # fmt: skip
def test_foreign_owners_head_an_item_of_a_list_of_parts(
    head: str, code: str, amount: str, read_sentence: Reader
) -> None:
    read = read_sentence(f"{head}\n+ FDI: {amount}, tăng 9%").observations
    assert [(o.indicator, o.measure) for o in read[-2:]] == [(code, "value"), (code, "growth_yoy")]


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch xuất khẩu đạt 400 triệu USD.\n+ FDI: 300 triệu USD",
        "Kim ngạch xuất khẩu đạt 400 triệu USD, gồm:\n+ FDI: thu hút 300 triệu USD",
        "Thu ngân sách đạt 4.000 tỷ đồng, trong đó:\n+ FDI: 300 tỷ đồng",
    ],
)
def test_elsewhere_the_word_is_of_no_part(text: str, read_sentence: Reader) -> None:
    assert len(read_sentence(text).observations) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Theo đó, nông, lâm nghiệp và thủy sản tăng 3,1%; công nghiệp và xây dựng tăng 8,4% (trong đó công nghiệp tăng "
        "8,7%; xây dựng tăng 7,2%); dịch vụ tăng 6,5%; thuế sản phẩm trừ trợ cấp sản phẩm tăng 5,9%.",
        "Theo báo cáo của Ủy ban nhân dân tỉnh, khu vực 1 tăng 3,1%; khu vực 2 tăng 8,4%; khu vực 3 tăng 6,5%; "
        "thuế sản phẩm tăng 5,9%.",
    ],
)
def test_sectors_beside_product_taxes_are_those_of_grdp_whatever_stands_before(
    text: str, read_sentence: Reader
) -> None:
    assert _told(read_sentence, text) == {
        ("grdp.agriculture", "growth_yoy", "3.1"),
        ("grdp.industry_construction", "growth_yoy", "8.4"),
        ("grdp.services", "growth_yoy", "6.5"),
        ("grdp.product_taxes", "growth_yoy", "5.9"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thuế sản phẩm tăng 5,9%; dịch vụ tăng 6,5%.",
        "Thu ngân sách tăng 4%: khu vực công nghiệp và xây dựng tăng 8,4%, khu vực dịch vụ 6,5%, thuế sản phẩm 5,9%.",
        "Khu vực nông nghiệp tăng 3,1%; khu vực công nghiệp và xây dựng tăng 8,4%; khu vực dịch vụ tăng 6,5%.",
    ],
)
def test_taxes_with_one_sector_or_beside_another_indicator_and_sectors_alone_tell_no_grdp(
    text: str, read_sentence: Reader
) -> None:
    assert not [code for code, _, _ in _told(read_sentence, text) if code.startswith("grdp")]
