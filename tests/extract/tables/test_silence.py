"""A table of an indicator that gives nothing at all is one doubt; one that is known to be something else is none."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract import Extraction, extract
from tests.extract.tables.test_workbooks import workbook

MARKETS = [["Trung Quốc", "600", "640"], ["Hoa Kỳ", "500", "520"]]


def _read(catalogue: Catalogue, title: str, *rows: list[str]) -> Extraction:
    heading = ["", "Năm 2013", "Năm 2014"]
    return extract(workbook([[title], heading, *(rows or MARKETS)], area="lao-cai"), catalogue)


def test_a_table_of_which_nothing_is_read_is_one_doubt(catalogue: Catalogue) -> None:
    extraction = _read(catalogue, "5. Kim ngạch xuất khẩu (Triệu USD)")
    (doubt,) = extraction.doubts
    assert not extraction.observations
    assert (doubt.quote, doubt.locator, doubt.rule) == ("600", "Sheet1!B3", "table.nothing-read")
    assert (doubt.indicator, doubt.area_id) == ("exports", "lao-cai")
    assert doubt.reason.startswith("of the table “5. Kim ngạch xuất khẩu (Triệu USD)” nothing is read: it is about “Tr")


def test_one_figure_read_is_enough(catalogue: Catalogue) -> None:
    extraction = _read(catalogue, "Kim ngạch xuất khẩu (Triệu USD)", *MARKETS, ["Tổng số", "1100", "1160"])
    assert [o.quote for o in extraction.observations] == ["1100", "1160"]
    assert not extraction.doubts


def test_a_table_of_something_else_is_no_doubt(catalogue: Catalogue) -> None:
    for title in ("Vận tải hành khách", "Danh sách cán bộ", "Kim ngạch xuất khẩu dịch vụ"):
        extraction = _read(catalogue, title)
        assert not extraction.doubts
        assert not extraction.observations


def test_pages_of_one_table_are_one_doubt(catalogue: Catalogue) -> None:
    heading = ["", "Năm 2013", "Năm 2014"]
    rows = [["5. Kim ngạch xuất khẩu (Triệu USD)"], heading, *MARKETS, [""], ["5. (Tiếp theo) Kim ngạch xuất khẩu"],
            heading, ["Nhật Bản", "200", "210"], ["Hàn Quốc", "180", "190"]]  # fmt: skip
    assert len(extract(workbook(rows, area="lao-cai"), catalogue).doubts) == 1


def test_parts_of_what_is_not_told_are_one_doubt(catalogue: Catalogue) -> None:
    heading = ["", "Tháng 6/2017 so với tháng 5/2017 (%)", "Tháng 6/2017 so với tháng 6/2016 (%)"]
    branches = [["Khai khoáng", "99,1", "90,4"], ["Công nghiệp chế biến, chế tạo", "104,0", "123,7"]]
    extraction = extract(workbook([heading, *branches], area="lao-cai"), catalogue)
    (doubt,) = extraction.doubts
    assert (doubt.quote, doubt.rule, doubt.indicator) == ("99,1", "table.nothing-read", None)
    assert doubt.reason == "of a table without a title nothing is read: of what it is a part is not told"
    assert not extract(workbook([heading, branches[0]], area="lao-cai"), catalogue).doubts
