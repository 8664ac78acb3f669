"""What was attracted in all, or may have been, and what in the time that is told of."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay, tỉnh thu hút 1,8 tỷ USD vốn FDI.",
        "Tính đến hết năm 2015, tỉnh thu hút 1,8 tỷ USD vốn FDI.",
    ],
)
def test_all_that_ever_came_may_be_meant(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert not read.observations
    assert [doubt.rule for doubt in read.doubts] == ["subject.reserved"]
    assert "in this time or in all is not said" in read.doubts[0].reason


def test_what_came_in_a_year_is_read(read_sentence: Reader) -> None:
    (one,) = read_sentence("Năm 2015, tỉnh thu hút 1,8 tỷ USD vốn FDI.").observations
    assert (one.indicator, float(one.value), one.period) == ("fdi_capital", 1.8, "2015")
