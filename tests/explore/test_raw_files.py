"""The picture of a page beside the figure that stands on it, and what a report has that is not read."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.documents.formats import ocr
from etl.errors import InputError
from etl.explore.app import Server
from etl.explore.freeze import freeze
from etl.explore.raw_files import WAITING, RawFiles, page_number
from etl.query.selection import Selection
from etl.settings import Settings
from tests.documents import samples
from tests.explore.client import Pages

CARD = 'area = "Lạng Sơn"\npublished_on = 2016-01-05\nperiod = "2015"\n'
WORDS = (
    "Báo cáo của Sở Công Thương tỉnh Lạng Sơn năm 2015",
    "Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014. Cả tỉnh có 12 cuộc họp.",
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A warehouse of one report, which is a PDF."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "raw").mkdir()
    (folder / "raw" / "report.pdf").write_bytes(samples.pdf(WORDS, annex=False))
    (folder / "raw" / "report.pdf.card.toml").write_text(CARD, "utf-8")
    settings = Settings(raw=folder / "raw", warehouse=folder / "w.duckdb")
    pipeline.run(settings)
    return settings


@pytest.fixture(scope="module")
def served(printed: Settings, catalogue: Catalogue) -> Iterator[Pages]:
    server = Server(printed, catalogue)
    yield Pages(server)
    server.close()


def test_the_page_of_a_pdf_is_shown_beside_its_figure(served: Pages) -> None:
    cell = served.get("/cell/lang-son/2015/industrial_output")
    pictures = cell.tree.xpath("//details//img")
    assert "Trang 1" in pictures[0].get("alt")
    answer = served.get(pictures[0].get("src"))
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert served.get(pictures[0].get("src")).content == answer.content


@pytest.mark.parametrize(
    "name", ["0000000000000000.png", "..%2f..%2freport.pdf", "report.pdf", "a%00b.png", f"{'a' * 90}.png"]
)
def test_an_address_names_a_figure_and_no_file(served: Pages, name: str) -> None:
    assert served.get(f"/picture/{name}").status == 404


def test_what_is_left_out_is_shown_on_request_with_the_reason(served: Pages) -> None:
    link = next(
        link for link in served.get("/cell/lang-son/2015/industrial_output").links() if link.startswith("/document/")
    )
    page = link.split("?")[0].split("#")[0]
    asked = next(link for link in served.get(page).links() if "left_out" in link)
    shown = served.get(asked)
    assert "12" in " ".join(shown.texts("//mark[contains(@class, 'other')]"))
    assert "số không lấy" in shown.text


def test_a_site_of_files_has_the_pictures(printed: Settings, catalogue: Catalogue, tmp_path: Path) -> None:
    freeze(printed, catalogue, tmp_path / "site", Selection(("lang-son",), ("industrial_output",)))
    pictures = list((tmp_path / "site" / "pictures").glob("*.png"))
    assert pictures
    page = next((tmp_path / "site").glob("cell/lang-son/2015/industrial_output.html")).read_text("utf-8")
    source = re.findall(r'<img src="([^"]+)"', page)[0]
    assert (tmp_path / "site" / "cell" / "lang-son" / "2015" / source).resolve() in [
        file.resolve() for file in pictures
    ]


def figure_on(document_id: str, name: str, quote: str = "4.013", trust: str = "ocr") -> dict[str, str | None]:
    """What the warehouse says of a figure on the first page of a file."""
    return {"document_id": document_id, "path": name, "format": "pdf", "trust": trust, "locator": "trang 1, đoạn 2",
            "quote": quote, "cell_context": None}  # fmt: skip


@pytest.fixture
def scan(tmp_path: Path, catalogue: Catalogue) -> Iterator[tuple[RawFiles, str]]:
    """The raw files of a scanned report, and its id."""
    data = samples.scanned_pdf(samples.pdf(WORDS[1:], annex=False), 200)
    (tmp_path / "scan.pdf").write_bytes(data)
    raw = RawFiles(Settings(raw=tmp_path), catalogue)
    yield raw, hashlib.sha256(data).hexdigest()
    raw.close()


@pytest.mark.slow
@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_a_scanned_page_is_recognised_once_for_all_that_stands_on_it(scan: tuple[RawFiles, str]) -> None:
    raw, document_id = scan
    boxed = [raw.picture(figure_on(document_id, "scan.pdf", quote)) for quote in ("4.013 tỷ đồng", "16,7%", "9.999")]
    plain = raw.picture(figure_on(document_id, "scan.pdf", trust="text"))
    assert plain is not None
    assert [(one.settled, one.png == plain.png) for one in boxed if one] == [(True, False), (True, False), (True, True)]
    assert list(raw._recognising._kept) == [(document_id, "1")]


def test_a_scanned_page_stands_without_boxes_where_they_cannot_be_had(scan: tuple[RawFiles, str]) -> None:
    raw, document_id = scan
    for _ in range(WAITING):
        assert raw._places.acquire(blocking=False)
    busy = raw.picture(figure_on(document_id, "scan.pdf"))
    assert busy is not None and not busy.settled and busy.png.startswith(b"\x89PNG")
    raw.__dict__["missing"] = True
    without = raw.picture(figure_on(document_id, "scan.pdf"))
    assert without is not None and not without.settled and without.png == busy.png


def test_a_picture_whose_recognition_did_not_end_is_not_the_last_word(
    scan: tuple[RawFiles, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser must not keep it: the page says that it can be opened again later."""
    raw, document_id = scan

    def too_long(*_: object) -> None:
        raise InputError("scan.pdf", "takes longer than 60 s", "split it")

    raw.__dict__["missing"] = False
    monkeypatch.setattr(raw._recognising.sandbox, "run", too_long)
    for _ in range(2):
        picture = raw.picture(figure_on(document_id, "scan.pdf"))
        assert picture is not None and not picture.settled


def test_what_is_left_out_of_a_text_is_not_shown_in_another_one(printed: Settings, catalogue: Catalogue) -> None:
    """A publication in the meantime may have read the same file otherwise."""
    raw = RawFiles(printed, catalogue)
    with duckdb.connect(str(printed.warehouse), read_only=True) as connection:
        [[document_id, text]] = connection.execute("select document_id, text from document").fetchall()
    assert raw.left_out(document_id, "report.pdf", hashlib.md5(text.encode()).hexdigest())
    assert raw.left_out(document_id, "report.pdf", hashlib.md5(b"another text").hexdigest()) is None
    raw.close()


def test_a_file_that_has_changed_or_is_gone_is_not_shown(printed: Settings, catalogue: Catalogue) -> None:
    file, raw = printed.raw / "report.pdf", RawFiles(printed, catalogue)
    figure = figure_on("0" * 64, "report.pdf", trust="text")
    assert raw.picture(figure) is None
    assert raw.left_out("0" * 64, "report.pdf", "") is None
    kept = file.read_bytes()
    file.unlink()
    server = Server(printed, catalogue)
    assert "tệp gốc không còn" in Pages(server).get("/cell/lang-son/2015/industrial_output").text
    server.close()
    file.write_bytes(kept)
    raw.close()


def test_the_page_is_in_the_place_that_is_stated() -> None:
    assert page_number({"locator": "trang 12, bảng 1, dòng 5", "format": "pdf"}) == 12
    assert page_number({"locator": "dòng 3", "format": "pdf"}) is None
    assert page_number({"locator": "trang 12, đoạn 1", "format": "docx"}) is None


def test_who_ends_the_pages_waits_for_no_file(scan: tuple[RawFiles, str], tmp_path: Path) -> None:
    """A page may take a minute to be recognised, and Ctrl-C should not."""
    raw, _ = scan
    work, begun = raw._recognising, threading.Event()

    def slow() -> str:
        begun.set()
        work.sandbox.run(tmp_path, str, "pdf", time.sleep, 50)
        return "came to its end"

    with ThreadPoolExecutor(1) as other:
        answer = other.submit(work.once, ("slow",), slow, "was ended")
        begun.wait()
        while work.sandbox._process is None and not answer.done():
            time.sleep(0.01)
        raw.close()
        assert answer.result() == "was ended"
    assert work.once(("another",), slow) is None
