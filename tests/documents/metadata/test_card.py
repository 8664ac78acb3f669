"""The card beside a raw file: where it is, what it says, and what is wrong with it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Card
from etl.documents.metadata.card import card_and_faults, card_digest, card_path, latest_day, read_card
from etl.errors import InputError


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.txt"


def write(report: Path, text: str) -> None:
    (report.parent / "report.card.toml").write_text(text, "utf-8")


def test_the_card_of_the_full_name_comes_before_that_of_the_stem(report: Path) -> None:
    assert card_path(report).name == "report.card.toml"
    assert card_digest(report) is None
    write(report, "x = 1")
    (report.parent / "report.txt.card.toml").write_text("y = 1", "utf-8")
    assert card_path(report).name == "report.txt.card.toml"
    assert card_digest(report) == hashlib.sha256(b"y = 1").hexdigest()


def test_no_card_is_an_empty_one_without_a_fault(report: Path, catalogue: Catalogue) -> None:
    assert card_and_faults(report, catalogue) == (Card(), ())
    assert read_card(report, catalogue) == Card()


def test_every_key_in_the_forms_that_are_accepted(report: Path, catalogue: Catalogue) -> None:
    write(report, """
        url = "https://example.vn/a"
        publisher = "  Báo   Lạng Sơn "
        published_on = "2016-01-18"
        fetched_at = 2016-02-01T10:00:00+07:00
        sha256 = "abc"
        area = "Tỉnh Lạng Sơn"
        period = 2015
        note = "left alone"
    """)  # fmt: skip
    assert read_card(report, catalogue) == Card(
        "https://example.vn/a", "Báo Lạng Sơn", date(2016, 1, 18),
        datetime(2016, 2, 1, 10, tzinfo=timezone(timedelta(hours=7))), "abc", "Tỉnh Lạng Sơn", "2015",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [('publisher = 3', "publisher must be a text, not 3", 'write publisher = "…"'),
     ('area = "Lạng Sơm"', "area names an unknown province 'Lạng Sơm'", "did you mean 'Lạng Sơn'?"),
     ('published_on = "hôm qua"', "published_on must be a date, not 'hôm qua'", "as in published_on = 2016-01-18"),
     ('published_on = 1815-01-01', "published_on cannot be 1815-01-01", "from 1990-01-01 to tomorrow"),
     ('published_on = 9999-01-01', "published_on cannot be 9999-01-01", "from 1990-01-01 to tomorrow"),
     ("period = true", "period cannot be True", "write it as in"),
     ('period = "1850"', "period cannot be '1850'", "as in"),
     ("period = 2099", "period cannot be 2099", "write it as in"),
     ('url = "example.vn/a"', "url cannot be", "whole address"),
     ('url = "http://["', "url cannot be", "whole address"),
     ("publishd_on = 1", "unknown key 'publishd_on'", "'published_on'"),
     ('tỉnh = "Lạng Sơn"', "it is not TOML", "mend the card"),
     ('"tỉnh" = "x"', "unknown key 'tỉnh'", "did you mean 'area'?"),
     ('tinh = "Lạng Sơn"', "unknown key 'tinh'", "did you mean 'area'?"),
     ('year = 2015', "unknown key 'year'", "did you mean 'period'?")],
)  # fmt: skip
def test_a_key_that_cannot_be_meant_is_named_with_its_line(
    line: str, what: str, remedy: str, report: Path, catalogue: Catalogue
) -> None:
    write(report, f"fetched_at = 2016-02-01\n{line}")
    card, (fault,) = card_and_faults(report, catalogue)
    assert what in fault.what and remedy in fault.remedy and "\n" not in str(fault)
    if "TOML" not in what:
        assert fault.where == f"{card_path(report)}, line 2"
        assert card == Card(fetched_at=datetime(2016, 2, 1))
    with pytest.raises(InputError):
        read_card(report, catalogue)


@pytest.mark.parametrize("said", ['area = "Lạng Sơn"', "period = 2015", "published_on = 2016-01-18", 'retracted = "x"'])
def test_what_stands_below_a_heading_is_not_passed_over(said: str, report: Path, catalogue: Catalogue) -> None:
    """TOML makes it a part of that table; what others keep in tables of theirs is left alone."""
    key = said.split()[0]
    write(report, f'publisher = "Báo Thử"\n[other]\ntitle = "x"\n[card]\n{said}\n')
    card, (fault,) = card_and_faults(report, catalogue)
    assert card == Card(publisher="Báo Thử")
    where = f"{report.with_name('report.card.toml')}, line 5"
    assert str(fault) == f"{where}: has {key} below a line [card], where it means nothing; write it above that line"


def test_blank_values_are_none(report: Path, catalogue: Catalogue) -> None:
    write(report, 'publisher = " "\nurl = ""\narea = ""\nperiod = " "')
    assert card_and_faults(report, catalogue) == (Card(), ())


def test_the_latest_day_is_tomorrow_in_vietnam() -> None:
    before = datetime.now(UTC)
    found = latest_day()
    assert (before + timedelta(hours=7 + 24)).date() <= found <= (datetime.now(UTC) + timedelta(hours=7 + 24)).date()
