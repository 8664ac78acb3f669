"""The reports that ship with the project: province, day of publication and headline of each."""

import csv
import json
import tomllib
from pathlib import Path

import pytest

from etl.catalogue import load
from etl.documents import read

ROOT = Path(__file__).parents[2]
with (ROOT / "tests/cases/documents.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["document"])
def test_facts_of_a_report(case: dict[str, str]) -> None:
    document = read(ROOT / f"data/raw/{case['document']}.txt", load())
    assert (document.area_id or "") == case["area_id"]
    assert str(document.published_on or "") == case["published_on"]
    assert (document.published_hint or "") == case["published_hint"]
    title, expected = document.title or "", case["title_starts"]
    assert title.startswith(expected) if expected else title == ""
    assert (document.area_evidence is None) == (document.area_id is None)
    assert (document.published_on_evidence is None) == (document.published_hint is None)
    assert document.warnings == ()


@pytest.mark.parametrize("case", [c for c in CASES if c["published_on"]], ids=lambda case: case["document"])
def test_day_of_publication_without_its_card_saying_so(case: dict[str, str], tmp_path: Path) -> None:
    raw = ROOT / f"data/raw/{case['document']}.txt"
    copy = tmp_path / raw.name
    copy.write_bytes(raw.read_bytes())
    card = raw.with_suffix(".card.toml").read_text("utf-8").splitlines()
    (tmp_path / f"{raw.stem}.card.toml").write_text(
        "\n".join(line for line in card if not line.startswith("published_on")), "utf-8"
    )
    document = read(copy, load())
    assert str(document.published_on) == case["published_on"]
    assert document.published_on_evidence in ("byline", "text")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["document"])
def test_no_wrong_province_without_a_card(case: dict[str, str], tmp_path: Path) -> None:
    raw = ROOT / f"data/raw/{case['document']}.txt"
    copy = tmp_path / raw.name
    copy.write_bytes(raw.read_bytes())
    assert read(copy, load()).area_id in (None, case["area_id"])


def test_the_collection_has_each_report_once() -> None:
    """Twice it would count as two sources. What was read by hand of each stands in tests/gold."""
    reports = sorted((ROOT / "data" / "raw").rglob("*.txt"))
    cards = [tomllib.loads(path.with_suffix(".card.toml").read_text("utf-8")) for path in reports]
    assert len(reports) > 490
    for keys in (
        [path.name for path in reports],
        [card["url"] for card in cards],
        [path.read_bytes() for path in reports],
    ):
        assert len(set(keys)) == len(keys)
    gold = {json.loads(path.read_text("utf-8"))["id"] for path in (ROOT / "tests" / "gold").glob("*/*.json")}
    assert {path.stem for path in reports} <= gold
