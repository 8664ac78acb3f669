"""Commands that put right what was published. What they do to figures is tested with the review queue."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.settings import Settings
from tests.cli.conftest import one_line
from tests.conftest import Etl


@pytest.mark.parametrize("given", [["--right", "4031"], ["--right", "4031", "--reason", "x"], ["--who", "A"]])
def test_a_correction_needs_a_number_a_reason_and_a_name(given: list[str], etl: Etl) -> None:
    ran = etl("review", "3f9a61c0", *given)
    assert ran.code == 2
    assert ran.err == "etl: review: a correction needs --right, --reason and --who; see `etl review --help`\n"


@pytest.mark.parametrize("option", ["--right", "--reason", "--who", "--unit", "--period"])
def test_what_is_said_of_no_figure_is_not_passed_over(option: str, etl: Etl) -> None:
    """Who forgets the id would take the list for the confirmation."""
    ran = etl("review", option, "2015", "--area", "Lạng Sơn")
    assert (ran.code, ran.out) == (2, "")
    told = "it is said of no figure; name the figure by its id, as `etl review` lists it"
    assert ran.err == f"etl: {option}: {told}\n"


def test_a_file_to_go_back_to_is_not_passed_over_for_the_list(etl: Etl, loaded: Settings) -> None:
    ran = etl("rollback", "--list", "--to", "3", "--warehouse", loaded.warehouse)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "etl: rollback: it needs either --to or --list, not both; list them first\n"


def test_a_figure_that_is_not_there_cannot_be_corrected(etl: Etl, loaded: Settings) -> None:
    given = ["--right", "1", "--reason", "x", "--who", "A"]
    ran = etl("review", "zzzzzzzz", *given, "--warehouse", loaded.warehouse)
    assert ran.code == 2
    assert one_line(ran.err)
    assert "no figure has the id 'zzzzzzzz'; `etl review` lists those in doubt" in ran.err


def test_an_unknown_area_is_one_line_before_the_warehouse_is_opened(etl: Etl) -> None:
    ran = etl("review", "--area", "Lạng Sn")
    assert ran.code == 2
    assert "Lạng Sơn" in ran.err


@pytest.mark.parametrize("arguments", [[], ["--to", "3"]])
def test_there_is_nothing_to_go_back_to(arguments: list[str], etl: Etl, loaded: Settings) -> None:
    ran = etl("rollback", *arguments, "--warehouse", loaded.warehouse)
    assert ran.code in (1, 2)
    assert one_line(ran.err)
    assert arguments or ran.err.endswith(
        ": no earlier file is kept; the next run that publishes keeps the present one\n"
    )
    assert etl("rollback", "--list", "--warehouse", loaded.warehouse).out == "no earlier file is kept yet\n"


def test_where_there_is_no_warehouse_there_is_nothing_to_go_back_to(etl: Etl, tmp_path: Path) -> None:
    ran = etl("rollback", "--warehouse", tmp_path / "none.duckdb")
    told = "there is no warehouse yet; load reports first, or name the file"
    assert (ran.code, ran.err) == (1, f"etl: {tmp_path / 'none.duckdb'}: {told}\n")


def test_a_file_needs_no_tidying(etl: Etl) -> None:
    ran = etl("tidy")
    assert (ran.code, ran.err) == (
        2,
        "etl: tidy: a warehouse file needs none; it is for a lake; `etl doctor` shows what runs have left\n",
    )
