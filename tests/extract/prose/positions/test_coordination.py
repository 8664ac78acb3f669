"""Rows of figures: the first is of the first name, or against the first thing compared with, and so on."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.coordination import PairedSubjects
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.positions.right_context import RightContext
from tests.extract.conftest import Reader, tokens_of

EXPORTS, IMPORTS = Subject("exports"), Subject("imports")
BOTH = IMPORTS._replace(others=(EXPORTS,))


def _figures(text: str, catalogue: Catalogue) -> list[Mention]:
    tokens = tokens_of(text, catalogue)
    return [Mention(t, RightContext(k + 1), tokens, k) for k, t in enumerate(tokens) if t.kind == "quantity"]


def test_figures_after_respectively_go_with_the_names_in_order(catalogue: Catalogue) -> None:
    row = PairedSubjects()
    first, second, third = _figures("lần lượt đạt 5 và 6 tỷ đồng, tăng 7%", catalogue)
    assert row.next(BOTH, first).indicator == "exports"
    assert row.next(EXPORTS, second, fresh=False).indicator == "imports"
    assert row.next(IMPORTS, third, fresh=False).others == (EXPORTS,)  # of which of them, is not said


def test_a_second_row_goes_with_the_names_in_order_again(catalogue: Catalogue) -> None:
    row, given = PairedSubjects(), BOTH
    for figure, indicator in zip(
        _figures("lần lượt đạt 5 và 6 tỷ đồng, tăng 7% và 8%", catalogue), ["exports", "imports"] * 2, strict=True
    ):
        given = row.next(given, figure, fresh=given is BOTH)
        assert given.indicator == indicator


def test_what_stands_beside_a_figure_of_a_row_is_of_the_same_name(catalogue: Catalogue) -> None:
    row, given = PairedSubjects(), BOTH
    figures = _figures("lần lượt đạt 5 tỷ đồng, tăng 7% và 6 tỷ đồng, tăng 8%", catalogue)
    for figure, indicator in zip(figures, ["exports", "exports", "imports", "imports"], strict=True):
        given = row.next(given, figure, fresh=given is BOTH)
        assert given.indicator == indicator


def test_without_respectively_there_is_no_row(catalogue: Catalogue) -> None:
    (figure,) = _figures("đạt 5 tỷ đồng", catalogue)
    assert PairedSubjects().next(BOTH, figure) is BOTH
    assert PairedSubjects().next(EXPORTS, figure) is EXPORTS


def test_another_name_ends_the_row(catalogue: Catalogue) -> None:
    row = PairedSubjects()
    first, second = _figures("lần lượt đạt 5 tỷ đồng; bán lẻ đạt 6 tỷ đồng", catalogue)
    row.next(BOTH, first)
    retail = Subject("retail_sales")
    assert row.next(retail, second) is retail
    assert row.next(IMPORTS, second) is IMPORTS


def _grown(read_sentence: Reader, text: str) -> list[tuple[str, str, str]]:
    return [(o.indicator, o.measure, str(o.value)) for o in read_sentence(text).observations]


def test_figures_of_two_names(read_sentence: Reader) -> None:
    text = "Kim ngạch xuất khẩu và kim ngạch nhập khẩu lần lượt đạt 720 triệu USD và 230 triệu USD."
    assert _grown(read_sentence, text) == [("exports", "value", "720"), ("imports", "value", "230")]


def test_correspondingly_goes_by_the_comparisons_before(read_sentence: Reader) -> None:
    text = (
        "Tháng 9, kim ngạch xuất khẩu tăng 5% so với tháng trước và tăng 8% so với cùng kỳ; "
        "kim ngạch nhập khẩu tương ứng tăng 9,5% và tăng 7%."
    )
    assert _grown(read_sentence, text) == [
        ("exports", "growth_mom", "5"),
        ("exports", "growth_yoy", "8"),
        ("imports", "growth_mom", "9.5"),
        ("imports", "growth_yoy", "7"),
    ]


def test_a_comparison_of_its_own_is_the_figures(read_sentence: Reader) -> None:
    text = (
        "Tháng 9, kim ngạch xuất khẩu tăng 5% so với tháng trước; kim ngạch nhập khẩu tăng 7% so với cùng kỳ năm trước."
    )
    assert _grown(read_sentence, text) == [("exports", "growth_mom", "5"), ("imports", "growth_yoy", "7")]


def _by_area(text: str, read_sentence: Reader) -> set[tuple[str, str, str]]:
    return {(o.area_id, o.indicator, str(o.value)) for o in read_sentence(text).observations}


def test_figures_after_respectively_go_with_the_provinces_in_order(read_sentence: Reader) -> None:
    text = (
        "Bình Phước và Tây Ninh có chỉ số sản xuất công nghiệp tăng lần lượt 15,2% và 12,9% - thuộc nhóm cao. "
        "Kim ngạch xuất khẩu của hai tỉnh lần lượt đạt 985 triệu USD và 1,4 tỷ USD."
    )
    assert _by_area(text, read_sentence) == {
        ("binh-phuoc", "iip", "15.2"), ("tay-ninh", "iip", "12.9"),
        ("binh-phuoc", "exports", "985"), ("tay-ninh", "exports", "1.4"),
    }  # fmt: skip


def test_a_province_at_the_head_of_a_clause_holds_for_all_that_follows(read_sentence: Reader) -> None:
    text = (
        "Bình Dương có chỉ số sản xuất công nghiệp tăng 4,8%; còn Hà Nam, IIP tăng 10,1%, xuất khẩu đạt 15 triệu USD."
    )
    assert _by_area(text, read_sentence) == {
        ("binh-duong", "iip", "4.8"), ("ha-nam", "iip", "10.1"), ("ha-nam", "exports", "15"),
    }  # fmt: skip
