"""The words of a table as tokens: short periods, units, phrases of headings, note marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.catalogue import Catalogue
from etl.errors import CatalogueError
from etl.extract.heading_words import Overlay, heading_lexicon, scan, scan_flow
from etl.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "first", "last", "year"),
    [
        ("T9/2015", 9, 9, 2015),
        ("Tháng 9", 9, 9, 0),
        ("9T", 1, 9, 0),
        ("9T/2015", 1, 9, 2015),
        ("QIII.2015", 7, 9, 2015),
        ("Quý 2", 4, 6, 0),
        ("9/2015", 9, 9, 2015),
        ("2015", 1, 12, 2015),
        ("2022-01", 1, 1, 2022),
        ("2022-Q2", 4, 6, 2022),
        ("2022M03", 3, 3, 2022),
        ("9 tháng đầu năm 2015", 1, 9, 2015),
    ],
)
def test_periods_as_headings_write_them(text: str, first: int, last: int, year: int, catalogue: Catalogue) -> None:
    (token,) = [token for token in scan(text, 0, catalogue) if token.kind == "period"]
    assert (token.value.first, token.value.last, token.value.year) == (first, last, year)
    assert (token.start, token.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("TH21", [2021]),
        ("KH 23", [2023]),
        ("ƯTH'22", [2022]),
        ("UTH22/TH21 (%)", [2022, 2021]),
        ("KH23/UTH22", [2023, 2022]),
        ("22/21 (%)", [2022, 2021]),
        ("TH22/21", [2022, 2021]),
        ("21/22", []),
        ("25/13 (%)", []),
        ("KH 20 dự án", []),
        ("KH 15%", []),
        ("TH12", [0]),
        ("19/19", []),
    ],
)
def test_years_of_two_digits(text: str, years: list[int], catalogue: Catalogue) -> None:
    assert [token.value.year for token in scan(text, 0, catalogue) if token.kind == "period"] == years


def test_a_unit_is_a_token_with_its_code(catalogue: Catalogue) -> None:
    for text, code in (
        ("Tỷ đồng", "bn_vnd"),
        ("Triệu USD", "mn_usd"),
        ("Triệu kWh", "mn_kwh"),
        ("nghìn tỷ", "thousand_bn_vnd"),
    ):
        (token,) = scan(text, 0, catalogue)
        assert token.is_("unit", code)


def test_tokens_stand_where_they_stand_in_the_document(catalogue: Catalogue) -> None:
    (token,) = scan("Xuất khẩu", 100, catalogue)
    assert (token.kind, token.value, token.start, token.end) == ("indicator", "exports", 100, 109)


def test_a_note_mark_says_nothing(catalogue: Catalogue) -> None:
    assert [t.kind for t in scan("Xuất khẩu (*)", 0, catalogue)] == ["indicator"]
    assert [t.kind for t in scan("Xuất khẩu (1+2)", 0, catalogue)] == ["indicator"]


def test_a_phrase_over_two_cells_stands_at_the_first_of_them(catalogue: Catalogue) -> None:
    (token,) = scan_flow([("tháng", 10), ("trước", 40)], catalogue)
    assert (token.kind, token.start) == ("when", 10)
    assert token.end <= 15


def test_the_longer_phrase_wins_and_of_two_alike_the_upper() -> None:
    below = Lexicon([("so với", "compare", "below"), ("so với cùng kỳ", "compare", "long")])
    overlay = Overlay(below, [("so với", "ratio", "upper")])
    assert overlay.longest(["so", "với"], 0) == (1, ("ratio", "upper"))
    assert overlay.longest(["so", "với", "cùng", "kỳ"], 0) == (3, ("compare", "long"))


def test_a_phrase_that_means_two_things_is_a_fault_of_the_catalogue(catalogue: Catalogue) -> None:
    twice: dict[str, dict[str, tuple[str, ...]]] = {
        "total": {"one": ("tổng hợp lại",)}, "part": {"two": ("tổng hợp lại",)},
    }  # fmt: skip
    tables = {**catalogue.tables, **twice}
    with pytest.raises(CatalogueError, match=r"tables.toml.*leave the phrase in one place"):
        heading_lexicon(replace(catalogue, tables=tables))


def test_two_years_written_like_a_month_are_no_time(catalogue: Catalogue) -> None:
    assert not any(token.kind == "period" for token in scan("2006-10", 0, catalogue))


def test_a_second_language_is_known_where_a_narrow_cell_breaks_it(catalogue: Catalogue) -> None:
    (*_, word) = scan("Chế biến, chế tạo - Manufactu ring", 0, catalogue)
    assert word.is_("filler", "translation")
    (*_, other) = scan("Chế biến, chế tạo - Samsu ng", 0, catalogue)
    assert other.kind == "word"


def test_years_of_a_season_are_no_time_and_those_of_services_are(catalogue: Catalogue) -> None:
    for season in ("Niên vụ 2018-2019", "Vụ 2018-2019", "Sản lượng đường vụ ép 2018-2019"):
        assert not any(token.kind == "period" for token in scan(season, 0, catalogue)), season
    assert any(token.kind == "period" for token in scan("Bán lẻ hàng hóa và dịch vụ 2013-2015", 0, catalogue))


@pytest.mark.parametrize("paper", ["Thông tư số 34/2022/TT-BCT", "Nghị quyết số 05/2021/NQ - HĐND", "Luật 59/2020/QH14",
                                   "Công văn số:     /2023/UBND-KT"])  # fmt: skip
def test_the_number_of_a_paper_is_no_time(paper: str, catalogue: Catalogue) -> None:
    assert not any(token.kind == "period" for token in scan(paper, 0, catalogue))
    assert any(token.kind == "period" for token in scan(f"{paper} năm 2024", 0, catalogue))


def test_a_month_over_a_plan_is_a_time(catalogue: Catalogue) -> None:
    assert sum(token.kind == "period" for token in scan("T9/2021/KH 2021", 0, catalogue)) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ước báo cáo HĐND tháng 7", ["word"]),
        ("Nghị quyết HĐND tỉnh tháng 12/2014", ["word"]),
        ("Báo cáo tháng 7", ["period"]),
        ("HĐND giao năm 2015", ["period"]),
    ],
)
def test_a_month_behind_a_council_is_that_of_its_meeting(text: str, kinds: list[str], catalogue: Catalogue) -> None:
    assert [token.kind for token in scan(text, 0, catalogue) if token.kind in ("period", "word")] == kinds
