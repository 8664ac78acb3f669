"""Charts of the pages: rows of the warehouse in, a Vega-Lite specification with its data out. Nothing is drawn here."""

from etl.explore.charts.ranking import ranking
from etl.explore.charts.series import growth, series, small_multiples
from etl.explore.charts.specification import Naming, Spec
from etl.explore.charts.tile_map import BOUNDARIES, Boundaries, Measure, squares, tile_map

__all__ = [
    "BOUNDARIES", "Boundaries", "Measure", "Naming", "Spec", "growth", "ranking", "series", "small_multiples",
    "squares", "tile_map",
]  # fmt: skip
