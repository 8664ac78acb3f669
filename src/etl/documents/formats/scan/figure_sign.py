"""The sign of a figure, told by what is drawn left of its first digit at half of its height.

An engine drops dashes and sees some that are not there. A dash may touch the digit behind it, be short and thick after
a scan at few dots, stand behind a speck of dust, or be too pale to be ink: it is looked for in each of these shapes.
Where a mark may be one and need not be, the sign is told as unsure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from etl.documents.formats.scan.ink import DARK, Ink, Part, ink_of

# Parts of the height of a digit:
_DIGIT, _FULL = 0.6, 0.85  # what is as tall is a digit, or most of one with a worn stroke; as this, a whole one
_FLAT = 0.35  # a dash is flatter
_DASH, _DUST = 0.22, 0.14  # a dash is at least as wide; what is smaller to both sides is dust
_JOINED, _TIP = 0.28, 0.2  # an even stroke so long before a digit is a dash; so short, the tip of a 4
_EVEN = 0.06  # the edges of an even stroke move by less
_BEHIND = 0.52  # a digit that a dash touches is as wide: less is what the worn bar of a 4 leaves of it
_TALLER = 1.6  # … of the tallest part: pieces that are farther apart are on two lines
_LOW, _HIGH = 0.25, 0.8  # from its top: a dash hangs between

_OVER = 0.5  # of the width of the narrower of two pieces of a digit: so much of it is below the other one
_WIDE = 1.3  # times its own height: a dash beside a digit is wider
_ALONE = 1.6  # … and one that stands alone, where no digit tells how tall it may be
_THIN = 20  # pixels at 300 dots per inch: a dash that stands alone is thinner
_EDGE = 2  # pixels from the left of a cell: remains of its ruling line stand there
_PALE = 200  # of 255: paler than ink, darker than the grain of paper


@dataclass(frozen=True, slots=True)
class Signed:
    """The sign of a figure, "-" or "", and what is drawn behind it: None where a dash stands alone. Where the sign is
    not `sure`, the figure may as well have the other one."""

    sign: str
    rest: Ink | None
    sure: bool = True


def signed(ink: Ink, grey: Any) -> Signed:
    """The sign before the figure that is drawn as `ink` in the `grey` pixels of a cell."""
    if len(ink.parts) == 1 and _is_alone(ink.parts[0]):
        return Signed("-", None)
    digits = _whole(ink)
    first = next(part for part in digits if part.height >= _DIGIT * max(part.height for part in digits))
    digit = next(part for part in digits if part.height >= _FULL * max(part.height for part in digits))
    marks = [part for part in ink.parts if part.left < first.left and _is_mark(part, digit, ink)]
    if dash := next((mark for mark in marks if _is_dash(mark, digit.height)), None):
        return Signed("-", ink_of(ink.pixels[:, dash.right + 1 :]))
    long = _even(ink, first, digit)
    if long >= _JOINED * digit.height and first.width - long >= _BEHIND * digit.height:
        return Signed("-", ink_of(ink.pixels[:, first.left + long :]))
    if marks or long >= _TIP * digit.height or _is_pale(ink, grey, first, digit):
        return Signed("-", ink, sure=False)
    return Signed("", ink)


def _whole(ink: Ink) -> list[Part]:
    """The parts from left to right, pieces of a digit with a worn stroke, which are one above the other, as one."""
    found: list[Part] = []
    for part in ink.parts:
        last = found[-1] if found else part
        over = min(last.right, part.right) - part.left
        top, bottom = min(last.top, part.top), max(last.top + last.height, part.top + part.height)
        if found and over >= _OVER * min(last.width, part.width) and bottom - top <= _TALLER * ink.height:
            found[-1] = Part(last.left, top, max(last.right, part.right) - last.left, bottom - top)
        else:
            found.append(part)
    return found


def _is_alone(part: Part) -> bool:
    return part.width > _ALONE * part.height and part.height < _THIN


def _is_mark(part: Part, digit: Part, ink: Ink) -> bool:
    """Whether a part hangs at half the height of a digit, and is neither dust nor what is left of a ruling line."""
    if max(part.width, part.height) < _DUST * digit.height:
        return False
    if ink.left + part.left <= _EDGE and part.width < part.height:
        return False
    return _hangs(part.top + part.height / 2, digit)


def _hangs(middle: float, digit: Part) -> bool:
    """Whether what has its middle in that row is at half the height of a digit."""
    return _LOW < (middle - digit.top) / digit.height < _HIGH


def _is_dash(part: Part, height: int) -> bool:
    return _DASH * height <= part.width >= _WIDE * part.height and part.height <= _FLAT * height


def _even(ink: Ink, first: Part, digit: Part) -> int:
    """How many columns from its left the `first` part is one stroke at half the height of a `digit` whose edges are
    even, as a dash that touches a digit is; the tip of a 4 widens at once."""
    import cv2
    import numpy as np

    box = ink.pixels[first.top : first.top + first.height, first.left : first.right]
    _, labels, boxes, _ = cv2.connectedComponentsWithStats((box < DARK).astype(np.uint8))
    dark = labels == 1 + boxes[1:, cv2.CC_STAT_AREA].argmax()  # without the dust above and below
    tops, bottoms = first.top + dark.argmax(axis=0), first.top + first.height - dark[::-1].argmax(axis=0)
    least = max(2, round(_TIP * digit.height))
    if len(tops) <= least:
        return 0  # narrower than the shortest dash
    top, bottom = float(np.median(tops[1:least])), float(np.median(bottoms[1:least]))
    if bottom - top > _FLAT * digit.height or not _hangs((top + bottom) / 2, digit):
        return 0
    may = max(1.0, _EVEN * digit.height)
    even = (abs(tops - top) <= may) & (abs(bottoms - bottom) <= may)
    even[0] = True  # the end of a stroke is round
    return len(even) if even.all() else int(even.argmin())


def _is_pale(ink: Ink, grey: Any, first: Part, digit: Part) -> bool:
    """Whether a dash too pale to be ink is left of the `first` digit, at half the height of a whole `digit`."""
    before = grey[:, : max(0, ink.left + first.left - _EDGE)]
    pale = ink_of(before, _PALE) if before.size else None
    if pale is None:
        return False
    down = pale.top - ink.top
    dashes = (part for part in pale.parts if _is_dash(part, digit.height))
    return any(_hangs(down + part.top + part.height / 2, digit) for part in dashes)
