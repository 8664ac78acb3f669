"""The language of tables: that of the locale, or the one asked for; codes in English, names in Vietnamese."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal

import pytest

from etl.cli.render import tables
from etl.cli.render.words import Words, language_of
from etl.pipeline import read


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": ""}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale_unless_one_is_asked_for(environment: dict[str, str], language: str) -> None:
    assert language_of(None, environment) == language
    assert language_of("vi", environment) == "vi"


def test_figures_are_written_as_the_language_writes_them() -> None:
    english, vietnamese = Words(), Words("vi")
    assert (english.number(4013.0), vietnamese.number(4013.0)) == ("4013", "4.013")
    assert (english.number(78613.9), vietnamese.number(78613.9)) == ("78\u202f613.9", "78.613,9")
    assert vietnamese.number(Decimal("-1234567.25")) == "-1.234.567,25"
    assert vietnamese.number(2015, "year") == "2015"


def test_codes_headings_and_titles_are_words_in_vietnamese_only() -> None:
    row = ["conflict", "industrial_output", "bn_vnd", 2015, "growth_yoy", "Lạng Sơn", None]
    heads = ("consistency", "indicator", "unit", "year", "measure", "area", "reason")
    english = tables.table(heads, [row], "Coverage")
    assert (english.columns, english.title) == (heads, "Coverage")
    assert [cell.plain for cell in english.rows[0]] == [*map(str, row[:-1]), ""]
    vietnamese = tables.table(heads, [row], "Coverage", Words("vi"))
    assert vietnamese.title == "Độ phủ"
    assert vietnamese.columns[:4] == ("Độ nhất quán", "Chỉ tiêu", "Đơn vị", "Năm")
    assert [cell.plain for cell in vietnamese.rows[0]] == [
        "MÂU THUẪN", "Giá trị sản xuất công nghiệp", "tỷ đồng", "2015", "tăng trưởng so với cùng kỳ (%)", "Lạng Sơn",
        "",
    ]  # fmt: skip


def test_why_a_document_is_in_trouble_is_told_in_vietnamese() -> None:
    reasons = re.findall(r'yield f?"([^"]+)"', inspect.getsource(read))
    assert len(reasons) > 4
    told = [re.sub(r"\{[^}]*\}", "7", reason) for reason in reasons]
    assert [text for text in told if Words("vi").reason(text) == text] == []


def test_only_pieces_that_are_known_are_told_in_vietnamese() -> None:
    text = 'its province cannot be told; write area = "…" into a/b.card.toml; a page is missing'
    said = 'không rõ của tỉnh nào; ghi area = "…" vào a/b.card.toml; a page is missing'
    assert (Words().reason(text), Words("vi").reason(text)) == (text, said)


def test_counts_are_words_of_the_language() -> None:
    assert (Words().counted(1, "figure"), Words().counted(2, "figure")) == ("1 figure", "2 figures")
    assert Words("vi").counted(1200, "figure") == "1.200 số liệu"
