"""Describing rubbish takes work in step with its size: no pattern looks at the same stretch of text again and again."""

from __future__ import annotations

import time

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Card, Content
from etl.documents.metadata.describe import describe

PIECES = {
    "newlines": "\n", "spaces": " ", "signs-and-newlines": "\n(", "commas-and-newlines": ", : \n(, ",
    "years": "năm 2015 ", "days": "ngày 18/1 ", "papers": "Báo ", "sources": "Theo nguồn ", "dots": ".", "bars": "|",
    "provinces": "tỉnh Lạng Sơn, ", "weekdays": "thứ hai ", "offices": "Sở Công Thương ",
    "datelines": "Lạng Sơn, ngày ", "months": "6 tháng đầu năm ",
}  # fmt: skip
SMALL, TIMES = 4_000, 64


def _seconds(text: str, catalogue: Catalogue) -> float:
    begin = time.process_time()
    describe(Content("a" + text), Card(), "0" * 64, "x.txt", "txt", catalogue)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_rubbish_takes_time_in_step_with_its_size(piece: str, catalogue: Catalogue) -> None:
    small, large = (piece * (size // len(piece)) for size in (SMALL, SMALL * TIMES))
    _seconds("", catalogue)
    least = min(_seconds(small, catalogue) for _ in range(3))
    # What looks at everything again for every piece takes 4096 times as long, what does not about 64 times: wide apart,
    # and tried again, because another process may hold up this one.
    assert any(_seconds(large, catalogue) < 1024 * max(least, 0.002) for _ in range(3))
