"""The wording of a figure: what leaves it as it is, and what makes it another."""

from __future__ import annotations

import pytest

from etl.validate.text_fingerprint import wordings

SAID = "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."


def of(text: str, word: str = "4.013") -> int:
    [wording] = wordings(text, [text.index(word)])
    return wording.number


@pytest.mark.parametrize(
    "text",
    [
        f"Trang chủ | Kinh tế\n\nBáo cáo năm 2015.\n\n{SAID} Thu ngân sách đạt 5.500 tỷ đồng.\n\nTin khác",
        SAID.upper(),
        SAID.replace(", ", "; ").replace(" đạt ", "  đạt\u00a0"),
        "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng,\ntăng 16,7% so với năm 2014.",
        SAID.replace("sản xuất", "sàn xuât"),  # as a scan reads it
        SAID.replace("đ", "d"),
    ],
    ids=["another page around it", "capitals", "signs and spaces", "a line end", "tone marks", "a d without its bar"],
)
def test_the_same_words(text: str) -> None:
    assert of(text, "4.013") == of(SAID)


@pytest.mark.parametrize("other", [SAID.replace("16,7", "16,1"), SAID.replace("đạt", "ước đạt"), f"Theo Sở, {SAID}"])
def test_other_words(other: str) -> None:
    assert of(other) != of(SAID)


def test_a_sentence_keeps_its_number() -> None:
    """A warehouse holds those of all reports that are not read again; others would be compared with them."""
    assert of(SAID) == -2_276_278_359_787_956_009


def test_every_place_has_the_wording_of_its_sentence() -> None:
    text = f"{SAID} Xuất khẩu đạt 9 triệu USD."
    level, growth, exports = wordings(text, [text.index(word) for word in ("4.013", "16,7", "9 triệu")])
    assert level == growth != exports
    assert wordings("", [0]) == wordings(" ", [0])
    assert text[level.start : level.end] == SAID
    assert text[exports.start : exports.end] == "Xuất khẩu đạt 9 triệu USD."
    assert -(2**63) <= level.number < 2**63
