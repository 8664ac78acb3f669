"""What each report says of a figure, in its own sentence and in the order of publication."""

from __future__ import annotations

from tests.explore.client import Pages

CELL = "/cell/lang-son/2015/industrial_output"


def test_every_statement_stands_in_its_sentence_with_its_words_marked(pages: Pages) -> None:
    shown = pages.get(CELL)
    assert shown.texts("//p[contains(@class, 'headline')]") == ["4.013 tỷ đồng"]
    assert shown.texts("//blockquote/mark") == [
        "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng", "đạt 106,6% kế hoạch", "tăng 16,7% so với năm 2014",
    ]  # fmt: skip
    sentence = "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, đạt 106,6% kế hoạch, tăng 16,7% so với năm 2014."
    assert all(sentence in text for text in shown.texts("//blockquote"))
    assert any(link.startswith("https://baolangson.vn/") for link in shown.links())


def test_two_statements_are_in_the_order_of_publication(pages: Pages) -> None:
    shown = pages.get("/cell/ha-noi/2008/grdp")
    assert len(shown.tree.xpath("//ol[@class='statements']/li")) == 2
