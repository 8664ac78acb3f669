"""Averages that are the means of the levels beside them are no growth."""

from __future__ import annotations

from decimal import Decimal

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.figures import CellFigure
from etl.extract.tables.levels import Meaning
from etl.extract.tables.means import without_means

YEARS = {k: Meaning("level", str(2016 + k)) for k in range(3)}


def _read(told: str, *averages: str, catalogue: Catalogue) -> str:
    """What a column "BQ 2016-2018" with these figures is, behind two rows of three years."""
    rows = [("1810", "2040", "2310"), ("612", "980", "1120")]
    figures = {
        (line, cross): CellFigure(Decimal(value), 0, "")
        for cross, row in enumerate(rows)
        for line, value in enumerate((*row, averages[cross]))
    }
    headings = {
        line: read_heading([scan(words, 0, catalogue)]) for line, words in enumerate(("2016", "2017", "2018", told))
    }
    meanings = {**YEARS, 3: Meaning("growth", "2016/2018")}
    return without_means(meanings, headings, [0, 1], lambda line, cross: figures.get((line, cross)))[3].kind


def test_a_mean_of_levels_is_nothing_of_ours(catalogue: Catalogue) -> None:
    assert _read("BQ 2016-2018", "2053", "904", catalogue=catalogue) == "nothing"


def test_other_averages_stay_growth(catalogue: Catalogue) -> None:
    assert _read("BQ 2016-2018", "13", "35", catalogue=catalogue) == "growth"
    assert _read("Tăng trưởng", "2053", "904", catalogue=catalogue) == "growth"
