"""Why something is in doubt, in Vietnamese: sentences of the readers, of the checks and of the review."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import etl
from etl.explore.look import Look
from etl.explore.reasons import Said, reason
from etl.validate.checks import REASONS


@pytest.mark.parametrize(("english", "said"), [
    ("the province is not told", "không rõ của tỉnh nào"),
    ("“Trong đó: hàng hóa” narrows the indicator to something else",
     "“Trong đó: hàng hóa” thu hẹp chỉ tiêu thành thứ khác"),
    ("of the table “Biểu 1” nothing is read: its row names no indicator",
     "không đọc được gì của bảng “Biểu 1”: dòng không nêu chỉ tiêu nào"),
    ("3 times what the publisher states of the period before (1,2 tỷ đồng (ước); 4): a unit is misread in one of them",
     "gấp 3 lần số mà cùng nơi công bố nêu cho kỳ trước (1,2 tỷ đồng (ước); 4): một trong hai bị đọc sai đơn vị"),
])  # fmt: skip
def test_a_sentence_is_said_in_vietnamese(look: Look, english: str, said: str) -> None:
    assert reason(look, english) == Said(said)


def test_a_contradiction_names_its_figures(look: Look, look_en: Look) -> None:
    text = (
        "growth and levels do not agree: level 4013.5 bn_vnd (a/b (1).txt, 0a94969d); growth 16.7 pct (c.txt, 4d10a2be)"
        "; level of 2014-Q1 3000 bn_vnd (c.txt, 4d10a2bf); industrial_output.mining 5 mn_vnd (c.txt, 1d10a2bf)"
    )
    said = reason(look, text)
    assert said.lang is None
    assert "mức 4.013,5\u00a0tỷ đồng (a/b (1).txt, 0a94969d)" in said.text
    assert "tăng trưởng 16,7\u00a0%" in said.text
    assert "mức, quý I năm 2014 3.000\u00a0tỷ đồng" in said.text
    assert "level 4,013.5\u00a0billion dong" in reason(look_en, text).text


def test_what_is_not_known_stays_as_it_is_and_says_its_language(look: Look, look_en: Look) -> None:
    assert reason(look, "a sentence of next year") == Said("a sentence of next year", "en")
    assert reason(look_en, "the province is not told") == Said("the province is not told")


def test_every_sentence_of_the_checks_is_known(look: Look) -> None:
    for text in REASONS.values():
        shown = re.sub(r"\{[^}]*\}", "7", text)
        assert reason(look, shown).lang is None, text


def test_nearly_every_sentence_of_the_readers_is_known(look: Look) -> None:
    source = "\n".join(file.read_text("utf-8") for file in Path(etl.__file__).parent.glob("extract/**/*.py"))
    found = re.findall(r'(?:Refusal\(\s*|why=|reason ?= ?)f?"([^"]+)"', source)
    assert len(found) > 40
    unknown = [text for text in found if reason(look, re.sub(r"\{[^}]*\}", "x 7", text)).lang]
    assert len(unknown) <= len(found) // 20, unknown  # a new sentence is shown in English until it is put in
