"""What the arithmetic of a figure uses: the period before, periods, parts and wholes, of its own scope and prices."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.explore.address import ServedLinks
from etl.explore.app import Server
from etl.explore.look import Look
from etl.explore.pages.cells import Cells
from etl.explore.words import Words
from etl.settings import Settings
from etl.warehouse import begin
from tests.warehouse.figures import figure, put, report

FIGURES = (
    "industrial_output 2014 actual 3600", "industrial_output 2015 actual 4013", "industrial_output 2013 actual 3000",
    "industrial_output 2015-H1 actual 1900", "industrial_output 2015-M01/M05 actual 1500",
    "industrial_output.manufacturing 2015 actual 3000", "industrial_output.mining 2014 actual 100",
    "retail_sales 2015 actual 900",
)  # fmt: skip


def test_cells_have_their_roles_and_those_of_other_prices_stay_out(settings: Settings, catalogue: Catalogue) -> None:
    figures = [figure(f"đạt {place} tỷ", f"{said} bn_vnd") for place, said in enumerate(FIGURES)]
    constant = figure("giá so sánh 2.900 tỷ", "industrial_output 2014 actual 2900 bn_vnd", price_basis="constant_2010")
    with begin(settings.warehouse, catalogue, 0) as version:
        put(version, report("bao-cao", "2016-01-18", [*figures, constant]))
        version.audit()
        version.publish()
    server = Server(settings, catalogue)
    with server.published.asked() as connection:
        look = Look(connection, catalogue, Words("vi"), ServedLinks())
        cells = Cells(look, "lang-son", "2015", "industrial_output")
        (own,) = cells.own
        assert own["actual"] == 4013
        assert [(one["role"], one["period"], one["actual"]) for one in cells.beside(own, 10)] == [
            ("before", "2014", 3600),
            ("part", "2015", 3000),
            ("period", "2015-H1", 1900),
        ]
        assert len(cells.beside(own, 1)) == 1
        part = Cells(look, "lang-son", "2015", "industrial_output.manufacturing")
        assert [(one["role"], one["actual"]) for one in part.beside(part.own[0], 10)] == [("whole", 4013)]
        of_2014 = Cells(look, "lang-son", "2014", "industrial_output")
        assert {row["price_basis"] for row in of_2014.own} == {None, "constant_2010"}
        assert not Cells(look, "lang-son", "2015", "exports").own
    server.close()
