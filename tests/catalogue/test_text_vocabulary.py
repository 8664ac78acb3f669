"""The words around names of areas and around reports, as reading compares them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.catalogue.loader import DATA
from etl.catalogue.text_vocabulary import HeadingWords, PlaceWords, heading_words, place_words, words
from etl.errors import CatalogueError
from etl.language.fold import fold


def changed(name: str, folder: Path, old: str, new: str) -> Path:
    """A copy of a data file with one place of it changed."""
    text = (DATA / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("phrase", "split"),
    [("UBND Tỉnh", ("ubnd", "tỉnh")), ("Thành phố Hoà Bình", ("thành", "phố", "hòa", "bình")), ("", ())],
)
def test_a_phrase_is_folded_and_split(phrase: str, split: tuple[str, ...]) -> None:
    assert words(phrase) == split


def test_frames_are_phrases_with_their_kind_and_the_longest_is_known() -> None:
    places = place_words(DATA / "places.toml")
    assert isinstance(places, PlaceWords)
    assert places.frames[words("sở công thương")] == "office"
    assert places.frames[words("tỉnh")] == "whole"
    assert places.frames[words("huyện")] == "part"
    assert places.longest_frame == max(map(len, places.frames))


def test_a_phrase_of_two_lists_has_the_kind_of_the_later_one(tmp_path: Path) -> None:
    path = changed("places.toml", tmp_path, "wholes = [", 'wholes = ["sở công thương", ')
    assert place_words(path).frames[words("sở công thương")] == "office"


def test_heading_words_are_folded_the_longer_ones_first() -> None:
    headings = heading_words(DATA / "headings.toml")
    assert isinstance(headings, HeadingWords)
    for name in HeadingWords.__dataclass_fields__:
        phrases = getattr(headings, name)
        assert phrases and all(fold(phrase) == phrase for phrase in phrases)
        assert [len(phrase) for phrase in phrases] == sorted(map(len, phrases), reverse=True)


@pytest.mark.parametrize(
    ("read", "name", "old", "fault"),
    [(place_words, "places.toml", "companies =", "companies is missing|companies_ means nothing"),
     (heading_words, "headings.toml", "posted =", "posted is missing|posted_ means nothing")],
)  # fmt: skip
def test_a_section_that_is_missing_is_named(
    read: Callable[[Path], object], name: str, old: str, fault: str, tmp_path: Path
) -> None:
    with pytest.raises(CatalogueError, match=fault):
        read(changed(name, tmp_path, old, old.replace(" =", "_ =")))
