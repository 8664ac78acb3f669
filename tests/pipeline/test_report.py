"""What a run says of itself in plain lines, and its rows as plain values that JSON can hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd

from etl.pipeline.discover import RawFile, Work
from etl.pipeline.read import Judgement
from etl.pipeline.report import MOST_LINES, DocumentLine, RunReport, plain

FILE = RawFile("a.txt", "a.txt", "d1", None)
REPORT = RunReport("r1", "run", datetime(2026, 1, 2, tzinfo=UTC), "v1", Work())


def line(name: str, status: str, reason: str | None = None) -> DocumentLine:
    return DocumentLine(name, name, Judgement(status, reason), 1, 0)


def test_the_first_line_counts_what_was_found_and_leaves_zeros_out() -> None:
    assert REPORT.lines() == ["reports: 0 to read"]
    work = Work(todo=(FILE, FILE), unchanged=(FILE,), copies=(("b", "a"),), no_reader=("x.psd",), failing=1)
    first, last = replace(REPORT, work=work, outside=("c.txt",)).lines()
    assert first == (
        "reports: 2 to read, 1 unchanged, 1 copies of another, 1 about other years, "
        "1 of kinds that have no reader (.psd)"
    )
    assert last == "still in doubt from an earlier run: 1 documents (`etl status` lists them)"


def test_files_without_a_reader_are_told_by_their_suffixes_and_cards_without_a_report_by_name() -> None:
    files = ("a.zip", "b.RAR", "c.rar", "d", "e." + "x" * 90, "f.7z", "g.7z", "h.7z", "i.eml")
    first, last = replace(REPORT, work=Work(no_reader=files, lone_cards=("a", "b", "c", "d"))).lines()
    assert first == "reports: 0 to read, 9 of kinds that have no reader (.7z, .rar, no suffix, …)"
    assert last == "cards that no report has: 4 (a, b, c, …); a card has the name of its report"


def test_cards_of_copies_that_are_not_used_are_told() -> None:
    copies = tuple((f"b{n}.txt", "a") for n in range(4))
    last = replace(REPORT, work=Work(cards_of_copies=copies)).lines()[-1]
    assert last == (
        "cards of copies, which are not used: 4 (b0.txt is one of a, b1.txt is one of a, b2.txt is one of a, …); "
        "write what they say onto the card of the other file, or remove the copy"
    )


def test_what_was_loaded_is_said_once_it_is_published() -> None:
    loaded = replace(REPORT, documents=(line("a.txt", "read"),), observations=3, seconds={"load": 1.0, "audit": 0.25})
    assert len(loaded.lines()) == 1
    published = replace(loaded, published=True, accepted=2)
    assert published.lines()[1] == (
        "loaded: 1 documents, 3 figures, 0 rejected; 0 KPI figures changed, "
        "2 of past years accepted beyond the bound; 1.25 s"
    )


def test_documents_in_trouble_have_a_line_each_the_failed_ones_first() -> None:
    lines = (line("a.txt", "doubtful", "no figure"), line("b.txt", "failed", "is empty"), line("c.txt", "read"))
    report = replace(REPORT, documents=lines, corrections="corrections.toml: it is not TOML")
    assert report.lines()[1:] == [
        "failed: b.txt: is empty",
        "doubtful: a.txt: no figure",
        "declared corrections at fault: corrections.toml: it is not TOML",
    ]


def test_cards_with_the_same_fault_are_one_line_with_their_number() -> None:
    said = "{0}.card.toml, line {1}: published = 2016 means nothing; write published_on"
    faulty = [line(f"{name}.txt", "doubtful", said.format(name, number)) for number, name in enumerate("abc", 1)]
    other = line("d.txt", "doubtful", "no figure of a known indicator was found")
    lines = replace(REPORT, documents=(*faulty, other)).lines()[1:]
    assert len(lines) == 2
    assert lines[0].endswith("(2 other documents have the same fault on their cards; `etl status` lists them)")
    assert lines[1] == "doubtful: d.txt: no figure of a known indicator was found"


def test_a_year_that_two_cards_name_differently_is_not_the_same_fault() -> None:
    """The reports are named after their years, which are no part of what is the same."""
    faulty = tuple(
        line(f"{year}.txt", "doubtful", f"{year}.card.toml, line 1: day = {year} means nothing; see {year}.txt")
        for year in (2015, 2016)
    )
    assert len(replace(REPORT, documents=faulty).lines()) == 3


def test_the_same_trouble_of_the_texts_themselves_is_not_put_together() -> None:
    twice = tuple(line(name, "doubtful", "no figure of a known indicator was found") for name in ("a.txt", "b.txt"))
    assert len(replace(REPORT, documents=twice).lines()) == 3


def test_rows_are_plain_values() -> None:
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "x": [1.5, float("nan")], "t": ["a", None]})
    report = replace(REPORT, changes=frame, rejected=None)
    assert report.change_rows() == [{"n": 1, "x": 1.5, "t": "a"}, {"n": None, "x": None, "t": None}]
    assert report.rejected_rows() == []
    json.dumps(report.change_rows())


def test_decimals_days_and_nulls_become_what_json_has() -> None:
    row = {"d": Decimal("4013.5"), "day": date(2016, 1, 18), "none": None, "nat": pd.NaT, "na": pd.NA, "ok": True}
    assert plain(row) == {"d": 4013.5, "day": "2016-01-18", "none": None, "nat": None, "na": None, "ok": True}


def test_files_under_a_wrong_name_are_of_one_kind_whatever_their_path() -> None:
    said = "/data/raw/{0}: is a Word file under the name of a text and was read as what it is; rename it"
    lines = tuple(line(f"b/0{n}.txt", "doubtful", said.format(f"b/0{n}.txt")) for n in range(MOST_LINES + 2))
    last = replace(REPORT, documents=lines).lines()[-1]
    assert last == (
        "doubtful: 2 more: 2 × is a Word file under the name of a text and was read as what it is; rename it "
        "(`etl status` lists them)"
    )


def test_of_many_documents_in_trouble_the_kinds_are_counted() -> None:
    """340 lines of doubt help nobody: the first ones, failed before doubtful ones, then how many of each kind."""
    failed = [line(f"{n}.pdf", "failed", f"has {n} pages") for n in range(3)]
    nowhere = [line(f"a{n}.txt", "doubtful", "its province cannot be told") for n in range(30)]
    rejected = [line(f"b{n}.txt", "doubtful", f"all of its {n} figures were rejected") for n in range(9)]
    other = [line(f"{name}.txt", "doubtful", f"why {name}") for name in "wxyz"]
    lines = replace(REPORT, documents=(*failed, *nowhere, *rejected, *other)).lines()[1:]
    assert [said.split(":")[0] for said in lines] == ["failed"] * 3 + ["doubtful"] * 16
    assert lines[-1] == (
        "doubtful: 28 more: 15 × its province cannot be told; 9 × all of its … figures were rejected; 1 × why w; "
        "3 of other kinds (`etl status` lists them)"
    )
