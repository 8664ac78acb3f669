"""How many figures come out of pages on which there is nothing: `python -m benchmarks.scans.noise [--log noise.jsonl]`.

Pages of grain, cloth, wood, checks, scribbles and grids without anything in them, each of 8 by 5.6 inches at 100 dots.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.documents.formats.scan.engine import lent
from etl.documents.formats.scan.page_text import PageText, read_picture
from etl.documents.formats.scan.scanned_items import scanned_items
from etl.documents.text_layout import TextGrid

SIZE, DPI = (560, 800), 100


def main() -> None:
    """Prints a line for each kind of page: how many there were, how many gave digits, and in tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--log", type=Path, help="a file of pages that were read, which are not read again")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="no page is begun after so many")
    args = parser.parse_args()
    end = time.monotonic() + 60 * args.minutes
    lines = args.log.read_text("utf-8").splitlines() if args.log and args.log.exists() else []
    for number in range(len(lines), args.pages):
        if time.monotonic() >= end:
            break
        lines.append(json.dumps(_page(number), ensure_ascii=False))
        if args.log:
            args.log.write_text("\n".join(lines) + "\n", "utf-8")
    pages = [json.loads(line) for line in lines]
    for name in KINDS:
        of = [page for page in pages if page["kind"] == name]
        with_digits = sum(bool(page["digits"]) for page in of)
        print(
            f"{name}: {len(of)} pages, {with_digits} with digits, {sum(page['cells'] for page in of)} cells with digits"
        )
    print(f"{len(pages)} pages, {sum(page['s'] for page in pages):.0f} s of processor time")


def _page(number: int) -> dict[str, Any]:
    """What comes out of page `number`: words with digits, how many cells with digits, seconds of processor time."""
    kind = list(KINDS)[number % len(KINDS)]
    picture = KINDS[kind](random.Random(number))
    start = time.process_time()
    with lent() as engine:
        text = read_picture(picture, DPI, engine)
    took = time.process_time() - start
    return {"number": number, "kind": kind, "digits": _digits(text), "cells": _cells(text), "s": took}


def _digits(text: PageText) -> list[str]:
    words = [word["text"] for word in text.words if word["seen"]]
    cells = [reading.text for table in text.tables for reading in table.readings]
    return [said for said in (*words, *cells) if any(map(str.isdigit, said))]


def _cells(text: PageText) -> int:
    items, _ = scanned_items(text, [], 1)
    squares = (square for item in items if isinstance(item, TextGrid) for square in item.squares)
    return sum(any(map(str.isdigit, square.text)) for square in squares)


def _grain(chance: random.Random) -> Any:
    return _coloured(_noise(chance, chance.uniform(5, 70)))


def _cloth(chance: random.Random) -> Any:
    import cv2

    return _coloured(cv2.GaussianBlur(_noise(chance, 90), (0, 0), chance.uniform(1, 4)))


def _wood(chance: random.Random) -> Any:
    import cv2

    return _coloured(cv2.blur(_noise(chance, 120), (chance.randint(60, 200), 2)))


def _checks(chance: random.Random) -> Any:
    import numpy as np

    step = chance.randint(6, 40)
    down, across = np.indices(SIZE)
    return _coloured(np.where((down // step + across // step) % 2, 235.0, chance.uniform(20, 180)))


def _scribbles(chance: random.Random) -> Any:
    import numpy as np
    from PIL import Image, ImageDraw

    picture = Image.new("L", SIZE[::-1], 250)
    pen = ImageDraw.Draw(picture)
    for _ in range(chance.randint(3, 25)):
        x, y = chance.uniform(0, SIZE[1]), chance.uniform(0, SIZE[0])
        points = [(x + chance.uniform(-60, 60), y + chance.uniform(-30, 30)) for _ in range(chance.randint(3, 9))]
        pen.line(points, fill=chance.randint(0, 90), width=chance.randint(1, 5), joint="curve")
    return _coloured(np.asarray(picture, dtype=float))


def _grid(chance: random.Random) -> Any:
    """Ruled cells with dust in them, and no figure."""
    import numpy as np

    pixels = np.full(SIZE, 245.0)
    high, wide = chance.randint(18, 60), chance.randint(40, 160)
    pixels[::high], pixels[1::high], pixels[:, ::wide], pixels[:, 1::wide] = 30, 30, 30, 30
    for _ in range(chance.randint(0, 300)):
        y, x = chance.randrange(SIZE[0] - 3), chance.randrange(SIZE[1] - 3)
        pixels[y : y + chance.randint(1, 3), x : x + chance.randint(1, 3)] = chance.uniform(0, 140)
    return _coloured(pixels)


def _noise(chance: random.Random, grain: float) -> Any:
    import numpy as np

    return np.random.default_rng(chance.randrange(2**32)).normal(190.0, grain, SIZE)


def _coloured(grey: Any) -> Any:
    import numpy as np

    return np.repeat(grey.clip(0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


KINDS: dict[str, Callable[[random.Random], Any]] = {
    "grain": _grain, "cloth": _cloth, "wood": _wood, "checks": _checks, "scribbles": _scribbles, "empty grid": _grid,
}  # fmt: skip

if __name__ == "__main__":
    main()
