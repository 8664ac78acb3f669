"""The help says the same in both languages."""

from __future__ import annotations

from etl.explore.pages.help import help_page
from etl.explore.words import Words


def test_both_languages_have_the_same_parts() -> None:
    kinds = [[kind for kind, _ in help_page(Words(lang)).shown["parts"]] for lang in ("vi", "en")]
    assert kinds[0] == kinds[1]
    assert {"heading", "command", "words"} == set(kinds[0])
