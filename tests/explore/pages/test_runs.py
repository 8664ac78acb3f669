"""The runs, and what each changed."""

from __future__ import annotations

import pytest

from etl.explore.look import Look
from etl.explore.pages import runs as page_of
from tests.explore.client import Pages


def test_a_run_shows_what_it_changed(pages: Pages) -> None:
    listed = pages.get("/runs?lang=en")
    (link,) = [link for link in listed.links() if link.startswith("/runs/")]
    shown = pages.get(link)
    assert "5 reports read" in shown.text
    assert "4,013" in shown.text
    assert "/cell/lang-son/2015/industrial_output?lang=en" in shown.links()


def test_many_changes_go_over_several_pages(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of, "CHANGES", 3)
    (run_id,) = [row["run_id"] for row in look.ask("page_run", run=None, most=1)]
    page = page_of.run(look, run_id)
    assert page is not None
    assert len(page.shown["tables"][0].rows) == 3
    assert len(page.shown["pages"]) > 1
    assert "3 trong" in page.shown["tables"][0].note
