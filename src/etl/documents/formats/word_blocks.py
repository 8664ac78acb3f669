"""The blocks of a Word file as a reader meets them: looked for inside content controls, custom XML and insertions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""What may stand around a block without being one."""


def within(parent: Any, *names: str) -> Iterator[Any]:
    """The elements of these names that belong to `parent`, in order, whatever is wrapped around them. What a content
    control shows before it is filled in is none of them."""
    tags = [f"{_W}{name}" for name in names]
    for child in parent.iterchildren(*tags, *_AROUND):
        if child.tag in _AROUND:
            if not is_placeholder(child):
                yield from within(child, *names)
        else:
            yield child


def is_placeholder(element: Any) -> bool:
    """Whether it is a content control that nobody has filled in: its words only ask for it."""
    return element.tag == f"{_W}sdt" and element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def goes_on(paragraph: Any) -> bool:
    """Whether the end of the paragraph was deleted, so that the next one goes on with it."""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
