"""What each report says of a figure, in its own sentence and in the order of publication."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.explore.app import Server
from etl.explore.look import Look
from etl.explore.pages.statements import _picture
from etl.explore.raw_files import RawFiles
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


@pytest.mark.parametrize(
    ("trust", "missing", "said"),
    [("text", True, "with a red box"), ("ocr", False, "recognised again"), ("ocr", True, "There is no box")],
)
def test_below_the_picture_of_a_page_stands_why_it_may_have_no_box(
    look_en: Look, tmp_path: Path, trust: str, missing: bool, said: str
) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-")
    raw = RawFiles(Settings(raw=tmp_path), look_en.catalogue)
    raw.__dict__["missing"] = missing
    one = {"path": "scan.pdf", "format": "pdf", "locator": "trang 3, đoạn 2", "quote": "4.013", "trust": trust,
           "observation_id": "a"}  # fmt: skip
    shown = _picture(replace(look_en, raw=raw), one)
    raw.close()
    assert shown is not None and shown["link"] == "/picture/a.png"
    assert shown["said"].startswith("Page 3 of the raw file") and said in shown["said"]
