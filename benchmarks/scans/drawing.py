"""Pages of known figures, drawn as a printer and a scanner would leave them: sentences and ruled tables."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from benchmarks.scans.photographs import View, photographed

INCHES = (8.27, 11.69)  # A4
FONTS = (
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
NAMES = ("Giá trị sản xuất công nghiệp", "Khai khoáng", "Chế biến, chế tạo", "Điện, khí đốt", "Kim ngạch xuất khẩu",
         "Kim ngạch nhập khẩu", "Tổng mức bán lẻ", "Điện thương phẩm", "Xi măng", "Chè chế biến", "Quần áo",
         "Gạch nung", "Nước máy", "Phân bón", "Đường kính")  # fmt: skip
UNITS = ("Tỷ đồng", "Triệu USD", "Tấn", "1.000 cái", "%", "Triệu kWh")
SENTENCES = (
    "Giá trị sản xuất công nghiệp ước đạt {amount} tỷ đồng, tăng {rate}% so với cùng kỳ năm trước.",
    "Kim ngạch xuất khẩu đạt {amount} triệu USD, bằng {rate}% kế hoạch năm.",
    "Tổng mức bán lẻ hàng hóa đạt {amount} tỷ đồng, giảm {rate}% so với tháng trước.",
)
LISTED = (
    "Giá trị sản xuất đạt {amount} tỷ đồng, tăng {rate}%;",
    "khai khoáng {amount} tỷ đồng ({dash}{rate}%),",
    "xuất khẩu {amount} triệu USD, giảm {rate}%;",
    "xi măng {amount} tấn, bằng {rate}% kế hoạch;",
)
DASHES = ("-", "–", "−")


@dataclass(frozen=True, slots=True)
class Condition:
    """How a page is printed and scanned."""

    name: str
    dpi: int = 300
    tilt: float = 0.3
    noise: float = 6.0
    blur: float = 0.6  # pixels at 300 dpi
    stamp: bool = False
    shaded: bool = False
    rules: bool = True
    view: View | None = None  # that of a telephone, instead of a scanner's

    @property
    def of_tables(self) -> bool:
        """Whether it changes nothing but tables."""
        return self.shaded or not self.rules


@dataclass(slots=True)
class Drawn:
    """A page and what stands on it, as printed: cells by row, and figures in sentences."""

    picture: bytes
    cells: list[list[str]] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    stamped: set[tuple[int, int]] = field(default_factory=set)


CONDITIONS = (
    Condition("300 dpi"), Condition("200 dpi", dpi=200), Condition("150 dpi", dpi=150), Condition("100 dpi", dpi=100),
    Condition("tilted 2.2°", tilt=2.2), Condition("tilted 5°", tilt=5.0), Condition("shaded rows", shaded=True),
    Condition("red stamp", stamp=True), Condition("noisy", noise=22.0), Condition("blurred", blur=1.6),
    Condition("no rules", rules=False), Condition("no rules, 200 dpi, tilted", dpi=200, tilt=1.5, rules=False),
    Condition("200 dpi, tilted, stamped", dpi=200, tilt=1.5, stamp=True),
    Condition("photograph", view=View()), Condition("photograph, dark shadow", view=View(angle=0.03, shadow=0.55)),
    Condition("photograph, nothing around", view=View(angle=0.03, margin=0.0)),
    Condition("photograph, curved", view=View(curve=0.02)),
)  # fmt: skip


def _known(text: str, font: str) -> str:
    """`text` with the dashes that the font can draw: the Noto fonts of Debian have no minus sign."""
    return text.replace("−", "–") if "Noto" in font else text


def page(condition: Condition, font: str, seed: int) -> Drawn:
    """A page of eight sentences and a table of 14 rows with four columns of figures."""
    chance = random.Random(f"{condition.name} {font} {seed}")
    scale = condition.dpi / 72
    image, made = _sheet(condition), Drawn(b"")
    pen, letters = ImageDraw.Draw(image), _font(font, round(11.5 * scale))
    top = 60 * scale
    for _ in range(8):
        top = _sentence(pen, letters, chance, made, top, scale)
    boxes = _table(pen, _font(font, round(11 * scale)), chance, made, top + 14 * scale, scale, condition)
    if condition.stamp:
        middle = 430 * scale, boxes[8, 5][1] + chance.uniform(-10, 10) * scale
        made.stamped = _under(boxes, middle, _stamp(image, middle, scale))
    made.picture = _scanned(image, condition, chance)
    return made


def prose(condition: Condition, font: str, seed: int) -> Drawn:
    """A page of sentences alone that list 48 figures, an eighth of them declines behind a dash."""
    chance = random.Random(f"{condition.name} {font} {seed} sentences")
    scale = condition.dpi / 72
    image, made = _sheet(condition), Drawn(b"")
    words: list[str] = []
    for turn in range(24):
        amount, rate, dash = amount_of(chance), rate_of(chance), _known(chance.choice(DASHES), font)
        sentence = LISTED[turn % len(LISTED)]
        words += sentence.format(amount=amount, rate=rate, dash=dash).split()
        made.figures += [amount, f"{dash if 'dash' in sentence else ''}{rate}%"]
    _paragraph(ImageDraw.Draw(image), _font(font, round(11.5 * scale)), words, 60 * scale, scale)
    if condition.stamp:
        _stamp(image, (430 * scale, 130 * scale), scale)
    made.picture = _scanned(image, condition, chance)
    return made


def _sheet(condition: Condition) -> Any:
    return Image.new("RGB", (round(INCHES[0] * condition.dpi), round(INCHES[1] * condition.dpi)), "white")


def _sentence(pen: Any, letters: Any, chance: random.Random, made: Drawn, top: float, scale: float) -> float:
    amount, rate = amount_of(chance), rate_of(chance)
    words = chance.choice(SENTENCES).format(amount=amount, rate=rate).split()
    made.figures += [amount, rate + "%"]
    return _paragraph(pen, letters, words, top, scale) + 4 * scale


def _paragraph(pen: Any, letters: Any, words: Sequence[str], top: float, scale: float) -> float:
    """Draws the words in lines; returns where the next one begins."""
    line, left, right = "", 60 * scale, 530 * scale
    for word in words:
        longer = f"{line} {word}".strip()
        if left + pen.textlength(longer, letters) > right:
            pen.text((left, top), line, fill="black", font=letters)
            line, top = word, top + 17 * scale
        else:
            line = longer
    pen.text((left, top), line, fill="black", font=letters)
    return top + 17 * scale


def amount_of(chance: random.Random) -> str:
    """An amount as reports print it: thousands grouped by points, tenths behind a comma, or a small whole number."""
    kind = chance.random()
    if kind < 0.5:
        return f"{chance.randint(1_000, 99_999):,}".replace(",", ".")
    if kind < 0.8:
        return f"{chance.randint(100, 9_999):,}".replace(",", ".") + f",{chance.randint(1, 9)}"
    return str(chance.randint(10, 999))


def rate_of(chance: random.Random) -> str:
    """A rate with one or two places."""
    if chance.random() < 0.7:
        return f"{chance.randint(0, 139)},{chance.randint(0, 9)}"
    return f"{chance.randint(1, 99)},{chance.randint(10, 99)}"


def cell_of(chance: random.Random) -> str:
    """What a cell holds: an amount, a rate, a decline with one of three dashes, or a single digit."""
    kind = chance.random()
    if kind < 0.45:
        return amount_of(chance)
    if kind < 0.7:
        return rate_of(chance)
    if kind < 0.85:
        return chance.choice(DASHES) + rate_of(chance)
    return str(chance.randint(1, 9))


def _table(
    pen: Any, letters: Any, chance: random.Random, made: Drawn, top: float, scale: float, condition: Condition
) -> dict[tuple[int, int], tuple[float, float, float, float]]:
    edges = [46, 76, 236, 306, 366, 426, 486, 546]
    heading = ["TT", "Chỉ tiêu", "Đơn vị", "TH 2014", "KH 2015", "TH 2015", "So sánh"]
    rows = [heading] + [
        [str(at), NAMES[at], chance.choice(UNITS)] + [_known(cell_of(chance), letters.path) for _ in range(4)]
        for at in range(1, 15)
    ]
    height, boxes = 20 * scale, {}
    thick = max(1, round(0.7 * scale))
    for at, row in enumerate(rows):
        low = top + at * height
        if condition.shaded and at % 2:
            pen.rectangle((edges[0] * scale, low, edges[-1] * scale, low + height), fill="#BFBFBF")
        for column, words in enumerate(row):
            left, right = edges[column] * scale, edges[column + 1] * scale
            if condition.rules:
                pen.rectangle((left, low, right, low + height), outline="black", width=thick)
            long = pen.textlength(words, letters)
            x = (left + right - long) / 2
            if column:
                x = left + 4 * scale if column < 3 else right - long - 4 * scale
            pen.text((x, low + 3 * scale), words, fill="black", font=letters)
            boxes[at, column] = (x, low, x + long, low + height)
    made.cells = rows
    return boxes


def _stamp(image: Any, middle: tuple[float, float], scale: float) -> float:
    """A round red stamp, as ink that lets black through; returns its radius."""
    radius, (x, y) = 52 * scale, middle
    ink = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(ink)
    red = (228, 60, 60)
    for part, thick in ((1.0, 3.0), (0.66, 1.5)):
        box = (x - radius * part, y - radius * part, x + radius * part, y + radius * part)
        pen.ellipse(box, outline=red, width=round(thick * scale))
    letters = _font(FONTS[3], round(9 * scale))
    for at, word in enumerate(("SỞ CÔNG THƯƠNG", "TỈNH", "★", "LẠNG SƠN")):
        left = x - pen.textlength(word, letters) / 2
        pen.text((left, y - 26 * scale + at * 13 * scale), word, fill=red, font=letters)
    image.paste(ImageChops.multiply(image, ink))
    return radius


def _under(boxes: Any, middle: tuple[float, float], radius: float) -> set[tuple[int, int]]:
    """The cells that a stamp lies over."""
    x, y = middle
    return {
        place
        for place, (left, top, right, bottom) in boxes.items()
        if left < x + radius and right > x - radius and top < y + radius and bottom > y - radius
    }


def _scanned(image: Any, condition: Condition, chance: random.Random) -> bytes:
    """Turned, blurred, with the noise of a sensor, as a JPEG of good quality."""
    import numpy as np

    if condition.view is not None:
        image = Image.fromarray(photographed(np.asarray(image), condition.view, chance))
    turned = image.rotate(condition.tilt * chance.choice((-1, 1)), resample=Image.Resampling.BICUBIC, fillcolor="white")
    soft = turned.filter(ImageFilter.GaussianBlur(condition.blur * condition.dpi / 300))
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0.0, condition.noise, (*soft.size[::-1], 1))
    pixels = np.clip(np.asarray(soft, dtype=np.float32) * 0.94 + noise, 0, 255).astype(np.uint8)
    saved = io.BytesIO()
    Image.fromarray(pixels).save(saved, "JPEG", quality=85, dpi=(condition.dpi, condition.dpi))
    return saved.getvalue()


@cache
def _font(path: str, size: int) -> Any:
    return ImageFont.truetype(path, size)


def pdf_of(pictures: Sequence[bytes], dpi: int) -> bytes:
    """A PDF of nothing but these pictures."""
    first, *rest = [Image.open(io.BytesIO(each)) for each in pictures]
    saved = io.BytesIO()
    first.save(saved, "PDF", resolution=dpi, quality=90, save_all=True, append_images=rest)
    return saved.getvalue()
