"""docs/extending.md as a newcomer types it in: its indicator, sentences and table on a copy of the catalogue."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from etl.catalogue import Catalogue, load, loader
from etl.extract import extract
from tests.extract.conftest import read_as_lang_son
from tests.extract.tables.test_layouts import document_of, facts

PAGE = Path(__file__).parents[2] / "docs" / "extending.md"


def blocks(language: str) -> list[str]:
    """The code blocks of the page in `language`, in order."""
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", PAGE.read_text("utf-8"), re.M | re.S)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue with the page's indicator added to it."""
    folder = tmp_path_factory.mktemp("catalogue") / "data"
    shutil.copytree(loader.DATA, folder)
    schemas = loader.DATA.parent / "schemas"
    if schemas.exists():
        shutil.copytree(schemas, folder.parent / "schemas")
    with (folder / "indicators.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + next(block for block in blocks("toml") if "[indicator." in block))
    return load(folder)


def test_its_sentences_state_what_it_says(catalogue: Catalogue) -> None:
    rows = [line.strip().split("|") for block in blocks("text") for line in block.splitlines() if line.count("|") == 2]
    assert len(rows) == 2
    for _, sentence, stated in rows:
        read = [
            f"{o.indicator} {o.period} {o.scenario} {o.measure} {o.value.normalize():f} {o.unit}"
            for o in read_as_lang_son(sentence, catalogue).observations
        ]
        assert read == ([stated] if stated else []), sentence


def test_its_table_gives_its_facts(catalogue: Catalogue) -> None:
    case = tomllib.loads(next(block for block in blocks("toml") if "grid =" in block))
    extraction = extract(document_of(case), catalogue)
    assert facts(extraction, "lang-son") == sorted(case["facts"])
    unread = {n.quote: n.reason for n in extraction.left_out}
    assert all(reason in unread[quote] for quote, reason in case["not_read"].items())
