"""Labels that name an owner only beside other owners."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.owners import among_owners


def _names(catalogue: Catalogue, *labels: str) -> list[tuple[str, str]]:
    text, headings = "", {}
    for row, label in enumerate(labels):
        headings[row] = [scan(label, len(text), catalogue)]
        text += label + "\n"
    read = among_owners(headings, text, catalogue)
    return [(token.kind, token.value) for heading in read.values() for token in heading.names]


def test_foreign_investment_beside_owners_is_one(catalogue: Catalogue) -> None:
    names = _names(catalogue, "Kinh tế nhà nước", "Kinh tế ngoài nhà nước", "Đầu tư nước ngoài")
    assert names[-1] == ("part", "fdi")


def test_alone_it_is_the_indicator(catalogue: Catalogue) -> None:
    assert _names(catalogue, "Xuất khẩu", "Đầu tư nước ngoài")[-1][0] == "indicator"
