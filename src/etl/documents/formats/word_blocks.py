"""The blocks of a Word file in reading order, also those inside content controls, custom XML and insertions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements that may be around a block without being one."""


def within(parent: Any, *names: str) -> Iterator[Any]:
    """The elements of these names that belong to `parent`, in order, whatever is wrapped around them. The placeholder
    of a content control that is not filled in is left out."""
    tags = [f"{_W}{name}" for name in names]
    for child in parent.iterchildren(*tags, *_AROUND):
        if child.tag in _AROUND:
            if not is_placeholder(child):
                yield from within(child, *names)
        else:
            yield child


def is_placeholder(element: Any) -> bool:
    """Whether the element is a content control that is not filled in: its text is only a placeholder."""
    return element.tag == f"{_W}sdt" and element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def goes_on(paragraph: Any) -> bool:
    """Whether the end of the paragraph is deleted, so that the next one continues it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
