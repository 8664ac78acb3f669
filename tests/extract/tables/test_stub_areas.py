"""Whose the rows of a list of places are: below a province its own, up to a group or a sum."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.stub_areas import UNKNOWN, StubAreas
from etl.extract.tokens import Token


def _page(
    areas: StubAreas, catalogue: Catalogue, *labels: str, columns: dict[int, int] | None = None, is_again: bool = False
) -> tuple[list[str | None], list[int]]:
    """The scope of every row (an area's id, UNKNOWN or None), and the rows above the first province.

    A label that begins with "#" has no figures.
    """
    rows = {k: read_heading([scan(label.lstrip("#"), 100 * k, catalogue)]) for k, label in enumerate(labels)}
    filled = [k for k, label in enumerate(labels) if not label.startswith("#")]
    scopes, above = areas.page(rows, columns or {}, filled, is_again)
    shown = [scope.value.area_id if isinstance(scope, Token) else scope for scope in scopes.values()]
    return shown, sorted(above)


def test_rows_below_a_province_are_its_own(catalogue: Catalogue) -> None:
    areas = StubAreas()
    scopes, above = _page(areas, catalogue, "CẢ NƯỚC", "Lạng Sơn", "Nhà nước", "Cao Bằng", "Nhà nước",
                          columns={2: 1, 4: 1})  # fmt: skip
    assert scopes == [None, None, "lang-son", None, "cao-bang"]
    assert above == [0]
    assert areas.listed == {"lang-son", "cao-bang"}


def test_a_list_goes_on_from_page_to_page(catalogue: Catalogue) -> None:
    areas = StubAreas()
    _page(areas, catalogue, "Lạng Sơn", "Nhà nước", columns={1: 1})
    assert _page(areas, catalogue, "Ngoài nhà nước", columns={0: 1})[0] == ["lang-son"]


def test_a_sum_ends_what_a_province_stands_over(catalogue: Catalogue) -> None:
    scopes, _ = _page(StubAreas(), catalogue, "Lạng Sơn", "Nhà nước", "Tổng số", "Xuất khẩu", columns={1: 1, 3: 1})
    assert scopes == [None, "lang-son", None, None]


def test_a_group_of_rows_ends_it_too(catalogue: Catalogue) -> None:
    scopes, _ = _page(StubAreas(), catalogue, "Lạng Sơn", "#Phân theo ngành", "Xuất khẩu")
    assert scopes == [None, None, None]


def test_below_something_else_on_the_same_level_the_rows_are_somebodys(catalogue: Catalogue) -> None:
    scopes, _ = _page(StubAreas(), catalogue, "Lạng Sơn", "Bộ Y tế", "Xuất khẩu", columns={2: 1})
    assert scopes[2] == UNKNOWN


def test_a_page_that_goes_on_with_one_that_is_not_known_is_nobodys(catalogue: Catalogue) -> None:
    assert _page(StubAreas(), catalogue, "Xuất khẩu", is_again=True)[0] == [UNKNOWN]
    assert _page(StubAreas(), catalogue, "Xuất khẩu")[0] == [None]
