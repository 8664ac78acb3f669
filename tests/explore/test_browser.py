"""The pages in a real browser: what a person with a mouse, a keyboard, a phone or a screen reader meets.

One browser and one server for all. They need Chromium (`apt-get install chromium`) and are skipped without it.
"""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import uvicorn

from etl import pipeline
from etl.catalogue import Catalogue
from etl.explore import chart_library
from etl.explore.app import Server, create_app
from etl.settings import Settings
from tests.conftest import SHOWN, copy_reports

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CELL = "/cell/lang-son/2015/industrial_output"
PAGES = (
    "/", "/?lang=en", "/area/lang-son", "/area/lang-xon", CELL, "/indicator/industrial_output?year=2015",
    "/search?q=lang+son", "/coverage", "/review", "/runs", "/help", "/api",
)  # fmt: skip
LONG = 120_000
"""Milliseconds after which something has gone wrong."""

PHONE = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The SHOWN reports in a warehouse that a test publishes to once more."""
    folder = tmp_path_factory.mktemp("browsed")
    copy_reports(folder / "raw", *SHOWN)
    settings = Settings(raw=folder / "raw", warehouse=folder / "w.duckdb")
    pipeline.run(settings)
    return settings


@pytest.fixture(scope="module")
def address(published: Settings, catalogue: Catalogue) -> Iterator[str]:
    """Where the pages are served."""
    server = Server(published, catalogue)
    listening = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(create_app(server), log_level="warning"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    running.should_exit = True
    thread.join(60)
    listening.close()
    server.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"], timeout=LONG)
        yield started
        started.close()


class Visit:
    """A window of a reader: the page in it, and what the browser complained of or asked other hosts for."""

    def __init__(self, browser: Browser, address: str, **kind: Any) -> None:
        context = browser.new_context(base_url=address, **kind)
        context.set_default_timeout(LONG)
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda asked: self._from_here(address, asked.url))

    def _from_here(self, address: str, url: str) -> None:
        """A page that asks another host for anything is to be complained of."""
        if not url.startswith((address, "data:", "blob:")):
            self.said.append(url)

    def draw(self) -> int:
        """Draws every chart, also those further down; how many there are."""
        self.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        charts = self.page.locator("figure.chart")
        count = int(charts.count())
        for number in range(count):
            charts.nth(number).locator("svg").wait_for()
        return count


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address)
    yield visit
    visit.page.context.close()
    assert visit.said == []


def texts(page: Page, selector: str) -> str:
    """The words of all elements of a selector."""
    return " | ".join(page.locator(selector).all_text_contents()).replace("\u00a0", " ")


def test_from_a_search_without_accents_to_the_words_of_the_report(visit: Visit) -> None:
    page = visit.page
    page.goto("/")
    page.get_by_role("searchbox").fill("lang son")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Lạng Sơn", exact=True).click()
    assert page.locator("h1").inner_text() == "Lạng Sơn"
    page.get_by_role("link", name="4.013 tỷ đồng").click()
    assert texts(page, ".headline") == "4.013 tỷ đồng"
    marked = texts(page, "blockquote mark")
    for words in ("đạt 4.013 tỷ đồng", "đạt 106,6% kế hoạch", "tăng 16,7% so với năm 2014"):
        assert words in marked
    assert "16,7 %" in texts(page, "main")
    page.goto("/cell/lang-son/2016/industrial_output")
    assert "đạt mức 4.310 tỷ đồng" in texts(page, "blockquote mark")


def test_the_language_is_switched_on_the_same_page(visit: Visit) -> None:
    page = visit.page
    page.goto(CELL)
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert texts(page, ".headline") == "4,013 billion dong"
    page.get_by_role("link", name="Tiếng Việt").click()
    assert texts(page, ".headline") == "4.013 tỷ đồng"


def test_the_figures_of_a_page_are_kept_as_a_workbook(visit: Visit) -> None:
    page = visit.page
    page.goto("/area/lang-son")
    with page.expect_download(timeout=LONG) as started:
        page.get_by_role("link", name="XLSX").click()
    book = openpyxl.load_workbook(BytesIO(Path(started.value.path()).read_bytes()))
    values = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {4013, 16.7, 106.6} <= set(values)


def test_charts_are_drawn_under_the_strict_policy_and_kept_as_pictures(visit: Visit) -> None:
    if not chart_library.FILE.exists():
        pytest.skip("no chart library: make writes it")
    page = visit.page
    page.goto("/area/lang-son")
    assert visit.draw() >= 1
    assert "Giá trị sản xuất công nghiệp" in texts(page, "figure.chart svg")
    assert page.locator("figure.chart svg [aria-label^='2015: 4.013'][aria-label*='(thực hiện)']").count() == 1
    for name, head in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
        with page.expect_download(timeout=LONG) as started:
            page.get_by_role("button", name=f"Lưu biểu đồ thành tệp {name}").first.click()
        assert Path(started.value.path()).read_bytes().startswith(head)


def test_a_square_of_the_map_leads_to_its_province(visit: Visit) -> None:
    if not chart_library.FILE.exists():
        pytest.skip("no chart library: make writes it")
    page = visit.page
    page.goto("/indicator/industrial_output?year=2015")
    visit.draw()
    page.locator("[aria-label^='Bắc Kạn: ']").first.click()
    page.wait_for_url("**/area/bac-kan")


def test_the_pages_can_be_walked_with_the_keyboard(visit: Visit) -> None:
    page = visit.page
    page.goto("/area/lang-son")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.querySelector('main').contains(document.activeElement)"
    assert page.evaluate(inside)
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    for _ in range(200):
        if str(page.evaluate("document.activeElement.href")).endswith(CELL):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CELL}")


def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, viewport=PHONE)
    for path in PAGES:
        visit.page.goto(path)
        visit.draw() if chart_library.FILE.exists() else None
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
    visit.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    visit = Visit(browser, address, color_scheme=scheme)
    found = {}
    for path in PAGES if scheme == "light" else PAGES[:6]:
        visit.page.goto(path)
        visit.draw() if chart_library.FILE.exists() else None
        faults = axe.Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
        found[path] = [
            f"{fault['id']}: {node['html'][:150]}"
            for fault in faults
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"][:3]
        ]
    visit.page.context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_without_a_script_the_tables_stand(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, java_script_enabled=False)
    visit.page.goto("/area/lang-son")
    assert visit.page.get_by_role("link", name="4.013 tỷ đồng").is_visible()
    assert not visit.page.locator("figure.chart").first.is_visible()
    assert not visit.page.get_by_role("button", name="Lưu biểu đồ").first.is_visible()
    visit.page.get_by_role("searchbox").fill("kon tum")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/search?q=kon+tum")
    visit.page.context.close()


def test_what_is_published_in_between_is_seen(visit: Visit, published: Settings) -> None:
    page = visit.page
    page.goto("/area/thai-binh")
    known = page.get_by_role("link", name="năm 2018")
    assert known.count() == 0
    copy_reports(published.raw, "thai-binh-2018-1")
    pipeline.run(published)
    page.reload()
    assert known.count() > 0
