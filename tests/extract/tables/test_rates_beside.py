"""Columns of rates that tell by what stands beside them what they are."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from tests.extract.tables.grids import model_of

PRICES = "Chỉ số giá tiêu dùng tháng 8 năm 2015\n"


def indicators(heads: str, catalogue: Catalogue) -> list[str | None]:
    """What the columns of figures below these headings are of, in a table of years; behind a question mark in doubt."""
    figures = "|".join(["10"] * (heads.count("|") + 1))
    model = model_of(f"Năm|{heads}\n2014|{figures}\n2015|{figures}", catalogue)
    names = [model.column_names[c] for c in model.layout.values]
    return [f"?{name.indicator}" if name.is_unclear else name.indicator for name in names]


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        ("Xuất khẩu|Tăng trưởng (%)|Nhập khẩu|Tăng trưởng (%)", ["exports", "exports", "imports", "imports"]),
        ("Xuất khẩu|Nhập khẩu|Tăng trưởng (%)", ["exports", "imports", "?imports"]),  # of the one or of the other
        ("Xuất khẩu|Tăng trưởng (%)|Nhập khẩu", ["exports", "?exports", "imports"]),
    ],
)
def test_rates_behind_the_column_that_they_are_of(heads: str, told: list[str | None], catalogue: Catalogue) -> None:
    assert indicators(heads, catalogue) == told


def test_a_percent_sign_alone_compares_the_levels_of_two_times_and_else_is_a_unit(catalogue: Catalogue) -> None:
    two = model_of("Chỉ tiêu|Năm 2014|Năm 2015|%\nXuất khẩu|100|110|110,0\nNhập khẩu|200|190|95,0", catalogue)
    assert (two.meanings[3].kind, two.forms[3].is_index, two.forms[3].pair) == ("growth", True, (2, 1))
    one = model_of("Chỉ tiêu|Năm 2015|%\nXuất khẩu|100|60,0\nNhập khẩu|200|40,0", catalogue)
    assert one.meanings[2].kind == "level"


def test_a_percent_sign_below_a_time_compares_the_levels_below_it(catalogue: Catalogue) -> None:
    heads = "Chỉ tiêu|Tháng 10|||Năm 2015|\n|Năm trước|Năm nay|%|Tỷ đồng|%"
    model = model_of(f"{heads}\nXuất khẩu|100|110|110,0|60|40,0\nNhập khẩu|200|190|95,0|50|60,0", catalogue)
    assert (model.meanings[3].kind, model.forms[3].pair) == ("growth", (2, 1))
    assert model.meanings[5].kind == "level"  # one level stands beside it


@pytest.mark.parametrize(
    ("heads", "kinds"),
    [
        ("Tháng trước|Cùng tháng năm trước", ["month", "same"]),
        ("Tháng trước|Tháng 8", [None, None]),  # the months themselves
    ],
)
def test_headings_that_only_say_a_base(heads: str, kinds: list[str | None], catalogue: Catalogue) -> None:
    model = model_of(f"Nhóm hàng|{heads}\nChỉ số giá tiêu dùng|100,6|102,7", catalogue, above=PRICES)
    compared = [model.meanings[c].compared for c in model.layout.values]
    assert [each.kind if each else None for each in compared] == kinds
