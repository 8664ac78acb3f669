"""Parts against the whole that their rows name."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.tables.checks import Held, check_wholes, contradicted_crosses
from etl.extract.tables.checks.wholes import wholes
from tests.extract.tables.checks.held import LEVELS, held, rows


def parts(catalogue: Catalogue, *figures: tuple[str, str, str]) -> dict[int, str]:
    """Why the rows of industry's owners are in doubt."""
    names = dict(enumerate(f"industrial_output{part}" for part in ("", ".state", ".non_state", ".fdi")))
    at = rows(*figures)
    held = Held(LEVELS, {}, {}, range(len(figures)), lambda line, cross: at.get((line, cross)))
    return contradicted_crosses(check_wholes(held, names, catalogue))


def test_parts_are_no_more_and_no_less_than_their_whole(catalogue: Catalogue) -> None:
    whole = ("80", "10", "90")
    assert not parts(catalogue, whole, ("20", "3", "23"), ("20", "3", "23"), ("40", "4", "44"))
    more = parts(catalogue, whole, ("60", "7", "67"), ("20", "3", "23"), ("40", "4", "44"))
    assert set(more) == {1, 2, 3}
    less = parts(catalogue, whole, ("20", "3", "23"), ("20", "3", "23"), ("20", "2", "22"))
    assert "2 of 3 places" in less[2]


def test_a_part_that_is_missing_says_nothing_about_the_others(catalogue: Catalogue) -> None:
    assert not parts(catalogue, ("80", "10", "90"), ("20", "3", "23"), ("20", "3", "23"))


def test_parts_above_their_whole_have_none(catalogue: Catalogue) -> None:
    names = {0: "industrial_output.state", 1: "industrial_output"}
    assert not list(wholes(held(LEVELS, rows(("99", "9", "108"), ("80", "10", "90"))), names, catalogue))


def test_one_part_is_never_more_than_its_whole(catalogue: Catalogue) -> None:
    names = {0: "industrial_output", 1: "industrial_output.state"}
    (one,) = wholes(held(LEVELS, rows(("80", "10", "90"), ("99", "12", "111"))), names, catalogue)
    assert (one.lines, one.agree, one.disagree) == ((1,), 0, 3)
