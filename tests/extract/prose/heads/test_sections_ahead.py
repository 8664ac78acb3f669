"""Headings without a time behind one that tells of the time to come."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Extraction, extract

BEFORE = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI
BÁO CÁO
Tình hình công thương năm 2014
I. KẾT QUẢ NĂM 2014
Kim ngạch xuất khẩu đạt 420 triệu USD.
II. MỤC TIÊU NĂM 2015
Phấn đấu tăng trưởng cao hơn năm 2014.
"""


def _read(text: str, catalogue: Catalogue) -> Extraction:
    return extract(
        Document("0" * 64, "x.txt", "txt", text, area_id="lao-cai", published_on=date(2014, 12, 20)), catalogue
    )


@pytest.mark.parametrize(
    "headings",
    [
        "III. CHỈ TIÊU",
        "III. CÁC CHỈ TIÊU CỤ THỂ",
        "III. CHỈ TIÊU\nA. Kinh tế",
        "III. CHỈ TIÊU\n1. Thương mại\n1.1. Xuất khẩu",
        "III. NHIỆM VỤ, GIẢI PHÁP",
        "III. TỔ CHỨC THỰC HIỆN",
        "III. MỤC TIÊU CỤ THỂ\n1. Thương mại",
    ],
)
def test_aims_and_tasks_are_of_the_year_of_the_section_before(headings: str, catalogue: Catalogue) -> None:
    found = _read(f"{BEFORE}{headings}\nKim ngạch xuất khẩu: 480 triệu USD.", catalogue).observations
    assert [(o.period, o.scenario) for o in found] == [("2014", "actual"), ("2015", "plan")]


def test_the_time_of_any_other_section_is_not_known(catalogue: Catalogue) -> None:
    read = _read(f"{BEFORE}III. THƯƠNG MẠI\nTổng mức bán lẻ 16.000 tỷ đồng.", catalogue)
    assert [(o.indicator, o.period) for o in read.observations] == [("exports", "2014")]
    assert [d.quote for d in read.doubts] == ["Tổng mức bán lẻ 16.000 tỷ đồng"]


def test_the_time_to_come_is_over_below_a_heading_that_looks_back_or_names_another_year(catalogue: Catalogue) -> None:
    for heading in ("III. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "III. CHỈ TIÊU NĂM 2014"):
        found = _read(f"{BEFORE}{heading}\n1. Chung\nTổng mức bán lẻ 16.000 tỷ đồng.", catalogue).observations
        assert [o.period for o in found] == ["2014", "2014"]


@pytest.mark.parametrize("part", ["Phần B", "PHẦN B.", "Phần thứ hai", "B."])
def test_a_part_with_its_title_in_the_next_line(part: str, catalogue: Catalogue) -> None:
    text = f"Phần A\nKẾT QUẢ NĂM 2014\nKim ngạch xuất khẩu đạt 420 triệu USD.\n{part}\nNHIỆM VỤ NĂM 2015\n"
    found = _read(f"{text}I- Chỉ tiêu\n- Kim ngạch xuất khẩu 480 triệu USD.", catalogue).observations
    assert [(o.period, o.scenario) for o in found] == [("2014", "actual"), ("2015", "plan")]


MONTHS = """SỞ CÔNG THƯƠNG TỈNH LÀO CAI
BÁO CÁO
Tình hình công thương 10 tháng năm 2014
"""


@pytest.mark.parametrize(
    "text",
    [
        "III. Nhiệm vụ thời gian tới\nTập trung tháo gỡ khó khăn, tổng mức bán lẻ 17.500 tỷ đồng.",
        "III. Phương hướng, nhiệm vụ\n1. Thương mại\nPhát triển chợ; tổng mức bán lẻ đạt 17.500 tỷ đồng.",
        "III. Nhiệm vụ trọng tâm những tháng cuối năm\n- Tổng mức bán lẻ 17.500 tỷ đồng.",
        "5. Nhiệm vụ còn lại của năm: giữ đà tăng, tổng mức bán lẻ 17.500 tỷ đồng.",
    ],
)
def test_what_tasks_bring_about_is_not_known(text: str, catalogue: Catalogue) -> None:
    read = extract(Document("0" * 64, "x.txt", "txt", MONTHS + text, area_id="lao-cai"), catalogue)
    assert not read.observations
    assert [d.reason for d in read.doubts] == ["what was planned or what was reached: which is not said"]


@pytest.mark.parametrize(
    "text",
    [
        "II. Nhiệm vụ\nTrong 10 tháng, tổng mức bán lẻ đạt 14.500 tỷ đồng.",
        "1. Kết quả thực hiện nhiệm vụ\nTổng mức bán lẻ đạt 14.500 tỷ đồng.",
        "1. Thực hiện nhiệm vụ chuyên môn\nTổng mức bán lẻ đạt 14.500 tỷ đồng.",
        "II. Nhiệm vụ\nThực hiện chỉ đạo của tỉnh.\nIII. Kết quả\nTổng mức bán lẻ đạt 14.500 tỷ đồng.",
    ],
)
def test_what_came_about_is_read_beside_tasks(text: str, catalogue: Catalogue) -> None:
    read = extract(Document("0" * 64, "x.txt", "txt", MONTHS + text, area_id="lao-cai"), catalogue)
    assert [(o.period, o.scenario) for o in read.observations] == [("2014-M01/M10", "actual")]


def test_months_up_to_the_one_that_is_planned_for_are_planned(catalogue: Catalogue) -> None:
    text = "II. NHIỆM VỤ THÁNG 11\n1. Xuất khẩu 45 triệu USD.\n2. Lũy kế 11 tháng: xuất khẩu 430 triệu USD."
    day = date(2014, 10, 25)
    read = extract(Document("0" * 64, "x.txt", "txt", MONTHS + text, area_id="lao-cai", published_on=day), catalogue)
    assert [(o.period, o.scenario) for o in read.observations] == [("2014-M11", "plan"), ("2014-M01/M11", "plan")]


@pytest.mark.parametrize(
    "article", ["Thông qua các chỉ tiêu năm 2015:", "Quyết nghị một số chỉ tiêu năm 2015 như sau:"]
)
def test_aims_that_an_article_adopts(article: str, catalogue: Catalogue) -> None:
    text = "NGHỊ QUYẾT về nhiệm vụ năm 2015\nĐiều 1. Đánh giá kết quả năm 2014\nXuất khẩu đạt 410 triệu USD.\n"
    text += f"Điều 2. {article}\n1. Về kinh tế:\n1.1. Xuất khẩu 450 triệu USD.\n1.2. Tổng mức bán lẻ 6.000 tỷ đồng."
    found = _read(text, catalogue).observations
    assert [(o.period, o.scenario) for o in found] == [("2014", "actual"), ("2015", "plan"), ("2015", "plan")]


@pytest.mark.parametrize("heading", ["II. Phương hướng quý II", "Nhiệm vụ quý II", "2. Giải pháp quý II"])
def test_tasks_of_a_time_that_may_be_the_reports_own_are_planned_or_reached(heading: str, catalogue: Catalogue) -> None:
    text = f"Tình hình sản xuất công nghiệp\n{heading}\n- Giá trị sản xuất công nghiệp quý II đạt 5.000 tỷ đồng.\n"
    document = Document("0" * 64, "x.txt", "txt", text, area_id="lao-cai", published_on=date(2015, 4, 5))
    read = extract(document, catalogue)
    assert not read.observations
    assert [d.reason for d in read.doubts] == ["what was planned or what was reached: which is not said"]


def test_tasks_of_a_time_behind_the_reports_own_are_plans(catalogue: Catalogue) -> None:
    text = "Tình hình công thương quý I\nII. Phương hướng quý II\n- Giá trị sản xuất công nghiệp đạt 5.000 tỷ đồng.\n"
    document = Document("0" * 64, "x.txt", "txt", text, area_id="lao-cai", published_on=date(2015, 4, 5))
    assert [(o.period, o.scenario) for o in extract(document, catalogue).observations] == [("2015-Q2", "plan")]
