"""To which known family a table belongs, by its title, and the rows of another family inside it, by their group."""

from __future__ import annotations

from functools import lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.table_families import TableFamily
from etl.errors import CatalogueError
from etl.extract.tables.boxhead import Heading
from etl.language.fold import fold
from etl.language.lexicon import Lexicon


def family_of(title: str, heading: Heading, start: int, catalogue: Catalogue) -> TableFamily | None:
    """The family that the words `title`, which stand at `start`, name first; None where they name an indicator before
    it, or none. `heading` is what the title says."""
    hit = next(_lexicon(catalogue, "titles").find(fold(title)), None)
    if hit is None:
        return None
    family: TableFamily = hit.value
    before = (t for t in heading.names if t.kind == "indicator" and t.start - start < hit.start)
    return None if any(t.value != family.indicator for t in before) else family


def group_family(label: str, catalogue: Catalogue) -> TableFamily | None:
    """The family of the rows below a row without figures that is labelled so."""
    hit = next(_lexicon(catalogue, "groups").find(fold(label)), None)
    return hit.value if hit is not None else None


@lru_cache(maxsize=8)
def _lexicon(catalogue: Catalogue, part: str) -> Lexicon:
    try:
        return Lexicon((phrase, part, family) for family in catalogue.families for phrase in getattr(family, part))
    except ValueError as error:
        raise CatalogueError("table_families.toml", str(error), "leave the phrase in one family") from None
