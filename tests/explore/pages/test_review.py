"""The page of what a person should look at, with commands that do no harm as they are."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from etl.explore.look import Look
from etl.explore.pages import review as page_of
from etl.settings import Settings
from tests.conftest import Etl, file_of
from tests.explore.client import Pages


def test_every_thing_leads_to_its_words_in_the_report(pages: Pages) -> None:
    shown = pages.get("/review?lang=en")
    assert len(shown.tree.xpath("//li[contains(@class, 'thing')]")) == 10
    assert "the province is not told" in shown.text
    link = next(link for link in shown.links() if "#f-" in link)
    page, place = link.split("#")
    assert pages.get(page).tree.xpath(f"//*[@id='{place}']")


def test_the_command_is_refused_until_somebody_puts_the_number_in(
    pages: Pages, shown: Settings, etl: Etl, tmp_path: Path
) -> None:
    command = pages.get("/review").texts("//code[starts-with(@id, 'c-')]")[0]
    assert '--area "…"' in command
    arguments = shlex.split(command)[1:]
    refused = etl(*arguments, "--warehouse", file_of(shown))
    assert refused.code == 2
    assert not (tmp_path / "corrections.toml").exists()


def test_areas_and_indicators_can_be_chosen(pages: Pages) -> None:
    assert "Nothing to look at" in pages.get("/review?area=lang-son&lang=en").text
    assert pages.get("/review?area=lang-xon").status == 404
    assert pages.get("/review?indicator=xport").status == 404
    assert pages.get("/review?page=7").status == 404


def test_a_long_list_goes_over_several_pages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of, "MOST", 4)
    found = [page_of.review(look, page=number) for number in range(1, 4)]
    assert [len(page.shown["things"]) for page in found if page] == [4, 4, 2]
    assert page_of.review(look, page=4) is None
