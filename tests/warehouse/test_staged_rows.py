"""Staged rows as the warehouse takes them in: the rows of the files, read when the run that loads them began."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

import pyarrow.parquet

from etl.catalogue import Catalogue
from etl.validate.frames import DocumentRow, document_frame
from etl.warehouse import begin
from etl.warehouse.arrow_tables import arrow_table
from tests.warehouse.figures import READ_AT, Ask, checked, figure, lang_son, report

OTHER = report("ha-nam", "2018-01-02", [figure("7 vụ", "market_violations 2017 actual 7 count")], area_id="ha-nam")
LATER = READ_AT + timedelta(days=9)


def staged(folder: Path, *names: str) -> dict[str, list[Path]]:
    """The two reports, a batch for each; the second is retracted."""
    files: dict[str, list[Path]] = {"document": [], "observation": [], "rejected": []}
    for name, each in zip(names, (lang_son(), OTHER), strict=True):
        document = each.document if each is not OTHER else replace(each.document, retracted="a slip")
        row = DocumentRow.of(document, card_sha256=None, extractor_version="1", read_at=READ_AT)
        figures = checked(each)
        frames = {"document": document_frame([row]), "observation": figures.accepted, "rejected": figures.rejected}
        for table, frame in frames.items():
            files[table].append(folder / f"{name}.{table}.parquet")
            pyarrow.parquet.write_table(arrow_table(table, frame), files[table][-1])
    return files


def load(path: Path, catalogue: Catalogue, files: dict[str, list[Path]]) -> None:
    with begin(path, catalogue, 0) as version:
        version.load(files, LATER, date(2026, 2, 3))
        version.materialise()
        version.audit()
        version.publish()


def test_rows_come_in_the_order_of_their_files(tmp_path: Path, path: Path, catalogue: Catalogue, ask: Ask) -> None:
    load(path, catalogue, staged(tmp_path, "it's b", "a"))  # a name with an apostrophe, and another order than theirs
    every = [quote for each in (lang_son(), OTHER) for quote in (o.quote for o in each.observations)]
    assert [row["quote"] for row in ask("select quote from observation order by rowid")] == every


def test_a_folder_that_is_called_as_a_part_of_a_table_says_nothing_of_the_rows(
    tmp_path: Path, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    folder = tmp_path / "năm=2015" / "period=1999" / "tries=7"
    folder.mkdir(parents=True)
    load(path, catalogue, staged(folder, "a", "b"))
    periods = [o.period for each in (lang_son(), OTHER) for o in each.observations]
    assert [row["period"] for row in ask("select period from observation order by rowid")] == periods
    assert ask("select max(tries) as tries from document") == [{"tries": None}]


def test_documents_count_as_read_by_the_run_that_loads_them(
    tmp_path: Path, path: Path, catalogue: Catalogue, ask: Ask
) -> None:
    load(path, catalogue, staged(tmp_path, "a", "b"))
    moment = LATER.astimezone(UTC).replace(tzinfo=None)
    assert ask("select read_at, withdrawn_on from document order by withdrawn_on nulls first") == [
        {"read_at": moment, "withdrawn_on": None},
        {"read_at": moment, "withdrawn_on": date(2026, 2, 3)},
    ]


def test_no_files_are_no_rows_and_touch_nothing(path: Path, catalogue: Catalogue, published: Path, ask: Ask) -> None:
    before = ask("select count(*) as n from observation")
    load(path, catalogue, {"document": [], "observation": [], "rejected": []})
    assert ask("select count(*) as n from observation") == before
