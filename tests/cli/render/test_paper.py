"""The working paper on screen: the figures marked in their sentence, each with what is behind it."""

from __future__ import annotations

import io
from datetime import date

from rich.console import Console

from etl.catalogue import Catalogue
from etl.cli.render import paper
from etl.query.explain import explained
from etl.settings import Settings


def shown(sentence: str, catalogue: Catalogue, area: str | None = "Lạng Sơn") -> str:
    target = io.StringIO()
    known = explained(sentence, catalogue, Settings(), area, date(2016, 1, 18))
    paper.show(Console(file=target, width=160, highlight=False, markup=False), known, catalogue)
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
