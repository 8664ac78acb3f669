"""What the tests of extraction share: the catalogue, and a document around a sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from etl.catalogue import Catalogue, load
from etl.catalogue.area_mentions import find_areas
from etl.documents.document import Document
from etl.extract import Extraction, extract
from etl.extract.lexer import Lexer
from etl.extract.tokens import Tokens
from etl.extract.vocabulary import vocabulary
from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.lexicon import words_of
from etl.language.quantities import Quantity


def quantities_in(text: str, catalogue: Catalogue) -> list[Quantity]:
    """The quantities that `text` (NFC) holds."""
    folded = fold(text)
    lexer = Lexer(folded, vocabulary(catalogue), words_of(folded), [], [])
    return [token.value for token in lexer.tokens(0, len(folded)) if token.kind == "quantity"]


def tokens_of(text: str, catalogue: Catalogue) -> Tokens:
    """The tokens of the sentence `text` (NFC), with its periods and places."""
    folded = fold(text)
    words = words_of(folded)
    areas, periods = find_areas(folded, catalogue, text, words), list(period_expressions.find(folded, words))
    return Lexer(folded, vocabulary(catalogue), words, areas, periods).tokens(0, len(folded))


def read_as_lang_son(sentence: str, catalogue: Catalogue) -> Extraction:
    """Reads a sentence as if it stood in Lạng Sơn's report on 2015, published on 2016-01-18."""
    document = Document(
        "0" * 64, "report.txt", "txt", sentence, area_id="lang-son", published_on=date(2016, 1, 18),
        published_hint="2016-01", period="2015",
    )  # fmt: skip
    return extract(document, catalogue)


Reader = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def read_sentence(catalogue: Catalogue) -> Reader:
    """Reads a sentence as `read_as_lang_son` does, with the shipped catalogue."""
    return lambda sentence: read_as_lang_son(sentence, catalogue)
