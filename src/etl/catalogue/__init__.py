"""What is known beforehand: indicators, areas, units and phrases as data files, and their loader.

`load()` reads them into one `Catalogue`, which is passed to everything that needs to know; nothing here is global.
"""

from etl.catalogue.loader import Catalogue, load

__all__ = ["Catalogue", "load"]
