"""Bad inputs among good reports: told in one line each, kept in the warehouse, and no hindrance to the others."""

from __future__ import annotations

import os
import re

import pytest

from etl import pipeline
from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.extract.observation import Extraction
from etl.settings import Settings
from tests.conftest import GOOD, Etl, copy_reports, published, statuses

# name → what to write there, and words of the reason that must be told
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "rubbish.txt": (bytes(range(256)) * 8, ""),
    "no-article.html": (b"<html><body><nav><a href='/'>Trang ch\xe1\xbb\xa7</a></nav></body></html>", ""),
    "legacy.txt": ("Giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng".encode("cp1258", "replace"), ""),
    "no-year.txt": ("Sở Công Thương tỉnh Lạng Sơn: xuất khẩu đạt 1.200 triệu USD.".encode(), "year"),
    "no-province.txt": ("Năm 2015, giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng.".encode(), "province"),
}


@pytest.fixture
def bad(settings: Settings) -> dict[str, str]:
    """Every bad input among the GOOD reports; gives name → words of its reason."""
    for name, (content, _) in BAD.items():
        (settings.raw / name).write_bytes(content)
    (settings.raw / "dangling.txt").symlink_to("nowhere.txt")
    for name, card in (("card-no-toml", "area = Lạng Sơn"), ("card-no-province", 'area = "Atlantis"')):
        copy_reports(settings.raw, "ha-nam-2017-1" if name == "card-no-toml" else "kon-tum-2016-1")
        source = "ha-nam-2017-1" if name == "card-no-toml" else "kon-tum-2016-1"
        (settings.raw / f"{source}.txt").rename(settings.raw / f"{name}.txt")
        (settings.raw / f"{source}.card.toml").unlink()
        (settings.raw / f"{name}.card.toml").write_text(card, "utf-8")
    told = {name: words for name, (_, words) in BAD.items()}
    return {**told, "dangling.txt": "", "card-no-toml.txt": "TOML", "card-no-province.txt": "Atlantis"}


def test_bad_reports_stand_in_the_warehouse_and_keep_no_other_out(bad: dict[str, str], settings: Settings) -> None:
    pipeline.run(settings)
    found = statuses(settings)
    assert set(found) == set(bad) | {f"{name}.txt" for name in GOOD}
    assert all(found[f"{name}.txt"] == ("read", None) for name in GOOD)
    for name, words in bad.items():
        status, reason = found[name]
        assert status in {"failed", "doubtful"}, name
        assert reason, name
        assert words in reason
        assert "\n" not in reason


def test_bad_reports_are_told_in_one_line_each(bad: dict[str, str], etl: Etl) -> None:
    ran = etl("run")
    assert ran.code == 0
    assert "Traceback" not in ran.out + ran.err
    for name in bad:
        assert re.search(rf"^(failed|doubtful): {re.escape(name)}: .+; .+", ran.out, re.MULTILINE), name
    assert all(name in etl("status").out for name in bad)


def test_bad_reports_are_not_read_again_until_they_change(bad: dict[str, str], settings: Settings) -> None:
    pipeline.run(settings)
    before = published(settings)
    report = pipeline.run(settings)
    assert report.work.failing == len(bad)
    assert published(settings) == before
    (settings.raw / "empty.txt").write_bytes((settings.raw / f"{GOOD[0]}.txt").read_bytes() + b"\n")
    assert [line.name for line in pipeline.run(settings).documents] == ["empty.txt"]
    assert statuses(settings)["empty.txt"][0] != "failed"


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_file_without_permission_fails_alone(settings: Settings) -> None:
    (settings.raw / f"{GOOD[0]}.txt").chmod(0)
    pipeline.run(settings)
    assert statuses(settings)[f"{GOOD[0]}.txt"][0] == "failed"
    assert statuses(settings)[f"{GOOD[1]}.txt"][0] == "read"


def test_a_fault_of_the_program_fails_one_document(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(document: Document, catalogue: Catalogue) -> Extraction:
        if document.path.startswith(GOOD[0]):
            raise RecursionError("too deep")
        return extract(document, catalogue)

    monkeypatch.setattr("etl.reading.within_bounds.extract", breaks)
    report = pipeline.run(settings)
    assert [line.name for line in report.of_status("failed")] == [f"{GOOD[0]}.txt"]
    assert [line.name for line in report.of_status("read")] == [f"{GOOD[1]}.txt"]
