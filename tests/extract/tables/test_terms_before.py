""" "Kỳ trước" in headings: the term before that of the table."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.terms_before import with_terms_before
from etl.extract.tables.title import clock
from etl.language.period_expressions import Calendar


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Xuất khẩu tháng 4 năm 2021", "month"),
        ("Xuất khẩu quý II năm 2021", "quarter"),
        ("Xuất khẩu năm 2021", "year"),
        ("Xuất khẩu tháng 5, ước tháng 6 và 6 tháng đầu năm 2022", "month"),
        ("Xuất khẩu 6 tháng đầu năm 2021", None),  # no six months before are meant
    ],
)
def test_the_term_before_is_as_long_as_that_of_the_table(title: str, word: str | None, catalogue: Catalogue) -> None:
    own = clock(read_heading([scan(title, 0, catalogue)]), Calendar(None, 2021))
    found = with_terms_before({1: [scan("Thực hiện kỳ trước", 0, catalogue)], 2: [[]]}, own)
    told = [token.value for token in found[1][0] if token.kind == "when"]
    assert told == ([] if word is None else [word])
    assert read_heading(found[1]).strange == () if word else read_heading(found[1]).strange
