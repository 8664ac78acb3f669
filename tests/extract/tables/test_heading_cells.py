"""What outer cells of a heading say of other columns is left out."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.heading_cells import apart


def _kept(catalogue: Catalogue, *cells: str) -> list[str]:
    """The words of the tokens that are kept, cell by cell."""
    text, parts = "", []
    for cell in cells:
        parts.append(scan(cell, len(text), catalogue))
        text += cell + "\n"
    return [" ".join(text[token.start : token.end] for token in part) for part in apart(parts)]


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (("Năm 2020/2019", "Năm 2020"), ["Năm 2020"]),
        (("Năm 2020/2019", "Năm 2019"), ["Năm 2019"]),
        (("TH 2020/KH 2020", "KH 2020"), ["KH 2020"]),
        (("Năm 2020/2019", "%"), ["Năm 2020 / 2019", "%"]),
        (("Năm 2020/2019", "Năm 2018"), ["Năm 2020 / 2019", "Năm 2018"]),
        (("So sánh 2020/2019", "Năm 2020"), ["So sánh 2020 / 2019", "Năm 2020"]),
        (("Năm 2020", "Ước cả năm", "Kế hoạch"), ["Năm 2020", "cả năm", "Kế hoạch"]),
        (("Năm 2020",), ["Năm 2020"]),
    ],
)
def test_what_is_kept(cells: tuple[str, ...], kept: list[str], catalogue: Catalogue) -> None:
    assert _kept(catalogue, *cells) == kept
