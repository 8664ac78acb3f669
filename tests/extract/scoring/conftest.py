"""A report of one or more sentences as the second reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.scoring.lines import Candidate, Slot, Text, features_of
from etl.extract.scoring.second_reader import text_of
from etl.language.fold import nfc

TextOf = Callable[[str], Text]

REPORT = (
    "Lạng Sơn: Sản xuất công nghiệp năm 2015\n\n"
    "Năm 2015, giá trị sản xuất công nghiệp tỉnh Lạng Sơn đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014. "
    "Tổng kim ngạch xuất khẩu ước đạt 500 triệu USD, đạt 102% kế hoạch.\n\n"
    "Năm 2016, tỉnh phấn đấu giá trị sản xuất công nghiệp đạt 4.310 tỷ đồng."
)


def document_of(text: str) -> Document:
    """The document of a report published on 2016-01-18."""
    return Document("0" * 64, "r.txt", "txt", nfc(text), published_on=date(2016, 1, 18), published_hint="2016-01")


@pytest.fixture(scope="session")
def seen(catalogue: Catalogue) -> TextOf:
    """The text of such a document."""
    return lambda text: text_of(document_of(text), catalogue)


def slot(text: Text, nth: int = 0) -> Slot:
    """The slot number `nth` of the text."""
    return text.slots()[nth]


def by_label(candidates: Sequence[Candidate]) -> dict[str, list[str]]:
    """The candidates' features by their labels."""
    return {candidate[0]: features_of(*candidate[1:]) for candidate in candidates}
