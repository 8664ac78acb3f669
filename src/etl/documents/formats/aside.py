"""Passages that a reader leaves out on purpose (struck out, deleted, hidden), collected for one note per kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from etl.documents.document import Note

_SHOWN, _LONGEST = 3, 40  # examples in a note, and letters of each
_KINDS = {
    "struck": ("struck out", "write it anew if it holds"),
    "deleted": ("deleted by a change that is tracked", "reject the change if it holds"),
    "hidden": ("hidden", "show it if it holds"),
}


class Aside:
    """The passages left out, by kind (a key of `_KINDS`)."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, kind: str, text: str) -> None:
        """Records a passage that is left out; a blank one is ignored. Pieces of one passage may be added one by one."""
        words = " ".join(text.split())
        if words:
            self._found.setdefault(kind, []).append(words)

    def notes(self, path: Path | str) -> tuple[Note, ...]:
        """One line per kind: how much was left out, the first examples, and what to do."""
        return tuple(
            Note(
                f"{path}: {_counted(found)} {_KINDS[kind][0]} and not read: {examples(found)}; {_KINDS[kind][1]}",
                f"passages {_KINDS[kind][0]} and not read",
                len(found),
            )
            for kind, found in sorted(self._found.items())
        )


def _counted(found: list[str]) -> str:
    return "1 passage is" if len(found) == 1 else f"{len(found)} passages are"


def examples(found: Sequence[str]) -> str:
    """The first three passages, shortened and in quotation marks."""
    shown = [f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”" for text in found[:_SHOWN]]
    return ", ".join(shown) + (", …" if len(found) > _SHOWN else "")
