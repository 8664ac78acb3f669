"""Whether the second reader is there is one line, and none where it is."""

from __future__ import annotations

import io
from dataclasses import replace

from etl.catalogue import load
from etl.catalogue.reader_weights import ReaderWeights
from etl.cli.render import readers, terminal


def test_missing_weights_are_one_line_and_good_ones_none() -> None:
    target = io.StringIO()
    readers.show(terminal.out(target), load())
    assert target.getvalue() == ""
    readers.show(terminal.out(target), replace(load(), reader=ReaderWeights(features="of old")))
    assert target.getvalue().count("\n") == 1
    assert "by the rules alone" in target.getvalue()
