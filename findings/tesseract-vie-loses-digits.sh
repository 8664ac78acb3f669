#!/usr/bin/env bash
# Guess:   a page in Vietnamese is best read with `vie`; for cells that hold nothing but digits, dots, commas and dashes the
#          Vietnamese and the English model are about as good as each other, with a list of allowed signs for both.
# Happens: on the same clean crops, one figure each, `vie` makes another figure of about three times as many as `eng`. It
#          drops the decimal comma (4.417,4 → 4.4174), adds and swaps digits (89,46 → 839,46; 2.951,8 → 2.051,8). Both leave
#          some single digits out, which can at least be seen.
# Matters: who reads the statistical table of a Vietnamese report with the model of its language publishes wrong figures
#          that look right. Read the words with `vie`, the figures with `eng`, and hold one against the other.
set -euo pipefail
tesseract_version=$(tesseract --version 2>&1 | head -1)
models=$(tesseract --list-langs 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
for language in eng vie; do
  [ -f "$models/$language.traineddata" ] || { echo "needs Debian's tesseract-ocr and tesseract-ocr-vie" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check tesserocr==2.13.0 pillow==13.0.0
echo "models of $tesseract_version: $(cd "$models" && sha256sum eng.traineddata vie.traineddata | cut -c1-12 | paste -sd' ')"
OMP_THREAD_LIMIT=1 "$folder/venv/bin/python" - "$models" <<'PY'
import random
import sys

import tesserocr
from PIL import Image, ImageDraw, ImageFont
from tesserocr import OEM, PSM, PyTessBaseAPI

print(tesserocr.tesseract_version().split("\n")[0], "in tesserocr 2.13.0, Pillow 13.0.0")
chance = random.Random(2015)
figures = []
for _ in range(120):
    figures.append(f"{chance.randint(1_000, 99_999):,}".replace(",", "."))
    figures.append(f"{chance.randint(1_000, 9_999):,}".replace(",", ".") + f",{chance.randint(1, 9)}")
    figures.append(f"{chance.randint(1, 139)},{chance.randint(1, 99)}")
    figures.append(str(chance.randint(1, 9)))


def cell(figure, size):
    letters = ImageFont.load_default(size)  # the font that comes inside Pillow
    image = Image.new("L", (int(letters.getlength(figure)) + 40, size + 40), 255)
    ImageDraw.Draw(image).text((20, 16), figure, fill=0, font=letters)
    return image


other = {}
for language in ("vie", "eng"):
    with PyTessBaseAPI(path=sys.argv[1], lang=language, psm=PSM.SINGLE_LINE, oem=OEM.LSTM_ONLY) as reader:
        reader.SetVariable("tessedit_char_whitelist", "0123456789.,-")
        nothing, other[language] = [], []
        for figure in figures:
            for size in (34, 40, 46):
                reader.SetImage(cell(figure, size))
                read = "".join(reader.GetUTF8Text().split())
                if read != figure:
                    (other[language] if any(map(str.isdigit, read)) else nothing).append((figure, read))
    print(f"{language}: of {3 * len(figures)} figures {len(other[language])} come out as another one,",
          f"{len(nothing)} as nothing; as in", other[language][:6], nothing[:2])
assert len(other["vie"]) > 2 * len(other["eng"]), "the Vietnamese model reads figures as well as the English one"
PY
echo "as described"
