"""Rubbish of a size: reading takes work in step with the text, never crashes, and takes no figure out of thin air.

Work is counted in calls, against a quarter of the text; benchmarks/reading.py prints seconds for texts like these.
"""

from __future__ import annotations

import cProfile
import pstats
from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Extraction, extract

SIZE = 40_000
PIECES = {
    "digits": "7",
    "digits-and-dots": "1.",
    "grouped": "123.456.",
    "spaces": " ",
    "newlines": "\n",
    "brackets": "(",
    "closing-brackets": ")",
    "commas": ",",
    "ranges": "8-9%-",
    "number-words": "hai trăm nghìn ",
    "magnitudes": "1 nghìn tỷ ",
    "years": "năm 2015-2016 ",
    "months": "tháng 8 năm 2015 đến ",
    "names": "giá trị sản xuất công nghiệp ",
    "names-and-commas": "kim ngạch xuất khẩu, ",
    "comparisons": "so với cùng kỳ ",
    "one-long-word": "ă",
    "controls": "\x01\x02",
    "look-alikes": "аеорс ",
    "wrapped-lines": "lúa mùa và rau màu trên đồng ruộng của bà con trong vùng đều xanh tốt hơn hẳn mọi\n",
    "cells": "lúa mùa\n7,1\n\n8,2\n\n",
    "rows": "lúa mùa 7,1 8,2\n",
    "nested-comparisons": "(tăng 2% so với ",
    "nested-changes": "%tăng 2% (từ ",
    "nested-lines": ", : \n(, ",
}
FIGURES = {
    "rates": "tăng 5,1% và ",
    "rates-of-a-name": "giá trị sản xuất công nghiệp tăng 5,1%, ",
    "levels-without-a-stop": "kim ngạch xuất khẩu đạt 500 triệu USD tăng 8% so với cùng kỳ ",
    "provinces": "Lạng Sơn tăng 5,1%, Cao Bằng tăng 6,2%, ",
    "brackets": "kim ngạch xuất khẩu (tăng 5%) đạt 500 triệu USD, ",
    "brackets-that-stay-open": "kim ngạch xuất khẩu đạt 5 triệu USD (tăng 5% ",
    "times": "tháng 3 đạt 5 triệu USD, năm 2014 đạt 600 triệu USD, ",
    "compared": "so với cùng kỳ tăng 5% so với tháng trước, ",
    "of-which": "trong đó xuất khẩu đạt 5 triệu USD, ",
    "respectively": "xuất khẩu, nhập khẩu, bán lẻ lần lượt đạt 5, 6, 7 triệu USD, ",
    "amounts": "5 triệu USD và ",
    "counted": "có 12 chợ và 5 siêu thị và ",
    "plans": "đạt 102% kế hoạch năm, phấn đấu đạt 500 triệu USD, ",
    "companies": "Công ty TNHH Thép đạt 500 tỷ đồng, ",
    "districts": "huyện Văn Lãng đạt 5 triệu USD, huyện Tràng Định đạt 6 triệu USD, ",
    "surveillance": "kiểm tra 120 vụ, xử lý 30 vụ, phạt 50 triệu đồng, ",
    "items": "\n- Kim ngạch xuất khẩu đạt 500 triệu USD, tăng 8%;",
    "sentences": "Kim ngạch xuất khẩu đạt 500 triệu USD, tăng 8%. ",
    "headings": "\n\n1. Kim ngạch xuất khẩu:\n\nXuất khẩu đạt 5 triệu USD, Cao Bằng đạt 7 triệu USD.",
}


def _read(text: str, catalogue: Catalogue) -> Extraction:
    return extract(Document("0" * 64, "x.txt", "txt", text, area_id="lang-son", period="2015"), catalogue)


def _calls(text: str, catalogue: Catalogue) -> tuple[int, Extraction]:
    """How many calls reading `text` takes (unlike seconds, the same on any machine), and what is read."""
    profile = cProfile.Profile()
    read: Extraction = profile.runcall(_read, text, catalogue)
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls, read


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_rubbish_takes_work_in_step_with_its_size_and_states_no_figure(piece: str, catalogue: Catalogue) -> None:
    large = piece * (SIZE // len(piece))
    _read("Kim ngạch xuất khẩu đạt 1 tỷ đồng.", catalogue)  # vocabulary and weights are made ready once
    calls, read = _calls(large, catalogue)
    assert calls < 5 * _calls(large[: SIZE // 4], catalogue)[0] + 5_000
    assert read.observations == ()


@pytest.mark.parametrize("piece", FIGURES.values(), ids=FIGURES.keys())
def test_figures_without_end_take_work_in_step_with_their_number(piece: str, catalogue: Catalogue) -> None:
    large = piece * (SIZE // len(piece))
    _read("Kim ngạch xuất khẩu đạt 1 tỷ đồng.", catalogue)
    assert _calls(large, catalogue)[0] < 5 * _calls(piece * (SIZE // len(piece) // 4), catalogue)[0] + 5_000


def test_a_figure_among_rubbish_is_still_read(catalogue: Catalogue) -> None:
    text = "(" * 5000 + "\n\nGiá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.\n\n" + "9" * 5000
    (one,) = _read(text, catalogue).observations
    assert (one.indicator, one.value) == ("industrial_output", Decimal(4013))


def test_a_text_cut_in_mid_word_gives_only_what_stands_whole(catalogue: Catalogue) -> None:
    text = "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014, kim ngạch xuất khẩu đạt 1"
    assert {(o.indicator, o.measure) for o in _read(text, catalogue).observations} == {
        ("industrial_output", "value"),
        ("industrial_output", "growth_yoy"),
    }
