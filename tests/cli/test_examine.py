"""Commands that read without a warehouse: every figure, how it was read, and what goes to standard error."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from etl.settings import Settings
from tests.cli.conftest import one_line
from tests.conftest import GOOD, Etl, file_of


def test_extract_prints_one_object_per_figure_and_messages_apart(etl: Etl, settings: Settings) -> None:
    ran = etl("extract", settings.raw, "--format", "jsonl")
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {Path(row["document"]).stem for row in rows} == set(GOOD)
    text = {name: (settings.raw / f"{name}.txt").read_text("utf-8") for name in GOOD}
    assert all(row["quote"] in text[Path(row["document"]).stem] for row in rows)
    assert "2 documents" in ran.err


def test_extract_goes_on_past_a_file_that_cannot_be_read(etl: Etl, settings: Settings) -> None:
    (settings.raw / "empty.txt").touch()
    ran = etl("extract", settings.raw, "--format", "jsonl")
    assert ran.code == 0
    assert "empty.txt" in ran.err
    assert len({json.loads(line)["document"] for line in ran.out.splitlines()}) == len(GOOD)
    assert etl("extract", settings.raw / "empty.txt").code == 1


def test_explain_tells_where_each_part_came_from(etl: Etl) -> None:
    sentence = "Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
    ran = etl("explain", sentence, "--area", "Lạng Sơn", "--published", "2016-01-18")
    assert ran.code == 0
    assert "industrial_output (Giá trị sản xuất công nghiệp)" in ran.out
    assert "4.013 tỷ đồng[" in ran.out
    assert "2 figures read" in ran.out


def test_explain_of_a_word_that_is_no_file_is_read_as_a_sentence(etl: Etl) -> None:
    ran = etl("explain", "Hội nghị tổng kết công tác năm")
    assert (ran.code, ran.err) == (0, "")
    assert "no number stands in the text" in ran.out


def test_a_day_that_is_none_is_one_line(etl: Etl) -> None:
    ran = etl("explain", "Năm 2015 đạt 4.013 tỷ đồng", "--published", "18/01/2016")
    assert ran.code == 2
    assert one_line(ran.err)


def test_reading_needs_no_warehouse_and_makes_none(etl: Etl, settings: Settings) -> None:
    assert etl("extract").code == 0
    assert not file_of(settings).exists()


@pytest.mark.usefixtures("ran")
def test_what_another_program_wrote_twice_is_found_and_a_backfill_of_its_year_mends_it(
    etl: Etl, settings: Settings
) -> None:
    with duckdb.connect(file_of(settings)) as connection:
        connection.execute("insert into document from document where area_id = 'bac-kan'")
        connection.execute("insert into observation from observation where area_id = 'bac-kan' limit 3")
    found = etl("doctor", "--rebuild")
    assert found.code == 1
    assert found.out.startswith("check_document_twice finds ") and "\ncheck_observation_twice finds 3: " in found.out
    assert etl("backfill", "--years", "2023", "--accept").code == 0
    assert etl("doctor", "--rebuild").out == "every mart is what its tables say, and no check finds anything\n"
