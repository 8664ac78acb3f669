#!/usr/bin/env bash
# Guess:   cleaning a scan before it is read takes away specks, and what is printed stays, above all the way OCRmyPDF asks unpaper
#          for it (--clean): with five of unpaper's filters switched off, so that narrow columns and grey or black areas stay.
# Happens: on a page in black and white at 150 dots per inch the filter of noise takes every decimal point of figures in Times of 10
#          and 11 points: 16.7 is 167 on the page that is read. At 9 points it takes pieces of digits too, at 200 dpi some points. No dirt is
#          on the page; commas stay, points on a page in shades of grey stay, and so they do with --no-noisefilter.
# Matters: this is what a fax, an older scanner or a file that was to be small gives, and tables are set in 10 points or less. Rates
#          are ten times too large, and no trace on the page says that they were anything else; a second program that reads the
#          same image agrees. Clean no pages with figures, or clean them without this filter.
set -euo pipefail
command -v unpaper >/dev/null || { echo "needs Debian's unpaper" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check fpdf2==2.8.9 pypdfium2==5.15.2 pillow==13.0.0
venv/bin/python - <<'PY'
import subprocess
from importlib.metadata import version

import pypdfium2
from fpdf import FPDF
from PIL import Image, ImageChops

program = subprocess.run(["unpaper", "--version"], check=True, capture_output=True, text=True).stdout.split("\n")[0]
print(f"unpaper {program}, pypdfium2 {version('pypdfium2')}, fpdf2 {version('fpdf2')}")
# As OCRmyPDF calls it for --clean.
ARGUMENTS = (
    "--layout none --mask-scan-size 100 --no-border-align --no-mask-center --no-grayfilter --no-blackfilter --no-deskew"
).split()
LINES, RATES = 20, ("16.7", "3.2", "0.4", "112.3", "98.5")
POINTS = LINES * len(RATES)


def page(points: int, mark: str, dpi: int, mode: str) -> Image.Image:
    """A page of figures in Times of that size, as a clean scan would have it."""
    document = FPDF(unit="pt")
    document.add_page()
    document.set_font("Times", size=points)
    for line in range(LINES):
        for column, rate in enumerate(RATES):
            document.text(100 + 80 * column, 100 + 1.8 * points * line, rate.replace(".", mark))
    image = pypdfium2.PdfDocument(bytes(document.output()))[0].render(scale=dpi / 72).to_pil().convert("L")
    return image if mode == "L" else image.point(lambda shade: 255 * (shade > 128)).convert("1")


def lost(image: Image.Image, dpi: int, *more: str) -> int:
    """How many separate pieces of ink are not on the cleaned page."""
    image.save("page.png")
    command = ["unpaper", "--overwrite", "-q", "--dpi", str(dpi), *ARGUMENTS, *more, "page.png", "clean.pnm"]
    subprocess.run(command, check=True, capture_output=True)
    pages = (Image.open(name).convert("L") for name in ("page.png", "clean.pnm"))
    gone = ImageChops.subtract(*(page.point(lambda shade: 255 * (shade < 128)) for page in pages))
    left = {(at % gone.width, at // gone.width) for at, ink in enumerate(gone.tobytes()) if ink}
    pieces = 0
    while left:
        pieces, heap = pieces + 1, [left.pop()]
        while heap:
            x, y = heap.pop()
            near = {(x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1)} & left
            left -= near
            heap += near
    return pieces


for dpi, size, mark, mode, more, expected in (
    (150, 10, ".", "1", (), POINTS),
    (150, 11, ".", "1", (), POINTS),
    (150, 10, ",", "1", (), 0),
    (150, 10, ".", "L", (), 0),
    (150, 10, ".", "1", ("--no-noisefilter",), 0),
    (150, 9, ".", "1", (), None),
    (200, 9, ".", "1", (), None),
    (300, 10, ".", "1", (), 0),
):
    pieces = lost(page(size, mark, dpi, mode), dpi, *more)
    what = f"{dpi} dpi, {size} points, {'black and white' if mode == '1' else 'grey'}, mark {mark!r} {' '.join(more)}"
    print(f"  {what}: of {POINTS} marks expected 0 gone, observed {pieces}")
    assert 0 < pieces < 2 * POINTS if expected is None else pieces == expected, pieces
PY
