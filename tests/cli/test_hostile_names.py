"""Names of files, of sheets and on cards are untrusted: nothing that a command prints or writes is steered by them."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl import pipeline
from etl.pipeline import summary
from etl.query.queries import ask
from etl.settings import Settings
from tests.conftest import Etl
from tests.slips import NAMES

SAYS = "Sở Công Thương tỉnh Lạng Sơn, 18/01/2016\n\nNăm 2015, giá trị sản xuất công nghiệp đạt {} tỷ đồng."
HOSTILE = (
    "=cmd|'calc'!A1.txt",
    "@SUM(1).txt",
    "đảo\u202egpj.txt",
    "esc\x1b]0;ai\x07.txt",
    "c1\u009b31m.txt",
    "hai\nfailed: giả.txt",
    "xuống\rdòng.txt",
    "[mã](javascript:1).txt",
    "<img src=x>.txt",
    "x~~y~~&lt;.txt",
    "ngắt\u2028dòng.txt",
)
CARD = 'publisher = "=HYPERLINK(\\"http://x\\")"\ntitle = "hai\\ndòng \\u001b[31m \\u202e"\nurl = "http://a.vn/x"\n'


def steers(text: str) -> set[str]:
    """The signs of a text that steer a terminal or turn the direction of writing."""
    return {
        sign for sign in text if sign not in "\n\r" and unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    }


@pytest.fixture
def hostile(settings: Settings) -> Settings:
    """Reports under the HOSTILE names, the first with figures and a card, the others of which nothing can be told."""
    for number, name in enumerate(HOSTILE):
        (settings.raw / name).write_text(SAYS.format(4013 + number) if number < 3 else f"Tin {number}", "utf-8")
        if number < 3:
            (settings.raw / f"{name.removesuffix('.txt')}.card.toml").write_text(CARD, "utf-8")
    return settings


def test_no_command_prints_what_steers_a_terminal(hostile: Settings, etl: Etl) -> None:
    first = hostile.raw / HOSTILE[2]
    for arguments in (
        ("run",),
        ("status",),
        ("review",),
        ("doctor",),
        ("extract", hostile.raw),
        ("extract", hostile.raw, "--format", "jsonl"),
        ("diff", first),
        ("explain", first),
        ("kpi", "--sources"),
        ("sql", "select path, title, reason from document"),
        ("sql", "select path, title from document", "--format", "csv"),
        ("sql", "select path, title, chr(155) from document", "--format", "json"),
        ("explain", hostile.raw / "không\x1b[31mcó.txt"),
        ("\x1b[31m\u202e",),
    ):
        ran = etl(*arguments)
        assert steers(ran.out + ran.err) == set(), arguments
        assert not any(line.startswith("failed: giả") for line in (ran.out + ran.err).splitlines()), arguments


def test_no_file_that_is_written_holds_a_formula(hostile: Settings, etl: Etl, tmp_path: Path) -> None:
    etl("run")
    for suffix in ("csv", "xlsx"):
        assert etl("export", "observations", "-o", tmp_path / f"o.{suffix}").code == 0
    text = (tmp_path / "o.csv").read_text("utf-8")
    assert steers(text) == set()
    rows = list(csv.DictReader(text.splitlines()))
    cells = [cell for row in rows for cell in row.values() if cell and cell[0] in "=+@-"]
    assert [cell for cell in cells if not cell[1:].replace(".", "").isdigit()] == []
    assert "'=cmd|'calc'!A1.txt" in {row["path"] for row in rows}
    for sheet in load_workbook(tmp_path / "o.xlsx"):
        kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
        assert "f" not in kinds
        assert steers("".join(str(cell.value) for line in sheet.iter_rows() for cell in line)) == set()


def test_the_page_of_a_night_shows_names_as_they_are_stored(hostile: Settings) -> None:
    report = pipeline.run(hostile)
    page = summary.page(report, "nightly")
    assert steers(page) == set()
    assert re.findall(r"(?<!\\)(?:<img|\]\(javascript|~|&lt;)", page) == []
    for table in summary.tables(report, "nightly", hostile):
        assert steers("".join(str(value) for row in table.rows for value in row.values())) == set()


def test_a_report_is_found_again_by_the_name_that_is_stored(settings: Settings) -> None:
    for number, name in enumerate((*HOSTILE, *NAMES)):
        (settings.raw / name).write_text(SAYS.format(number), "utf-8")
    pipeline.run(settings)
    again = pipeline.run(settings)
    assert not again.published and not again.work.gone
    stored = [path for (path,) in ask(settings.warehouse, "select path from document").rows]
    assert steers("".join(stored)) == set()
