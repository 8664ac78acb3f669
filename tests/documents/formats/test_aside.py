"""Passages that a reader leaves out on purpose: one note a kind, with examples and what to do."""

from __future__ import annotations

import pytest

from etl.documents.formats.aside import Aside, examples


def test_nothing_left_out_is_no_note() -> None:
    aside = Aside()
    aside.add("struck", " \n")
    assert aside.notes("x.docx") == ()


def test_one_note_a_kind_in_one_order() -> None:
    aside = Aside()
    aside.add("struck", "870\n triệu")
    aside.add("deleted", "5%")
    aside.add("struck", "9,1%")
    assert aside.notes("x.docx") == (
        "x.docx: 1 passage is deleted by a change that is tracked and not read: “5%”; reject the change if it holds",
        "x.docx: 2 passages are struck out and not read: “870 triệu”, “9,1%”; write it anew if it holds",
    )


@pytest.mark.parametrize(
    ("found", "shown"),
    [([], ""), (["a"], "“a”"), (["a", "b", "c"], "“a”, “b”, “c”"), (["a", "b", "c", "d"], "“a”, “b”, “c”, …"),
     (["x" * 40], f"“{'x' * 40}”"), (["x" * 41], f"“{'x' * 39}…”")],
)  # fmt: skip
def test_examples_are_three_and_short(found: list[str], shown: str) -> None:
    assert examples(found) == shown
