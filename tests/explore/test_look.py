"""What a look gives a page: rows, names, links."""

from __future__ import annotations

from etl.explore import address
from etl.explore.look import Look
from etl.explore.pages.cells import Cells


def test_names_are_those_of_the_language(look: Look, look_en: Look) -> None:
    assert look.area("tuyen-quang") == "Tuyên Quang"
    assert look.area("tuyen-quang-2025") == "Tuyên Quang (từ 7/2025)"
    assert look.indicator("exports") == "Kim ngạch xuất khẩu"
    assert look_en.unit("bn_vnd") == "billion dong"
    assert [look.area("x"), look.indicator("x"), look.unit("x"), look.unit(None)] == ["x", "x", "x", ""]


def test_what_reports_call_an_indicator_is_in_the_same_order_in_every_process(look: Look) -> None:
    called = look.called("industrial_output", 50)
    assert called == sorted(called, key=lambda name: (len(name), name))
    assert len({len(name) for name in called}) < len(called)  # names of one length, which a set mixes
    assert look.called("industrial_output", 2) == called[:2]


def test_rows_and_links(look: Look, look_en: Look) -> None:
    rows = look.ask("page_area", area="lang-son", most=1, skip=0)
    assert [row["actual"] for row in rows] == [4013]
    assert look_en.link(address.cell(rows[0])) == "/cell/lang-son/2015/industrial_output?lang=en"


def test_every_row_of_a_table_says_what_puts_it_in_doubt(look: Look) -> None:
    cells = Cells(look, "lang-son", "2015", "industrial_output")
    rows = [
        look.ask("page_area", area="lang-son", most=1, skip=0)[0],
        look.ask("page_ranking", indicator="industrial_output", year=2015, most=1)[0],
        cells.beside(cells.own[0], most=1),
        cells.own[0],
    ]
    for row in rows:
        for one in row if isinstance(row, list) else [row]:
            assert {"consistency", "reading", "digits", "trust", "corrected"} <= set(one)
