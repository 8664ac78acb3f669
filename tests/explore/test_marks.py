"""Text is cut by the places that are marked in it, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.explore.marks import Piece, Span, pieces


def test_a_sentence_and_the_words_in_it() -> None:
    text = "Trước. Đạt 4.013 tỷ đồng, tăng. Sau."
    cut = pieces(text, [Span(107, 131, "sentence"), Span(111, 124, "figure", "f-1", "/cell", "4013")], begin=100)
    assert [(piece.text, piece.kinds) for piece in cut] == [
        ("Trước. ", ()),
        ("Đạt ", ("sentence",)),
        ("4.013 tỷ đồng", ("sentence", "figure")),
        (", tăng.", ("sentence",)),
        (" Sau.", ()),
    ]
    assert (cut[2].ids, cut[2].link, cut[2].hint) == (("f-1",), "/cell", "4013")


def test_places_that_overlap_and_such_outside() -> None:
    cut = pieces("abcdef", [Span(0, 3, "a", "1"), Span(2, 5, "b", "2"), Span(9, 12, "c"), Span(4, 4, "d")])
    assert [(piece.text, piece.kinds, piece.ids) for piece in cut] == [
        ("ab", ("a",), ("1",)),
        ("c", ("a", "b"), ("2",)),
        ("de", ("b",), ()),
        ("f", (), ()),
    ]
    assert pieces("", [Span(0, 3, "a")]) == []
    assert pieces("abc", []) == [Piece("abc")]


def test_a_place_that_began_on_the_page_before_is_marked_from_the_first_letter() -> None:
    assert pieces("cdef", [Span(98, 102, "a", "1")], begin=100)[0] == Piece("cd", ("a",), ("1",))


@settings(max_examples=15)
@given(st.text(max_size=20), st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25)), max_size=6))
def test_the_pieces_are_the_text(text: str, places: list[tuple[int, int]]) -> None:
    cut = pieces(text, [Span(start, end, "k", f"{start}-{end}") for start, end in places])
    assert "".join(piece.text for piece in cut) == text
    named = [name for piece in cut for name in piece.ids]
    assert len(set(named)) == len(named) or len(set(places)) < len(places)
