"""Groups of rows: whose cases and fines stand below a row without figures."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.group_scope import GroupScope
from etl.extract.tables.name import Name


def _scope(catalogue: Catalogue, group: str, title: str = "") -> GroupScope:
    text = f"{title}\n{group}"
    heading = read_heading([scan(title, 0, catalogue)])
    scope = GroupScope(text, catalogue, heading, None)
    if group:
        scope.open(read_heading([scan(group, len(title) + 1, catalogue)]))
    return scope


@pytest.mark.parametrize(
    ("group", "is_unclear"),
    [
        ("Công tác quản lý thị trường", False),
        ("Chống buôn lậu, gian lận thương mại", False),
        ("Trong đó:", False),
        ("Trật tự an toàn giao thông", True),
        ("An toàn vệ sinh thực phẩm", True),
    ],
)
def test_cases_below_a_group_of_another_force_are_in_doubt(group: str, is_unclear: bool, catalogue: Catalogue) -> None:
    assert _scope(catalogue, group).told(Name("market_violations")).is_unclear is is_unclear


def test_other_indicators_are_what_they_are_named(catalogue: Catalogue) -> None:
    assert not _scope(catalogue, "An toàn vệ sinh thực phẩm").told(Name("exports")).is_unclear


def test_a_title_of_another_force_is_one_too(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "", title="Xử lý vi phạm trật tự an toàn giao thông")
    assert scope.told(Name("market_fines")).why == (
        "it stands below “trật tự an toàn giao thông”, which may be of another force"
    )


def test_below_a_group_of_a_family_without_indicators_nothing_is_ours(catalogue: Catalogue) -> None:
    outside = _scope(catalogue, "Tai nạn giao thông").foreign()
    assert outside is not None
    assert outside.is_foreign
    assert _scope(catalogue, "Kim ngạch").foreign() is None


def test_a_group_without_words_changes_nothing(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "An toàn vệ sinh thực phẩm")
    scope.open(Heading())
    assert scope.told(Name("market_fines")).is_unclear


def test_an_indicator_told_in_full_beside_those_of_another_family_is_in_doubt(catalogue: Catalogue) -> None:
    scope = _scope(catalogue, "Tai nạn giao thông")
    found = scope.beside(Name("exports"))
    assert found is not None
    assert (found.indicator, found.is_unclear) == ("exports", True)
    assert found.why.startswith("it stands in a table of tai nạn")
    assert scope.beside(Name("market_violations")) is None
    assert _scope(catalogue, "Kim ngạch").beside(Name("exports")) is None
