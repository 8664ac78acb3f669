"""What each report says of a figure, in its own sentence and in the order of publication."""

from __future__ import annotations

from pathlib import Path

from etl import pipeline
from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.settings import Settings
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


def test_disputed_digits_stand_beside_the_statement(scanned: Pages) -> None:
    shown = scanned.get("/cell/lang-son/2015/industrial_output?lang=en")
    assert "DIGITS DISPUTED" in " ".join(shown.texts("//ol[@class='statements']/li"))
    assert "DIGITS" not in scanned.get("/cell/lang-son/2015/retail_sales?lang=en").text


def test_two_statements_are_in_the_order_of_publication(pages: Pages) -> None:
    shown = pages.get("/cell/ha-noi/2008/grdp")
    assert len(shown.tree.xpath("//ol[@class='statements']/li")) == 2


def test_a_range_is_shown_with_both_ends(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "bao.txt").write_text(
        "Năm 2015, kim ngạch xuất khẩu tỉnh Lạng Sơn đạt 2.100 - 2.200 triệu USD.\n", "utf-8"
    )
    (tmp_path / "bao.card.toml").write_text('published_on = 2016-01-18\narea = "lang-son"\nperiod = "2015"\n', "utf-8")
    settings = Settings(raw=tmp_path, warehouse=tmp_path / "w.duckdb")
    pipeline.run(settings)
    server = Server(settings, catalogue)
    try:
        shown = Pages(server).get("/cell/lang-son/2015/exports")
    finally:
        server.close()
    assert shown.texts("//p[@class='said']/b") == ["Thực hiện: 2.100–2.200 triệu USD"]
