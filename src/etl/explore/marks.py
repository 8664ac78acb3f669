"""Text cut into pieces by the places that are marked in it. Knows no HTML: whoever shows a piece escapes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A marked place, from `start` to before `end`; `kind` says as what, `id` names the place."""

    start: int
    end: int
    kind: str
    id: str = ""
    link: str | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with the kinds of everything that covers it; `ids` are of the places that begin with it."""

    text: str
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    link: str | None = None
    hint: str = ""


def pieces(text: str, spans: Iterable[Span], begin: int = 0) -> list[Piece]:
    """`text`, of which the first letter has the place `begin`, cut wherever a span begins or ends; nothing is lost.

    Spans may overlap. The link and the hint of a piece are of the shortest span that covers it.
    """
    end = begin + len(text)
    inside = [span for span in spans if span.start < end and span.end > begin and span.start < span.end]
    inside.sort(key=lambda span: (span.start, -span.end))
    edges = sorted({begin, end, *(place for span in inside for place in _edges(span, begin, end))})
    cut, covering, waiting = list[Piece](), list[Span](), list(reversed(inside))
    for start, stop in pairwise(edges):
        covering = [span for span in covering if span.end > start]
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        cut.append(_piece(text[start - begin : stop - begin], start, begin, covering))
    return cut


def _edges(span: Span, begin: int, end: int) -> tuple[int, int]:
    return max(span.start, begin), min(span.end, end)


def _piece(text: str, start: int, begin: int, covering: Sequence[Span]) -> Piece:
    if not covering:
        return Piece(text)
    kinds = tuple(dict.fromkeys(span.kind for span in covering))
    ids = tuple(dict.fromkeys(span.id for span in covering if span.id and max(span.start, begin) == start))
    nearest = min(covering, key=lambda span: span.end - span.start)
    linked = min((span for span in covering if span.link), key=lambda span: span.end - span.start, default=None)
    return Piece(text, kinds, ids, linked.link if linked else None, nearest.hint)
