"""Documents become observations: pure rules over text; the catalogue is passed in, nothing is opened or fetched.

`extract(document, catalogue)` is the whole of it.

What is made by the thousand (tokens, quantities, figures, readings) is a dataclass with slots that nobody changes. It
is not frozen, which doubles the time to make one, and no named tuple, whose fields take thrice the time to ask for.
"""

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.engine import Walk
from etl.extract.observation import Doubt, Evidence, Extraction, LeftOut, Observation
from etl.extract.tables.describe import describe

__all__ = ["Doubt", "Evidence", "Extraction", "LeftOut", "Observation", "extract", "table_lines"]


def extract(document: Document, catalogue: Catalogue) -> Extraction:
    """Every number of `document`: read as an observation, kept as a doubt, or left out; each with its reason."""
    return Walk(document, catalogue).read()


def table_lines(document: Document, catalogue: Catalogue) -> tuple[str, ...]:
    """How each table of `document` is understood, in lines for a person: boxhead, stub, units, checks."""
    return tuple(line for model in Walk(document, catalogue).tables() for line in describe(model))
