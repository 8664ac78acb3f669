"""Texture in the cells of a table is told from print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from etl.documents.formats.scan.texture import is_gibberish, is_texture, makes_words


@pytest.mark.parametrize("coarse", [1, 4, 10])
def test_grain_from_edge_to_edge_is_texture(coarse: int) -> None:
    grain = np.random.default_rng(3).normal(190, 80, (80 // coarse, 320 // coarse)).clip(0, 255).astype(np.uint8)
    assert is_texture([np.repeat(np.repeat(grain, coarse, 0), coarse, 1)] * 8)


@pytest.mark.parametrize("words", ["4.013,5", "Sản xuất\ncông nghiệp\nchế biến", "1", ""])
def test_print_is_not(words: str) -> None:
    image = Image.new("L", (320, 160), 255)
    ImageDraw.Draw(image).text((4, 4), words, fill=0, font=ImageFont.load_default(46))
    assert not is_texture([np.asarray(image)] * 8)


def test_some_cells_with_a_pattern_do_not_make_a_table_of_texture() -> None:
    black, white = np.zeros((40, 100), np.uint8), np.full((40, 100), 255, np.uint8)
    white[12:30, 40:60] = 0
    assert not is_texture([black, white] * 5) and not is_texture([black] * 3) and not is_texture([])


def test_what_an_engine_makes_of_texture_is_told_from_words_and_figures() -> None:
    made_up = [
        "*z.„ f - ® ki» # ˆ",
        "./ # ¬ ' k _Ă.",
        "~— + ¬ I#",
        "“đo. .s§* ^““ _- + Aa",
        "k :z 7 “(, 2 _xự a",
        "'~ ` *°sZ",
    ]
    assert is_gibberish(made_up)
    assert not is_gibberish(["Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với cùng kỳ năm trước."])
    assert not is_gibberish(["1.234,5", "-16,7", "7", "(4,2)", "106,6%"] * 12) and not is_gibberish(["~ ¬ #"])
    assert not is_gibberish(["Exports of the province", "Million USD", "kWh", "#"] * 4)


def test_words_tell_that_a_page_stands_upright_and_what_is_seen_on_its_head_does_not() -> None:
    said = "Giá trị sản xuất công nghiệp ước đạt 4.013 tỷ đồng, tăng 16,7% so với cùng kỳ năm trước.".split()
    assert makes_words(said * 2)
    assert not makes_words(said[:5])  # too few to tell
    assert not makes_words(["ureu", "đưpd", "qSñ", "net", "yạnX", "UIEU", "Buong", "ueud"] * 4)
    assert not makes_words(["4.013", "16,7%"] * 40)
