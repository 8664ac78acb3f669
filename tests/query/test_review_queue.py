"""From a doubtful figure to a declared correction: `etl review`, the entry it writes, the run that applies it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from etl import pipeline
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import corrections
from tests.conftest import GOOD, Etl, copy_reports, file_of, published

REPORT = """Báo cáo của Sở Công Thương tỉnh Lạng Sơn ngày 18/01/2016

Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014.
"""
AGAIN = REPORT.replace("18/01/2016", "20/01/2016").replace("4.013", "4.031").replace("16,7", "-160")


def _write(raw: Path) -> None:
    for name, text in (("a.txt", REPORT), ("b.txt", AGAIN)):
        (raw / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of `contradicting`."""
    folder = tmp_path_factory.mktemp("contradicting")
    copy_reports(folder / "raw", *GOOD)
    _write(folder / "raw")
    pipeline.run(Settings(raw=folder / "raw", warehouse=folder / "w.duckdb"))
    return folder / "w.duckdb"


@pytest.fixture
def contradicting(settings: Settings, run_once: Path) -> Settings:
    """Two reports that state the same output differently, one with a growth below what there can be."""
    _write(settings.raw)
    shutil.copyfile(run_once, file_of(settings))
    return settings


def figure_of(printed: str, figure: str) -> str:
    """The beginning of the id of a figure "4031 bn_vnd (b.txt" in a contradiction."""
    found = re.search(re.escape(figure) + r", ([0-9a-f]{8})\)", " ".join(printed.split()))
    assert found is not None
    return found[1]


def output(settings: Settings) -> tuple[float, str | None]:
    sql = "select actual, corrected from kpi_yearly where area_id = 'lang-son' and year = 2015 and actual > 1000"
    [row] = ask(settings.warehouse, sql).rows
    return row[0], row[1]


def test_the_worst_comes_first(contradicting: Settings, etl: Etl) -> None:
    shown = etl("review")
    kinds = re.findall(r"\b(conflict|rejected)\b", shown.out)
    assert kinds == sorted(kinds)
    assert {"conflict", "rejected"} == set(kinds)
    assert "4.013 tỷ đồng" in shown.out
    assert "level do not agree: level 4013 bn_vnd (a.txt, " in " ".join(shown.out.split())


def test_a_limit_and_an_area(contradicting: Settings, etl: Etl) -> None:
    assert "1 of " in etl("review", "--limit", "1").out
    assert "nothing to look at" in etl("review", "--area", "Cà Mau").out


def test_a_verdict_becomes_an_entry_and_the_next_run_applies_it(contradicting: Settings, etl: Etl) -> None:
    assert output(contradicting) == (4031, None)
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    declared = etl("review", figure, "--right", "4013", "--reason", "đảo chữ số", "--who", "A")
    assert declared.code == 0
    [entry] = corrections.load(contradicting.corrections_file)
    assert (entry.document, str(entry.says), str(entry.right), entry.who) == ("b.txt", "4031", "4013", "A")
    assert contradicting.corrections_file.parent == contradicting.raw.parent
    ran = etl("run")  # no report is new, but the correction is
    assert "changed" in ran.out
    actual, corrected = output(contradicting)
    assert actual == 4013
    assert corrected is not None
    assert corrected.startswith("the report says 4031 bn_vnd; đảo chữ số (A, ")
    assert "4031 bn_vnd" not in etl("review").out
    before = published(contradicting)
    assert "nothing new" in etl("run").out
    assert published(contradicting) == before


@pytest.mark.usefixtures("ran")
def test_any_figure_can_be_corrected_and_is_marked_where_it_shows(settings: Settings, etl: Etl) -> None:
    sql = (
        "select observation_id from observation where area_id = 'thai-binh' and indicator = 'exports' and value = 1545"
    )
    [figure] = ask(settings.warehouse, sql).rows[0]
    assert figure not in {row[0] for row in ask(settings.warehouse, "select figure_id from kpi_review").rows}
    assert etl("review", figure, "--right", "1546", "--reason", "đảo chữ số", "--who", "A").code == 0
    etl("run")
    for form in ("csv", "json"):
        assert (
            "the report says 1545 mn_usd; đảo chữ số (A, " in etl("kpi", "--indicator", "exports", "--format", form).out
        )
    assert ", corrected" in etl("kpi", "--indicator", "exports").out


def test_a_publisher_who_corrects_the_report_is_noticed(contradicting: Settings, etl: Etl) -> None:
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    etl("review", figure, "--right", "4013", "--reason", "đảo chữ số", "--who", "A")
    etl("run")
    (contradicting.raw / "b.txt").write_text(AGAIN.replace("4.031", "4.013"), "utf-8")
    ran = etl("run")
    assert ran.code == 0
    assert "entry 1 (b.txt" in ran.out
    assert "the report now says 4013, which is right; remove the entry" in ran.out
    assert output(contradicting) == (4013, None)
    contradicting.corrections_file.unlink()
    assert "at fault" not in etl("run").out


WRONG = {
    "an id of nothing": (
        ["ffffffff", "--right", "1", "--reason", "r", "--who", "w"],
        "no figure has the id",
    ),
    "no id": (["", "--right", "1", "--reason", "r", "--who", "w"], "review: '' is too short for the id of a figure"),
    "a number": (
        ["7", "--right", "1", "--reason", "r", "--who", "w"],
        "review: '7' is too short for the id of a figure; write 8 of its signs at least; `etl review` lists those",
    ),
    "no reason": (["ffffffff", "--right", "1", "--who", "w"], "a correction needs --right, --reason and --who"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told(arguments: list[str], says: str, contradicting: Settings, etl: Etl) -> None:
    ran = etl("review", *arguments)
    assert ran.code == 2
    assert says in ran.err
    assert not contradicting.corrections_file.exists()


def test_the_beginning_of_an_id_that_fits_one_figure_only_is_no_id(contradicting: Settings, etl: Etl) -> None:
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    for length in range(1, 8):
        told = etl("review", figure[:length], "--right", "4013", "--reason", "r", "--who", "w")
        assert (told.code, "is too short for the id of a figure" in told.err) == (2, True)
    assert not contradicting.corrections_file.exists()


@pytest.mark.parametrize(
    ("right", "says"),
    [
        ("viele", "is no number"),
        ("4031", "the report says 4031 already"),
        ("4.013", "can be 4013 or a number with three decimals; write 4013 or 4.0130"),
        ("1.234.567", "is no number"),
    ],
)
def test_a_number_that_corrects_nothing(right: str, says: str, contradicting: Settings, etl: Etl) -> None:
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    assert says in etl("review", figure, "--right", right, "--reason", "r", "--who", "w").err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--unit", "xyz"], "xyz is not a unit of the catalogue; nothing was written"),
        (["--unit", "pct"], "it expects 4031, but the report says 4031 bn_vnd; nothing was written"),
        (["--period", "2014"], "--period: the figure is of 2015: a correction gives the right number"),
        (["--area", "Hà Nam"], "--area: the figure is of lang-son: a correction gives the right number"),
    ],
)
def test_what_no_run_could_apply_is_not_written(given: list[str], says: str, contradicting: Settings, etl: Etl) -> None:
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    told = etl("review", figure, "--right", "4013", "--reason", "r", "--who", "w", *given)
    assert (told.code, says in told.err) == (2, True), told.err
    assert not contradicting.corrections_file.exists()


def test_a_figure_is_corrected_by_one_entry(contradicting: Settings, etl: Etl) -> None:
    figure = figure_of(etl("review").out, "4031 bn_vnd (b.txt")
    etl("review", figure, "--right", "4013", "--reason", "r", "--who", "w")
    before = contradicting.corrections_file.read_text("utf-8")
    for _ in range(2):
        told = etl("review", figure, "--right", "4014", "--reason", "r", "--who", "w")
        assert "corrections.toml, entry 1 (b.txt, “giá trị" in told.err and "corrects the same figure; " in told.err
        assert told.err.endswith("change or remove that entry; nothing was written\n")
        assert contradicting.corrections_file.read_text("utf-8") == before
        etl("run")


def test_a_past_year_that_changes_too_much_waits_for_a_person(contradicting: Settings, etl: Etl) -> None:
    (contradicting.raw / "b.txt").write_text(AGAIN.replace("4.031", "40.310"), "utf-8")
    before = published(contradicting)
    ran = etl("run")
    assert ran.code == 1
    assert "past_change: A figure that has been read for years" in ran.err
    assert "4.031 tỷ đồng" in ran.err
    assert "40.310 tỷ đồng" in ran.err
    assert "run again with --accept" in ran.err
    assert published(contradicting) == before
    ran = etl("run", "--accept")
    assert ran.code == 0
    assert "of past years accepted beyond the bound" in ran.out
    assert output(contradicting)[0] == 40310
    [accepted] = ask(contradicting.warehouse, "select accepted from run order by started_at desc limit 1").rows
    assert accepted[0] >= 1


def test_back_to_the_file_before(contradicting: Settings, etl: Etl) -> None:
    assert "no earlier file is kept yet" in etl("rollback", "--list").out
    assert "no earlier file is kept" in etl("rollback").err
    (contradicting.raw / "b.txt").unlink()
    (contradicting.raw / "c.txt").write_text(
        REPORT.replace("2015", "2017").replace("18/01/2016", "18/01/2018"), "utf-8"
    )
    etl("run")
    assert "1 " in etl("rollback", "--list").out
    assert "published again: file 1" in etl("rollback").out
    assert ask(contradicting.warehouse, "select count(*) from document where path = 'c.txt'").rows == [(0,)]
    etl("run")
    assert ask(contradicting.warehouse, "select count(*) from document where path = 'c.txt'").rows == [(1,)]
