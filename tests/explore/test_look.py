"""What a look gives a page: rows, names, links."""

from __future__ import annotations

from etl.explore import address
from etl.explore.look import Look


def test_names_are_those_of_the_language(look: Look, look_en: Look) -> None:
    assert look.area("tuyen-quang") == "Tuyên Quang"
    assert look.area("tuyen-quang-2025") == "Tuyên Quang (từ 7/2025)"
    assert look.indicator("exports") == "Kim ngạch xuất khẩu"
    assert look_en.unit("bn_vnd") == "billion dong"
    assert [look.area("x"), look.indicator("x"), look.unit("x"), look.unit(None)] == ["x", "x", "x", ""]


def test_rows_and_links(look: Look, look_en: Look) -> None:
    rows = look.ask("page_cell", area="lang-son", period="2015", indicator="industrial_output")
    assert [row["actual"] for row in rows] == [4013]
    assert look_en.link(address.cell(rows[0])) == "/cell/lang-son/2015/industrial_output?lang=en"
