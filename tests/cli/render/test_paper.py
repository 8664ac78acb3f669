"""The working paper on screen: the figures marked in their sentence, each with what is behind it."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console

from etl.catalogue import Catalogue
from etl.cli.render import paper
from etl.query.explain import explained
from etl.settings import Settings


def shown(sentence: str, catalogue: Catalogue, area: str | None = "Lạng Sơn", width: int = 160) -> str:
    target = io.StringIO()
    known = explained(sentence, catalogue, Settings(), area, date(2016, 1, 18))
    paper.show(Console(file=target, width=width, highlight=False, markup=False), known, catalogue)
    return target.getvalue()


def test_each_figure_has_its_number_in_the_sentence_and_a_block_below(catalogue: Catalogue) -> None:
    text = shown("Năm 2015, kim ngạch xuất khẩu đạt 900 triệu USD, tăng 7%.", catalogue)
    assert "Năm 2015, kim ngạch xuất khẩu đạt 900 triệu USD[1], tăng 7%[2]." in text
    assert "\n  [1] " in text
    assert "900 mn_usd = 900000000 usd" in text
    assert "2 figures read, 0 in doubt, " in text


def test_a_doubt_is_marked_and_says_why(catalogue: Catalogue) -> None:
    text = shown("Kim ngạch xuất khẩu đạt 900 triệu USD.", catalogue, area=None)
    assert "[?]" in text
    assert "in doubt: " in text


def test_a_text_without_a_number_is_said(catalogue: Catalogue) -> None:
    assert "no number stands in the text" in shown("Hội nghị tổng kết công tác", catalogue)


SENTENCE = "Năm 2015, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 15.900 tỷ đồng."


def test_evidence_stands_beside_values_where_there_is_room(catalogue: Catalogue) -> None:
    expected = """
      value        15900 bn_vnd = 15900000000000    “15.900 tỷ đồng” at 60:
                   vnd                              number.grouped
      indicator    retail_sales (Tổng mức bán lẻ    “tổng mức bán lẻ hàng hóa và
                   hàng hóa và doanh thu dịch vụ    doanh thu dịch vụ” at 10: named
                   tiêu dùng)
      measure      value                            “đạt” at 56: verb: level
"""
    assert expected in shown(SENTENCE, catalogue, width=84)


def test_evidence_stands_below_values_where_there_is_none(catalogue: Catalogue) -> None:
    expected = """
      value        15900 bn_vnd = 15900000000000 vnd
                   “15.900 tỷ đồng” at 60:
                   number.grouped
      indicator    retail_sales (Tổng mức bán lẻ hàng
                   hóa và doanh thu dịch vụ tiêu dùng)
                   “tổng mức bán lẻ hàng hóa và doanh
                   thu dịch vụ” at 10: named
"""
    assert expected in shown(SENTENCE, catalogue, width=56)
