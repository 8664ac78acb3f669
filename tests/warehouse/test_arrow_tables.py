"""What the store takes: frames with the columns of a table and their types, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from etl.catalogue import Catalogue
from etl.validate.columns import as_frame
from etl.validate.frames import observation_frame, stated, stored
from etl.warehouse import begin
from etl.warehouse.arrow_tables import ROW_GROUP, arrow_table
from tests.warehouse.figures import Ask, Publish, checked, lang_son

WRONG: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "a column missing": (lambda frame: frame.drop(columns="quote"), "has not its columns: quote"),
    "one too many": (lambda frame: frame.assign(comment="x"), "has not its columns: comment"),
    "one twice": (lambda frame: pd.concat([frame, frame["quote"]], axis=1), "has not its columns: one stands twice"),
    "text for a number": (lambda frame: frame.assign(value="many"), "does not hold what its columns do"),
    "a number for text": (lambda frame: frame.assign(quote=1), "does not hold what its columns do"),
    "a null where there is none": (lambda frame: frame.assign(unit=None), "unit"),
    "a number too fine": (lambda frame: frame.assign(decimals=0.5), "does not hold what its columns do"),
}


@pytest.mark.parametrize(("spoil", "fault"), WRONG.values(), ids=WRONG)
def test_a_frame_that_is_none_of_the_table_is_refused(
    spoil: Callable[[pd.DataFrame], pd.DataFrame], fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        arrow_table("observation", spoil(observation_frame(lang_son().observations)))


def test_what_is_refused_leaves_the_warehouse_as_it_was(
    publish: Publish, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    publish(lang_son())
    nothing = checked()
    with begin(path, catalogue, 0) as version, pytest.raises(ValueError, match="table document"):
        version.replace(nothing.rejected, nothing.accepted, nothing.rejected)
    assert ask("select count(*) as n from observation") == [{"n": 15}]


def test_many_rows_come_in_batches_that_all_cores_can_write() -> None:
    frame = observation_frame(lang_son().observations).iloc[[0] * (ROW_GROUP + 1)]
    assert [batch.num_rows for batch in arrow_table("observation", frame).to_batches()] == [ROW_GROUP, 1]


def test_the_store_does_not_load_the_reader() -> None:
    code = """
import sys
import etl.warehouse, etl.warehouse.arrow_tables, etl.warehouse.apply_corrections, etl.validate.schemas
print(*(name for name in sys.modules if name.split(".")[:2] in (["etl", "documents"], ["etl", "extract"])))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_arrays_of_columns_make_the_table_of_their_frame() -> None:
    told = stored(stated(lang_son().observations, [None] * len(lang_son().observations)))
    assert arrow_table("observation", told).equals(arrow_table("observation", as_frame(told)))
    none = {**told, "quote": told["quote"].take([-1] * len(told["quote"]), allow_fill=True)}
    with pytest.raises(ValueError, match="a null in quote"):
        arrow_table("observation", none)
    with pytest.raises(ValueError, match="has not its columns: quote"):
        arrow_table("observation", {name: array for name, array in told.items() if name != "quote"})
