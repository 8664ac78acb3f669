"""Monthly workbooks as a statistics office prints them, made up: every figure is read where it belongs."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bulletins import judged
from benchmarks.restated import MONTHS, Month, make

from etl.catalogue import Catalogue
from etl.documents import read
from etl.extract import extract


@pytest.mark.parametrize("at", MONTHS, ids=Month.code)
def test_a_monthly_workbook_is_read_whole(at: Month, catalogue: Catalogue, tmp_path: Path) -> None:
    ((path, known),) = make(tmp_path, [at])
    extraction = extract(read(path, catalogue), catalogue)
    assert not [value for value in known if judged(value, extraction.observations, catalogue) != "found"]
    assert not extraction.doubts
