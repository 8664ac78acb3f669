"""What a heading states for the list below it: its time, a plan, a forecast, an estimate (`time_context`)."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from tests.extract.conftest import Reader

CASES = {
    "marked": (
        "# Kinh tế tỉnh năm 2015\n\n## Thương mại\n\n### Kim ngạch (6 tháng đầu năm 2015)\n"
        "- **Xuất khẩu**: 812,4 triệu USD (+9,6%)\n\n### Kim ngạch (cả năm 2014)\n- **Xuất khẩu**: 1.504 triệu USD\n\n"
        "## Triển vọng\n\n### Dự báo cả năm 2016\n- **Xuất khẩu**: 1.650 triệu USD\n",
        "exports 2015-H1 actual value 812.4; exports 2015-H1 actual growth_yoy 9.6; exports 2014 actual value 1504; "
        "exports 2016 plan value 1650",
    ),
    "a line above a list": (
        "Kết quả 9 tháng năm 2015\n- Giá trị sản xuất công nghiệp: 3.012 tỷ đồng\nMục tiêu năm 2016\n"
        "- Kim ngạch xuất khẩu: 900 triệu USD\n",
        "industrial_output 2015-M01/M09 actual value 3012; exports 2016 plan value 900",
    ),
    "an estimate": (
        "Ước thực hiện năm 2015\n+ Xuất khẩu: 720 triệu USD, tăng 8%\n",
        "exports 2015 estimate value 720; exports 2015 estimate growth_yoy 8",
    ),
    "an estimate that is all the heading says": (
        "b) Ước cả năm 2015\nGiá trị sản xuất công nghiệp 1.570 tỷ đồng. Điện thương phẩm 398 triệu kWh.\n"
        "c) Tháng 12 năm 2015\nĐiện thương phẩm 34 triệu kWh.\n",
        "industrial_output 2015 estimate value 1570; electricity_sales 2015 estimate value 398; "
        "electricity_sales 2015-M12 actual value 34",
    ),
    "articles of a resolution": (
        "Điều 1. Đánh giá kết quả năm 2015\nKim ngạch xuất khẩu đạt 720 triệu USD.\n"
        "Điều 2. Mục tiêu năm 2016\n1. Các chỉ tiêu chủ yếu\na) Kim ngạch xuất khẩu 800 triệu USD.\n",
        "exports 2015 actual value 720; exports 2016 plan value 800",
    ),
    "the time stands one level up": (
        "## Năm 2014\n### Công nghiệp\n- Giá trị sản xuất công nghiệp: 3.439 tỷ đồng\n### Thương mại\n"
        "- Tổng mức bán lẻ: 11.900 tỷ đồng\n## Năm 2015\n### Công nghiệp\n"
        "- Giá trị sản xuất công nghiệp: 4.013 tỷ đồng\n",
        "industrial_output 2014 actual value 3439; retail_sales 2014 actual value 11900; "
        "industrial_output 2015 actual value 4013",
    ),
    "bold": (
        "**Quý I năm 2015**\n- Xuất khẩu: 180 triệu USD\n**Quý II năm 2015**\n- Xuất khẩu: 190 triệu USD\n",
        "exports 2015-Q1 actual value 180; exports 2015-Q2 actual value 190",
    ),
    "a paragraph under a marked heading": (
        "### Quý I/2016\nKim ngạch xuất khẩu dự kiến 210 triệu USD.\n", "exports 2016-Q1 plan value 210",
    ),
    "a heading without a time takes none from the one beside it": (
        "## Kết quả 6 tháng đầu năm 2015\n- Xuất khẩu: 300 triệu USD\n## Cả năm 2015\n- Xuất khẩu: 720 triệu USD\n",
        "exports 2015-H1 actual value 300; exports 2015 actual value 720",
    ),
    "what came of the year's aims, and those of the next": (
        "Báo cáo kết quả năm 2015\nMột số chỉ tiêu chủ yếu năm 2015\n- Xuất khẩu: 720 triệu USD (KH 700 triệu USD)\n"
        "Chỉ tiêu chủ yếu năm 2016\n- Xuất khẩu: 800 triệu USD\n",
        "exports 2015 actual value 720; exports 2015 plan value 700; exports 2016 plan value 800",
    ),
    "aims announced above numbered headings": (
        "HĐND tỉnh thống nhất các chỉ tiêu chủ yếu năm 2016 như sau:\n1. Mục tiêu tổng quát\n"
        "Đẩy mạnh tái cơ cấu kinh tế.\n"
        "2. Các chỉ tiêu kinh tế\na) Kim ngạch xuất khẩu 800 triệu USD.\nb) Tổng mức bán lẻ hàng hóa 13.500 tỷ đồng.\n",
        "exports 2016 plan value 800; retail_sales 2016 plan value 13500",
    ),
    "a forecast of the year, and what stands below it": (
        "I. Kết quả 9 tháng năm 2015\nXuất khẩu đạt 520 triệu USD.\nII. KHẢ NĂNG THỰC HIỆN CẢ NĂM 2015\n1. Thương mại\n"
        "Kim ngạch xuất khẩu 720 triệu USD; kim ngạch nhập khẩu 300 triệu USD.\n",
        "exports 2015-M01/M09 actual value 520; exports 2015 estimate value 720; imports 2015 estimate value 300",
    ),
    "what is forecast for a year that is not over is planned": (
        "II. Triển vọng\nDự báo cả năm 2015\n- Xuất khẩu: 1.650-1.700 triệu USD\n",
        "exports 2015 plan value 1650",
    ),
    "a numbered heading stands below the one with a Roman number": (
        "II. MỤC TIÊU NĂM 2016\n1. Các chỉ tiêu kinh tế\n- Xuất khẩu: 800 triệu USD\nIII. KẾT QUẢ NĂM 2015\n"
        "1. Các chỉ tiêu của ngành\n- Xuất khẩu: 720 triệu USD\n",
        "exports 2016 plan value 800; exports 2015 actual value 720",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_list_under_a_heading(case: str, read_sentence: Reader) -> None:
    text, expected = CASES[case]
    found = {
        f"{o.indicator} {o.period} {o.scenario} {o.measure} {o.value.normalize():f}"
        for o in read_sentence(text).observations
    }
    assert found == set(expected.split("; "))


def test_a_heading_with_a_letter_holds_for_the_list_below_it(read_sentence: Reader) -> None:
    text = """A. KẾT QUẢ NĂM 2015
Kim ngạch xuất khẩu đạt 720 triệu USD.

B. KẾ HOẠCH NĂM 2016
Một số chỉ tiêu chủ yếu:
a) Kim ngạch xuất khẩu 800 triệu USD.
b) GRDP tăng 8%."""
    found = {(o.indicator, o.period, o.scenario, str(o.value)) for o in read_sentence(text).observations}
    assert found == {
        ("exports", "2015", "actual", "720"), ("exports", "2016", "plan", "800"), ("grdp", "2016", "plan", "8"),
    }  # fmt: skip


def test_an_item_of_several_sentences_goes_on_with_its_own_time(read_sentence: Reader) -> None:
    text = (
        """* Kim ngạch xuất khẩu tháng 3 đạt 60 triệu USD; quý I đạt 180 triệu USD. Trong đó: nhập khẩu 90 triệu USD."""
    )
    found = {(o.indicator, o.period, str(o.value)) for o in read_sentence(text).observations}
    assert ("imports", "2015-Q1", "90") in found


HEAD = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI

BÁO CÁO
Tình hình thực hiện nhiệm vụ năm 2014

I. KẾT QUẢ NĂM 2014
"""
TOLD = "Kim ngạch xuất khẩu 450 triệu USD; tổng mức bán lẻ 13.000 tỷ đồng."


def _read(text: str, catalogue: Catalogue) -> list[str]:
    report = Document("0" * 64, "x.txt", "txt", text, area_id="lao-cai", published_on=date(2014, 12, 20))
    return [f"{o.indicator} {o.period} {o.scenario}" for o in extract(report, catalogue).observations]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Kế hoạch được giao",
        "1. Chỉ tiêu kế hoạch năm 2014",
        "1. Chỉ tiêu được giao",
        "1. Kế hoạch năm 2014",
        "a) Kế hoạch",
        "1. Mục tiêu năm 2014",
        "1. Mục tiêu cụ thể",
        "1. Kế hoạch\n1.1. Thương mại",
    ],
)
def test_what_stands_below_the_name_of_a_plan_was_planned(heading: str, catalogue: Catalogue) -> None:
    after = "2. Kết quả thực hiện\nKim ngạch xuất khẩu đạt 420 triệu USD."
    read = _read(f"{HEAD}{heading}\n{TOLD}\n{after}", catalogue)
    assert read == ["exports 2014 plan", "retail_sales 2014 plan", "exports 2014 actual"]
    read = _read(f"{HEAD}1. Chỉ tiêu chủ yếu năm 2014\n{TOLD}", catalogue)  # what came of them
    assert read == ["exports 2014 actual", "retail_sales 2014 actual"]


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize(
    "heading",
    ["Kế hoạch năm 2015", "KẾ HOẠCH NĂM 2015", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2015\nCác chỉ tiêu",
     "Kế hoạch năm 2015\nThương mại", "PHẦN II. KẾ HOẠCH NĂM 2015", "Phần thứ hai\nKẾ HOẠCH NĂM 2015",
     "II/- Kế hoạch năm 2015\n1/ Chỉ tiêu", "II. KẾ HOẠCH NĂM 2015\nA. Chỉ tiêu"],
)  # fmt: skip
def test_next_years_plan_stands_below_a_heading_of_any_kind(heading: str, mark: str, catalogue: Catalogue) -> None:
    text = f"{HEAD}Kim ngạch nhập khẩu ước đạt 20 triệu USD.\n\n{heading}\n"
    text += f"{mark}Kim ngạch xuất khẩu: 470 triệu USD.\n{mark}Tổng mức bán lẻ: 14.800 tỷ đồng.\n"
    assert _read(text, catalogue) == ["imports 2014 estimate", "exports 2015 plan", "retail_sales 2015 plan"]


def test_years_that_are_over_are_no_plan_below_the_heading_of_one(catalogue: Catalogue) -> None:
    plan = """II. KẾ HOẠCH NĂM 2015
1. Kim ngạch xuất khẩu
a) Kế hoạch năm 2015: 470 triệu USD;
b) Ước thực hiện năm 2014: 420 triệu USD;
c) Năm 2013 thực hiện: 388 triệu USD.
2. Tổng mức bán lẻ
- Năm 2015: 14.800 tỷ đồng.
- Năm 2014: 13.100 tỷ đồng.
- Thực hiện năm 2013: 11.200 tỷ đồng.
"""
    assert _read(HEAD + plan, catalogue) == [
        "exports 2015 plan", "exports 2014 estimate", "exports 2013 actual",
        "retail_sales 2015 plan", "retail_sales 2014 actual", "retail_sales 2013 actual",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("heading", ["2. So sánh với năm 2013", "b) So với năm 2013", "II. SO VỚI NĂM 2013"])
def test_a_heading_may_name_what_all_below_it_is_compared_with(heading: str, mark: str, read_sentence: Reader) -> None:
    told = [f"{mark}IIP tăng 12%", f"{mark}Thu ngân sách đạt 5.000 tỷ đồng", "3. Năm 2014", "IIP tăng 3%."]
    read = read_sentence("\n".join([heading, *told]))
    found = [(o.indicator, o.period, o.measure, o.base) for o in read.observations]
    assert found == [
        ("iip", "2015", "growth_base", "2013"),
        ("budget_revenue", "2015", "value", None),
        ("iip", "2014", "growth_yoy", None),
    ]


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("heading", ["1. Ước thực hiện năm 2014", "a) Ước cả năm 2014", "II. ƯỚC THỰC HIỆN NĂM 2014"])
def test_what_stands_below_an_estimate_is_one_of_its_time(heading: str, mark: str, catalogue: Catalogue) -> None:
    text = (
        f"{heading}\n{mark}Kim ngạch xuất khẩu 450 triệu USD.\n{mark}Kim ngạch nhập khẩu năm 2013 đạt 20 triệu USD.\n"
    )
    text += f"{mark}Thu ngân sách năm 2013 đạt 900 tỷ đồng, năm 2014 đạt 1.000 tỷ đồng.\n"
    assert _read(f"{text}III. HẠN CHẾ\nTổng mức bán lẻ đạt 13.000 tỷ đồng.", catalogue) == [
        "exports 2014 estimate", "imports 2013 actual", "budget_revenue 2013 actual", "budget_revenue 2014 estimate",
        "retail_sales 2014 actual",
    ]  # fmt: skip


PROGRAMME = """CHƯƠNG TRÌNH
Phát triển công nghiệp tỉnh Quảng Nam giai đoạn 2021 - 2025
I. THỰC TRẠNG
Năm 2020 kim ngạch xuất khẩu đạt 450 triệu USD.
Toàn tỉnh có 14 khu công nghiệp.
II. MỤC TIÊU
Kim ngạch xuất khẩu tăng bình quân 12%/năm; đến năm 2025 đạt 800 triệu USD."""


def test_a_programme_tells_what_there_is_and_what_is_aimed_at(catalogue: Catalogue) -> None:
    document = Document("0" * 64, "x.txt", "txt", PROGRAMME, area_id="quang-nam", published_on=date(2021, 3, 15))
    read = extract(document, catalogue)
    assert [(o.period, o.scenario, float(o.value)) for o in read.observations] == [
        ("2020", "actual", 450), ("2021/2025", "plan", 12), ("2025", "plan", 800),
    ]  # fmt: skip
    assert [doubt.rule for doubt in read.doubts] == ["period.not-begun"]  # of when the 14 are is not said


def test_rates_that_begin_a_line_are_of_what_the_heading_names(catalogue: Catalogue) -> None:
    for line in ("Tỷ lệ: tăng 14,6% so cùng kỳ; đạt 76,6% kế hoạch.", "Tăng 14,6% so cùng kỳ; đạt 76,6% kế hoạch."):
        text = f"{HEAD}(1) Kim ngạch xuất khẩu\nCả năm: 640 triệu USD.\n{line}\n(2) Đào tạo nghề\nTăng 3,1%."
        assert _read(text, catalogue) == ["exports 2014 actual"] * 3


PLAN = "SỞ CÔNG THƯƠNG TỈNH LÀO CAI\nKẾ HOẠCH\nPhát triển công nghiệp - thương mại năm 2015\n"


@pytest.mark.parametrize(
    "heading",
    ["I. KẾT QUẢ NĂM TRƯỚC", "I. TÌNH HÌNH NĂM QUA", "I. ĐÁNH GIÁ NĂM VỪA QUA", "A. NHÌN LẠI NĂM TRƯỚC", "I. NĂM 2014"],
)
def test_a_plan_looks_back_on_the_year_before(heading: str, catalogue: Catalogue) -> None:
    told = "Kim ngạch xuất khẩu đạt 420 triệu USD. Tổng mức bán lẻ đạt 13.800 tỷ đồng."
    for ahead in ("NHIỆM VỤ", "CHỈ TIÊU", "NHIỆM VỤ NĂM TỚI"):
        mark = {"I": "II", "A": "B"}[heading[0]]
        read = _read(f"{PLAN}{heading}\n{told}\n{mark}. {ahead}\nKim ngạch xuất khẩu 470 triệu USD.", catalogue)
        assert read == ["exports 2014 actual", "retail_sales 2014 actual", "exports 2015 plan"]
