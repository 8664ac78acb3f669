"""The code lists and vocabulary: indicators, areas, units and phrases as data files, and their loader.

`load()` reads them into one `Catalogue`, which is passed to everything that needs it; nothing here is global.
"""

from etl.catalogue.loader import Catalogue, load

__all__ = ["Catalogue", "load"]
