"""Hundreds of slips in cards, names, corrections, sources, settings and options: no traceback, no night without the
figures of the other reports, and one line that says where each is."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from etl import pipeline
from etl.acquire import load_sources
from etl.catalogue import Catalogue
from etl.documents.metadata.card import card_and_faults
from etl.documents.metadata.card_period import period_of
from etl.documents.raw_names import name_of
from etl.errors import UsageError
from etl.pipeline.summary import headline
from etl.query.queries import ask
from etl.settings import Settings
from etl.warehouse import corrections
from tests.conftest import GOOD, Etl, file_of, statuses
from tests.slips import NAMES, PERIODS, slips

SAYS = "Sở Công Thương Lạng Sơn: năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng, tăng 16,7% so với năm 2014."
CARD = """
url = "https://example.vn/bao-cao-2015.html"
publisher = "Sở Công Thương Lạng Sơn"
published_on = 2016-01-18
fetched_at = 2026-01-18T10:00:00
area = "Lạng Sơn"
period = "2015"
"""
CORRECTION = """
[[correction]]
document = "a.txt"
quote = "4.013 tỷ"
says = 4013
right = 4031.50
reason = "đảo chữ số"
who = "A"
when = 2026-02-01
at = 915
unit = "bn_vnd"
"""
SOURCE = """
[[source]]
name = "bao-thu"
publisher = "Báo Thử"
area = "Lạng Sơn"
dates = "vi"
urls = ["https://bao.vn/a.html"]
hosts = ["www.bao.vn"]
links = "html$"
keep_title = ["công thương"]
delay = 0.5
limit = 10
private = true
"""
FIGURES = "select area, year, indicator, actual from kpi_yearly where actual is not null order by all"


def _figures(settings: Settings) -> set[tuple[object, ...]]:
    return set(ask(settings.warehouse, FIGURES).rows)


def _is_a_line(text: str) -> bool:
    return text != "" and "\n" not in text and len(text) < 1_000 and text.isprintable()


def test_there_are_hundreds() -> None:
    assert len(list(slips(CARD))) + len(list(slips(CORRECTION))) + len(list(slips(SOURCE))) + len(NAMES) > 1_000


@pytest.mark.parametrize(("said", "code"), PERIODS.items(), ids=[said[:30] for said in PERIODS])
def test_periods_are_understood_as_people_write_them_or_told(
    said: str, code: str | None, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "x.card.toml").write_text(f'# a comment\nperiod = "{said}"\narea = "Lạng Sơn"\n', "utf-8")
    card, faults = card_and_faults(tmp_path / "x.txt", catalogue)
    assert (card.period, card.area) == (code, "Lạng Sơn")
    assert len(faults) == (code is None)
    for fault in faults:
        assert fault.where.endswith("x.card.toml, line 2")
        assert "quý I/2016" in fault.remedy and _is_a_line(str(fault))


def test_a_period_is_a_number_too() -> None:
    assert period_of("2015") == "2015"


def test_a_slip_on_a_card_costs_its_own_key_and_keeps_no_report_out(settings: Settings) -> None:
    """Every slip has a report of its own, and all are in one night."""
    pipeline.run(settings)
    good = _figures(settings)
    told: dict[str, str] = {}
    for number, (name, card) in enumerate(list(slips(CARD))[::2]):
        told[f"{number:04}.txt"] = name
        (settings.raw / f"{number:04}.txt").write_text(f"{SAYS}\n\nSố {number}.", "utf-8")
        (settings.raw / f"{number:04}.card.toml").write_bytes(card)
    pipeline.run(settings, accept=True)
    assert good <= _figures(settings)
    found = statuses(settings)
    assert set(told) <= set(found)
    for name, what in told.items():
        status, reason = found[name]
        assert status in ("read", "doubtful"), (what, reason)
        if reason is not None:
            assert re.search(r"card\.toml(, line \d+)?: ", reason) and _is_a_line(reason), (what, reason)
            assert "inside the program" not in reason, what
    assert Counter(status for status, _ in found.values())["doubtful"] > 80
    counted = "select path, count(*) from observation join document using (document_id) group by path"
    figures = dict(ask(settings.warehouse, counted).rows)
    assert [what for name, what in told.items() if figures.get(name, 0) < 2] == []


IMPOSSIBLE = {
    "published_on = 1016-01-18": "published_on cannot be 1016-01-18; write a day from 1990-01-01 to tomorrow",
    "published_on = 0206-01-18": "published_on cannot be 0206-01-18",
    "published_on = 9999-12-31": "published_on cannot be 9999-12-31",
    'published_on = "1016-01-18"': "published_on cannot be '1016-01-18'",
    "fetched_at = 9999-12-31T00:00:00": "fetched_at cannot be 9999-12-31",
    "period = 1015": "period cannot be 1015; write it as in",
    "period = 2095": "period cannot be 2095",
    'area = "Lạng Sơm"': "did you mean 'Lạng Sơn'?",
    'published = "2016-01-18"': "has an unknown key 'published'; did you mean 'published_on'?",
    'Area = "Lạng Sơn"': "did you mean 'area'?",
    'url = "http://[[[["': "url cannot be 'http://[[[['; write the whole address",
}


def test_what_cannot_be_is_a_fault_of_that_card(settings: Settings) -> None:
    for number, line in enumerate(IMPOSSIBLE):
        (settings.raw / f"{number}.txt").write_text(f"{SAYS}\n\nSố {number}.", "utf-8")
        (settings.raw / f"{number}.card.toml").write_text(f'publisher = "Sở Công Thương Lạng Sơn"\n{line}\n', "utf-8")
    pipeline.run(settings)
    found = statuses(settings)
    assert all(found[f"{name}.txt"] == ("read", None) for name in GOOD)
    for number, told in enumerate(IMPOSSIBLE.values()):
        status, reason = found[f"{number}.txt"]
        assert status == "doubtful"
        assert reason is not None and f"{number}.card.toml, line 2: " in reason and told in reason
    counted = "select path, count(*) from observation join document using (document_id) group by path"
    figures = dict(ask(settings.warehouse, counted).rows)
    assert {figures.get(f"{number}.txt") for number in range(len(IMPOSSIBLE))} == {2}


def test_the_slip_of_a_whole_corpus_is_one_line_with_a_count(settings: Settings) -> None:
    for number in range(30):
        (settings.raw / f"{number}.txt").write_text(f"{SAYS}\n\nSố {number}.", "utf-8")
        (settings.raw / f"{number}.card.toml").write_text(f"# {number}\n{'#' * (number % 3)}\npublished = 2016-01-18\n")
    lines = [line for line in pipeline.run(settings).lines() if line.startswith("doubtful")]
    (line,) = lines
    assert "did you mean 'published_on'?" in line
    assert "29 other documents have the same fault" in line


def test_names_of_files(settings: Settings) -> None:
    pipeline.run(settings)
    good = _figures(settings)
    for number, name in enumerate(NAMES):
        (settings.raw / name).write_text(f"{SAYS}\n\nSố {number}.", "utf-8")
    (settings.raw / "\udce9.txt").write_text(SAYS, "utf-8")
    report = pipeline.run(settings, accept=True)
    assert good <= _figures(settings)
    found = statuses(settings)
    shown = {name_of(settings.raw / name, settings.raw) for name in NAMES}
    assert sorted(shown - set(found)) == []
    assert all("inside the program" not in str(reason) for _, reason in found.values())
    assert report.of_status("failed") == [] or all("CSV" not in str(line) for line in report.of_status("failed"))


def test_corrections_are_told_with_file_and_line(tmp_path: Path) -> None:
    path, told = tmp_path / "corrections.toml", 0
    for name, data in slips(CORRECTION):
        path.write_bytes(data)
        try:
            corrections.load(path)
        except UsageError as fault:
            told += 1
            assert fault.where.startswith(str(path)) and _is_a_line(str(fault)), name
            assert name.startswith("file: ") or "line" in str(fault), (name, str(fault))
    assert told > 150


def test_a_slip_in_the_corrections_leaves_the_figures_that_are_published(loaded: Settings, tmp_path: Path) -> None:
    shutil.copy(file_of(loaded), tmp_path / "w.duckdb")
    settings = Settings(raw=loaded.raw, warehouse=tmp_path / "w.duckdb", corrections=tmp_path / "corrections.toml")
    before = _figures(settings)
    for name, data in list(slips(CORRECTION))[::40]:
        settings.corrections_file.write_bytes(data)
        report = pipeline.run(settings)
        assert report.corrections == "" or _is_a_line(report.corrections), name
        assert _figures(settings) == before, name


def test_a_slip_in_the_corrections_keeps_no_new_report_out(loaded: Settings, tmp_path: Path) -> None:
    """Not on a fresh warehouse either, and every night says what is wrong."""
    settings = Settings(raw=loaded.raw, warehouse=tmp_path / "w.duckdb", corrections=tmp_path / "corrections.toml")
    settings.corrections_file.write_text("[[correction]\n", "utf-8")
    first, second = pipeline.run(settings), pipeline.run(settings)
    assert first.published
    assert not second.published
    assert _figures(settings) == _figures(loaded)
    for report in (first, second):
        assert "corrections.toml" in report.corrections
        assert any("corrections.toml" in line for line in report.lines())
        assert "corrections.toml" in headline(report)


def test_sources_are_told_with_file_and_line(tmp_path: Path) -> None:
    path, told = tmp_path / "sources.toml", 0
    for name, data in slips(SOURCE):
        path.write_bytes(data)
        try:
            load_sources(path)
        except UsageError as fault:
            told += 1
            assert fault.where.startswith(str(path)) and _is_a_line(str(fault)), name
            assert name.startswith("file: ") or "line" in str(fault), (name, str(fault))
    assert told > 200


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf", "utf-16"])
def test_a_byte_order_mark_never_matters(mark: bytes | str, tmp_path: Path, catalogue: Catalogue) -> None:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(mark + text.encode() if isinstance(mark, bytes) else text.encode(mark))
        return path

    written("x.card.toml", CARD)
    assert card_and_faults(tmp_path / "x.txt", catalogue)[0].period == "2015"
    assert len(corrections.load(written("corrections.toml", CORRECTION))) == 1
    assert len(load_sources(written("sources.toml", SOURCE))) == 1


ENVIRONMENT = [
    (name, value)
    for name in ("ETL_KEPT", "ETL_WORKERS", "ETL_CHANGE_BOUND")
    for value in ("x", "-1", "nan", "inf", "1e400", "9" * 60, "7,5", "1 000", "năm", "0x10", "true", "1e9", "٣٤٥٦٧٨٩٠")
]


@pytest.mark.parametrize(("name", "value"), ENVIRONMENT)
def test_settings_are_told_with_their_name(name: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_env(env={name: value})
    assert caught.value.where == name and _is_a_line(str(caught.value))


OPTIONS = [
    ["kpi", "--year", "20x5"], ["kpi", "--year", "2015-2016"], ["kpi", "--year", "2016:2015"], ["kpi", "--year", ""],
    ["kpi", "--year", "9" * 60], ["kpi", "--area", "Atlantis"], ["kpi", "--area", ""], ["kpi", "--indicator", "gold"],
    ["kpi", "--indicator", ""], ["kpi", "--format", "yaml"], ["kpi", "--years", "2015"], ["kpis"],
    ["run", "--years", "x"], ["run", "--years", "2015,"], ["run", "--years", "0"], ["run", "nowhere"],
    ["run", "\x00"], ["run", "--acept"], ["extract", "nowhere"], ["extract", "--format", "xml"], ["extract", ""],
    ["explain"], ["explain", "nowhere.txt"], ["explain", "x", "--area", "Atlantis"],
    ["explain", "x", "--published", "18/1/2016"], ["explain", ""], ["explain", "\x00.txt"], ["explain", "(" * 3_000],
    ["fetch", "no-such-source"], ["backfill", "--years", "2099:2098"], ["backfill"], ["sql", ""], ["sql", "select"],
    ["sql", "select (" + "(" * 3_000], ["sql", "select 1", "--format", "x"], ["status", "more"],
    ["rollback", "no-such-file"], ["review", "--limit", "x"], ["--raw"], ["--raw", ""], ["-x"],
    ["--warehouse", "\x00", "status"], ["--raw", "\x00", "run"], ["run", "a" * 5_000 + ".txt"],
    ["doctor", "--help-me"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", OPTIONS, ids=[" ".join(each)[:40] for each in OPTIONS])
def test_options_are_told_in_one_line(arguments: list[str], etl: Etl, settings: Settings) -> None:
    ran = etl(*arguments)
    assert "Traceback" not in ran.out + ran.err
    if ran.code:
        assert _is_a_line(ran.err.rstrip("\n").split("\n")[-1]) or "a" * 5_000 in ran.err
        assert ran.err.rstrip("\n").split("\n")[-1].startswith("etl: ")
