"""Rows with the name of a part: of which whole above them they are it."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.name import PART_OF_WHAT, Name
from etl.extract.tables.stub_parts import Parts

OUTPUT, EXPORTS, OTHER = Name("industrial_output"), Name("exports"), Name(None, "it is about something else")
NO_TITLE = Name(None, "the title names no indicator")


@pytest.mark.parametrize(
    ("above", "title", "code"),
    [
        ([(OUTPUT, True)], NO_TITLE, "industrial_output.mining"),
        ([(OTHER, True), (OUTPUT, True)], NO_TITLE, None),  # a numbered row of something else stands between
        ([(OTHER, False)], OUTPUT, "industrial_output.mining"),  # the title names the whole
        ([(OTHER, False), (OUTPUT, True)], NO_TITLE, None),
        ([(EXPORTS, True)], NO_TITLE, None),  # exports have no such part
        ([], NO_TITLE, None),
    ],
)
def test_a_part_is_of_the_nearest_row_that_has_it(
    above: list[tuple[Name, bool]], title: Name, code: str | None, catalogue: Catalogue
) -> None:
    text = "Khai khoáng"
    named = Parts(text, catalogue).named(scan(text, 0, catalogue)[0], Name(None), above, title)
    assert named.indicator == code
    assert (named.why == PART_OF_WHAT) == (code is None)


def test_another_word_for_a_part_that_was_named_is_within_it_until_a_province_begins(catalogue: Catalogue) -> None:
    text = "Ngoài nhà nước Dân doanh"
    first, second = (t for t in scan(text, 0, catalogue) if t.kind == "part")
    parts, above = Parts(text, catalogue), [(OUTPUT, True)]
    assert parts.named(first, Name(None), above, NO_TITLE).indicator == "industrial_output.non_state"
    within = parts.named(second, Name(None), above, NO_TITLE)
    assert (within.indicator, within.why) == (None, "it is within “Ngoài nhà nước”, which stands above it")
    parts.forget()
    assert parts.named(second, Name(None), above, NO_TITLE).indicator == "industrial_output.non_state"
