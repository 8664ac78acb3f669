"""How the runs of a Word file are shown: struck out, hidden or raised, by themselves or by their styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_TOGGLES = ("strike", "dstrike", "vanish")
_TELLING = (*_TOGGLES, "vertAlign", "position")
_HIGH = 3  # half points above the line: from here on text counts as raised


class RunLook:
    """How each run of a document is shown, by its own properties and its styles. `plain` is true where no run and no
    style is struck out, hidden or raised."""

    def __init__(self, document: Any) -> None:
        roots = document.element, document.styles.element
        self.plain = not any(next(root.iter(*(f"{_W}{name}" for name in _TELLING)), None) is not None for root in roots)
        styles = [] if self.plain else list(document.styles.element.iter(f"{_W}style"))
        self._styles = {style.get(f"{_W}styleId"): style for style in styles}
        default = next((s for s in styles if s.get(f"{_W}default") == "1" and s.get(f"{_W}type") == "paragraph"), None)
        self._default = default.get(f"{_W}styleId") if default is not None else None

    def struck(self, run: Any) -> bool:
        """Whether a line is drawn through the run."""
        return self._is_on(run, "strike") or self._is_on(run, "dstrike")

    def hidden(self, run: Any) -> bool:
        """Whether the run is hidden text."""
        return self._is_on(run, "vanish")

    def raised(self, run: Any) -> bool:
        """Whether the run is set above the line."""
        for name in ("vertAlign", "position"):
            element = next((found for each in self._properties(run) if (found := each.find(f"{_W}{name}")) is not None),
                           None)  # fmt: skip
            value = "" if element is None else element.get(f"{_W}val", "")
            if value == "superscript" or (name == "position" and value.isdigit() and int(value) >= _HIGH):
                return True
        return False

    def _is_on(self, run: Any, name: str) -> bool:
        for properties in self._properties(run):
            element = properties.find(f"{_W}{name}")
            if element is not None:
                return element.get(f"{_W}val", "1").lower() not in _OFF
        return False

    def _properties(self, run: Any) -> Iterator[Any]:
        """The properties that decide how a run looks, the nearest first: its own, those of its style and of its
        paragraph's style."""
        own = run.find(f"{_W}rPr")
        if own is not None:
            yield own
            yield from self._inherited(value_of(own, "rStyle"))
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        properties = paragraph.find(f"{_W}pPr") if paragraph is not None else None
        yield from self._inherited(value_of(properties, "pStyle") or self._default)

    def _inherited(self, name: str | None) -> Iterator[Any]:
        for _ in range(len(self._styles)):  # ends for a style that is based on itself
            style = self._styles.get(name) if name else None
            if style is None:
                return
            properties = style.find(f"{_W}rPr")
            if properties is not None:
                yield properties
            name = value_of(style, "basedOn")


def value_of(element: Any, name: str) -> str | None:
    """The value that the child `name` of an element sets; None where there is no such element or child."""
    child = None if element is None else element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")
