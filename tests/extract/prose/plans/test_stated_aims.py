"""The aims that a sentence tells: what opens them, their year, and whether they are planned or reached."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.prose.plans.stated_aims import aims_set, end_of_plan, list_of_aims, resolved
from tests.extract.conftest import Reader, tokens_of


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Các chỉ tiêu chủ yếu của năm 2021 gồm:", 2021),
        ("3. Mục tiêu năm 2021:", 2021),
        ("Kết quả thực hiện các chỉ tiêu năm 2021 đạt khá:", None),  # what came of them
        ("Năm 2021:", None),
    ],
)
def test_the_year_of_the_aims_that_a_colon_opens(head: str, year: int | None, catalogue: Catalogue) -> None:
    tokens = tokens_of(head, catalogue)
    told = list_of_aims(tokens, len(tokens) - 1)
    assert (None if told is None else told.value.year) == year


@pytest.mark.parametrize(
    ("head", "end"),
    [("Phấn đấu để hoàn thành kế hoạch năm:", "to come"), ("Xuất khẩu vượt kế hoạch:", "passed"), ("Kế hoạch:", None)],
)
def test_what_is_said_of_the_end_of_a_plan(head: str, end: str | None, catalogue: Catalogue) -> None:
    tokens = tokens_of(head, catalogue)
    assert end_of_plan(tokens, len(tokens) - 1) == end


def test_a_resolution_tells_its_aims_and_not_what_came_of_them(catalogue: Catalogue) -> None:
    assert resolved(tokens_of("Nghị quyết Đại hội đề ra, xuất khẩu đạt 500 triệu USD", catalogue)) is not None
    assert resolved(tokens_of("Nghị quyết Đại hội đề ra đã đạt, xuất khẩu 500 triệu USD", catalogue)) is None
    assert aims_set(tokens_of("Kết quả thực hiện các chỉ tiêu đề ra: xuất khẩu", catalogue)) is None


@pytest.mark.parametrize(
    ("words", "scenario"),
    [
        ("Kế hoạch phát triển công nghiệp năm 2016 nêu rõ:", "plan"),
        ("Nghị quyết Đại hội năm 2016 ghi:", "plan"),
        ("Năm 2015, các mục tiêu đều đạt:", "actual"),
        ("Năm 2015, thực hiện mục tiêu kép,", "actual"),
        ("Năm 2016, với mục tiêu:", "plan"),
    ],
)
def test_what_a_plan_is_quoted_for_is_planned_and_aims_that_were_reached_are_not(
    words: str, scenario: str, read_sentence: Reader
) -> None:
    (one,) = read_sentence(f"{words} kim ngạch xuất khẩu 720 triệu USD.").observations
    assert one.scenario == scenario


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Năm 2016, Sở đề ra các chỉ tiêu chủ yếu: kim ngạch xuất khẩu đạt 500 triệu USD.", ["2016 plan 500"]),
        ("Hội nghị đề ra các chỉ tiêu chủ yếu: kim ngạch xuất khẩu đạt 500 triệu USD.", []),  # of which year?
        ("Kết quả thực hiện các chỉ tiêu đề ra: kim ngạch xuất khẩu đạt 500 triệu USD.", ["2015 actual 500"]),
    ],
)
def test_aims_that_are_set_before_they_are_told(sentence: str, figures: list[str], read_sentence: Reader) -> None:
    read = read_sentence(sentence)
    assert [f"{one.period} {one.scenario} {one.value}" for one in read.observations] == figures
    assert bool(read.doubts) is not bool(figures)


def test_aims_of_the_rest_of_a_year_hold_for_every_item_behind_the_colon(catalogue: Catalogue) -> None:
    text = "Các chỉ tiêu chủ yếu 6 tháng cuối năm: xuất khẩu 2,2 tỷ USD, nhập khẩu 1,6 tỷ USD, bán lẻ 31.000 tỷ đồng."
    document = Document(
        "0" * 64, "x.txt", "txt", text, area_id="long-an", published_on=date(2016, 7, 12), period="2016-H1"
    )
    told = {(o.indicator, o.period, o.scenario) for o in extract(document, catalogue).observations}
    assert told == {("exports", "2016-H2", "plan"), ("imports", "2016-H2", "plan")}
