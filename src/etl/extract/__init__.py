"""Documents become observations, by pure rules over text: `extract(document, catalogue)` opens and fetches nothing.

What exists in thousands (tokens, quantities, figures, interpretations) is a dataclass with slots that no code changes.
It is not frozen, which doubles the time to make one, and no named tuple, whose fields take three times as long to read.
"""

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.engine import Walk
from etl.extract.observation import Doubt, Evidence, Extraction, LeftOut, Observation
from etl.extract.tables.describe import describe

__all__ = ["Doubt", "Evidence", "Extraction", "LeftOut", "Observation", "extract", "table_lines"]


def extract(document: Document, catalogue: Catalogue) -> Extraction:
    """Every number of `document`: an observation, a doubt, or left out, each with its reason."""
    return Walk(document, catalogue).read()


def table_lines(document: Document, catalogue: Catalogue) -> tuple[str, ...]:
    """How each table of `document` is understood, as lines of text: boxhead, stub, units, checks."""
    return tuple(line for model in Walk(document, catalogue).tables() for line in describe(model))
