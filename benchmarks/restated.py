"""Monthly workbooks like those of a statistics office, made up: the same tables and headings, figures from a seed.

Every workbook comes with the figures that its sheets state, known because they were put there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook


class Known(NamedTuple):
    """A figure that a workbook states of the nation."""

    indicator: str
    period: str
    measure: str
    value: Decimal
    unit: str


@dataclass(frozen=True)
class Month:
    """The month that a workbook is about, and how its tables are headed: `old` as until 2017."""

    year: int
    month: int

    @property
    def old(self) -> bool:
        """Whether the index begins with the months before, and headings name the year compared with."""
        return self.year < 2018

    def code(self, month: int | None = None) -> str:
        """The period of one month."""
        return f"{self.year}-M{month or self.month:02d}"

    def so_far(self, month: int | None = None) -> str:
        """The period of the months up to one: a quarter, a half and a year under their own names."""
        month = month or self.month
        own = {3: f"{self.year}-Q1", 6: f"{self.year}-H1", 12: str(self.year), 1: self.code(1)}
        return own.get(month, f"{self.year}-M01/M{month:02d}")

    def words(self, month: int | None = None) -> str:
        """The months so far as a heading names them."""
        return f"Năm {self.year}" if (month or self.month) == 12 else f"{month or self.month} tháng năm {self.year}"

    def before(self) -> str:
        """The same time of the year before."""
        return f"cùng kỳ năm {self.year - 1}" if self.old else "cùng kỳ năm trước"


MONTHS = (Month(2013, 6), Month(2016, 9), Month(2019, 11), Month(2023, 12), Month(2024, 8))
_INDUSTRY = (
    ("Toàn ngành công nghiệp", "iip"),
    ("Khai khoáng", "iip.mining"),
    ("Khai thác than cứng và than non", ""),
    ("Khai thác dầu thô và khí đốt tự nhiên", ""),
    ("Công nghiệp chế biến, chế tạo", "iip.manufacturing"),
    ("Sản xuất đồ uống", ""),
    ("Dệt", ""),
    ("Sản xuất và phân phối điện, khí đốt", "iip.electricity"),
    ("Cung cấp nước; hoạt động quản lý và xử lý rác thải, nước thải", "iip.water"),
)
_GOODS = ("Thủy sản", "Rau quả", "Hạt điều", "Cà phê", "Gạo", "Than đá", "Dệt, may", "Giày dép", "Sắt thép")
_PRICES = ("CHỈ SỐ GIÁ TIÊU DÙNG", "Hàng ăn và dịch vụ ăn uống", "Đồ uống và thuốc lá", "Giao thông", "Giáo dục")
_PROVINCES = ("Hà Nội", "Hải Phòng", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "TP. Hồ Chí Minh", "Cần Thơ", "Cà Mau")


@dataclass
class Made:
    """A workbook while it is made, and what it states."""

    at: Month
    book: Any = field(default_factory=Workbook)
    known: list[Known] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Figures follow from the month alone."""
        self._random = random.Random(100 * self.at.year + self.at.month)
        self.book.remove(self.book.active)

    def figure(self, low: float, high: float, places: int = 1) -> Decimal:
        """A figure between the two, printed with so many decimals."""
        return round(Decimal(str(self._random.uniform(low, high))), places)

    def sheet(self, name: str, title: str, unit: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """A sheet: title, unit, the headings one line a cell (broken at "|"), the rows of figures below."""
        sheet = self.book.create_sheet(name)
        sheet.append([title])
        sheet.append([unit])
        lines = [heading.split("|") for heading in headings]
        for at in range(max(map(len, lines))):
            sheet.append([line[at] if at < len(line) else None for line in lines])
        for row in rows:
            sheet.append([float(each) if isinstance(each, Decimal) else each for each in row])
            for cell, each in zip(sheet[sheet.max_row], row, strict=True):
                if isinstance(each, Decimal):
                    places = -int(each.as_tuple().exponent)
                    cell.number_format = "0." + "0" * places if places else "#,##0"

    def state(self, indicator: str, measure: str, unit: str, figures: dict[str, Decimal]) -> None:
        """The figures by period that the workbook states of an indicator; growth is printed as an index."""
        less = 0 if measure == "value" else 100
        self.known += [Known(indicator, period, measure, value - less, unit) for period, value in figures.items()]


def make(folder: Path, months: Sequence[Month] = MONTHS) -> Iterator[tuple[Path, list[Known]]]:
    """Writes the workbooks of `months` into `folder`: each path, and what the workbook states."""
    for at in months:
        made = Made(at)
        for table in (_index, _products, _spending, _retail, _trade, _prices, _transport):
            table(made)
        path = folder / f"{at.year}-{at.month:02d}-restated.xlsx"
        made.book.save(path)
        yield path, made.known


def _index(made: Made) -> None:
    at, before = made.at, made.at.month - 1
    first = (
        f"{at.words(before)}|so với|{at.before()}" if at.old else f"Tháng {before}|năm {at.year}|so với|{at.before()}"
    )
    last = f"tháng {before}|năm {at.year}" if at.old else "tháng trước"
    own = f"Tháng {at.month}|năm {at.year}|so với|"
    headings = ["", first, own + last, own + at.before(), f"{at.words()}|so với|{at.before()}"]
    rows = list[list[Any]]()
    for label, indicator in _INDUSTRY:
        rows.append([label, *_growth(made)])
        if indicator:
            earlier = at.so_far(before) if at.old else at.code(before)
            growth = {earlier: rows[-1][1], at.code(): rows[-1][3], at.so_far(): rows[-1][4]}
            made.state(indicator, "growth_yoy", "pct", growth)
            made.state(indicator, "growth_mom", "pct", {at.code(): rows[-1][2]})
    made.sheet("IIP", f"2. Chỉ số sản xuất công nghiệp tháng {at.month} năm {at.year}", "%", headings, rows)
    places = [[place, *_growth(made)] for place in _PROVINCES]
    title = "3. Chỉ số sản xuất công nghiệp phân theo địa phương"
    made.sheet("IIP_DP", title, "%", headings, [["CẢ NƯỚC", *rows[0][1:]], *places])


def _growth(made: Made) -> list[Decimal]:
    """Indices of the months before (later: the month before), of the month on two bases, and of the months so far."""
    month, before = made.figure(92, 118), made.figure(95, 115)
    so_far = before + round((month - before) / made.at.month, 1) if made.at.old else made.figure(95, 115)
    return [before, made.figure(90, 120), month, so_far]


def _products(made: Made) -> None:
    at = made.at
    own, year = f"tháng {at.month}|năm {at.year}", f"năm {at.year}"
    headings = [
        "",
        "Đơn vị|tính",
        f"Thực hiện|tháng {at.month - 1}|{year}",
        f"Ước tính|{own}",
        f"Cộng dồn|{at.words()}",
    ]
    headings += [f"{time}|so với {at.before()} (%)" for time in (f"Tháng {at.month}|{year}", at.words())]
    bounds = ((10, 20), (10, 20), (150, 190), (90, 120), (95, 115))
    labels = (("Than đá", "Nghìn tấn"), ("Xi măng", "Triệu tấn"), ("Điện sản xuất", "Tỷ kwh"))
    rows = [[label, unit, *(made.figure(low, high) for low, high in bounds)] for label, unit in labels]
    power: Sequence[Any] = rows[-1]
    levels = {at.code(at.month - 1): power[2], at.code(): power[3], at.so_far(): power[4]}
    made.state("electricity_output", "value", "bn_kwh", levels)
    made.state("electricity_output", "growth_yoy", "pct", {at.code(): power[5], at.so_far(): power[6]})
    made.sheet("SP", "4. Một số sản phẩm chủ yếu của ngành công nghiệp", "", headings, rows)


def _spending(made: Made) -> None:
    at = made.at
    headings = [
        "",
        f"Ước tính|tháng {at.month}|năm {at.year}",
        f"Cộng dồn|{at.words()}",
        f"{at.words()}|so với {at.before()} (%)",
    ]
    rows = [[label, made.figure(20, 900, 0), made.figure(2000, 9000, 0), made.figure(90, 130)]
            for label in ("TỔNG SỐ", "Trung ương", "Địa phương", *_PROVINCES)]  # fmt: skip
    made.sheet("VDT", "5. Vốn đầu tư thực hiện từ nguồn ngân sách Nhà nước", "Tỷ đồng", headings, rows)


def _retail(made: Made) -> None:
    at = made.at
    headings = ["", f"Ước tính|tháng {at.month}|năm {at.year}|(Tỷ đồng)", f"Ước tính|{at.words()}|Tổng mức|(Tỷ đồng)",
                f"Ước tính|{at.words()}|Cơ cấu|(%)", f"{at.words()}|so với|{at.before()} (%)"]  # fmt: skip
    goods = [[made.figure(20_000, 300_000, 0), made.figure(200_000, 3_000_000, 0)] for _ in range(4)]
    month, total = (sum((pair[k] for pair in goods), Decimal(0)) for k in (0, 1))
    labels = ("Bán lẻ hàng hóa", "Dịch vụ lưu trú, ăn uống", "Du lịch lữ hành", "Dịch vụ khác")
    growth = made.figure(101, 122)
    rows = [["TỔNG SỐ", month, total, Decimal("100.0"), growth]]
    rows += [
        [label, *pair, round(100 * pair[1] / total, 1), made.figure(98, 125)]
        for label, pair in zip(labels, goods, strict=True)
    ]
    made.state("retail_sales", "value", "bn_vnd", {at.code(): month, at.so_far(): total})
    made.state("retail_sales", "growth_yoy", "pct", {at.so_far(): growth})
    title = "6. Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"
    made.sheet("Tongmuc", title, "", headings, rows)


def _trade(made: Made) -> None:
    at = made.at
    for number, (indicator, word) in enumerate((("exports", "xuất khẩu"), ("imports", "nhập khẩu")), 7):
        times = (f"Thực hiện|tháng {at.month - 1}|năm {at.year}", f"Ước tính|tháng {at.month}|năm {at.year}",
                 f"Cộng dồn|{at.words()}", f"{at.words()}|so với {at.before()} (%)")  # fmt: skip
        sheet_rows = list[list[Any]]()
        for label in ("TỔNG TRỊ GIÁ", *_GOODS):
            before, month, growth = made.figure(80, 20_000, 0), made.figure(80, 20_000, 0), made.figure(80, 140)
            total = before * (at.month - 1) + month
            amounts = [made.figure(5, 900, 0) if label in _GOODS[2:6] else None for _ in range(4)]
            sheet_rows.append(
                [label, *(each for pair in zip(amounts, (before, month, total, growth), strict=True) for each in pair)]
            )
        own = sheet_rows[0]
        made.state(
            indicator, "value", "mn_usd", {at.code(at.month - 1): own[2], at.code(): own[4], at.so_far(): own[6]}
        )
        made.state(indicator, "growth_yoy", "pct", {at.so_far(): own[8]})
        headings = [
            "",
            *(f"{time}{'|' * (2 - time.count('|'))}|{each}" for time in times for each in ("Lượng", "Trị giá")),
        ]
        made.sheet(word[:4], f"{number}. Hàng hóa {word}", "Nghìn tấn, triệu USD", headings, sheet_rows)


def _prices(made: Made) -> None:
    at, last = made.at, made.at.year - 1
    base = 2009 if at.year < 2015 else 2014 if at.year < 2020 else 2019
    bases = [f"Kỳ gốc|năm {base}", f"Tháng {at.month}|năm {last}", f"Tháng {at.month - 1}|năm {at.year}"]
    bases += [f"Tháng 12|năm {last}"] * (at.month < 12)  # in December that is the same month of the year before
    own = f"Tháng {at.month} năm {at.year} so với:|"
    headings = ["", *(own + each for each in bases), f"Bình quân|{at.words()}|so với|cùng kỳ năm {last}"]
    rows = [[label, made.figure(105, 140, 2), *(made.figure(98, 108, 2) for _ in bases)] for label in _PRICES]
    index: Sequence[Any] = rows[0]
    made.state("cpi", "growth_yoy", "pct", {at.code(): index[2], at.so_far(): index[-1]})
    made.state("cpi", "growth_mom", "pct", {at.code(): index[3]})
    title = f"9. Chỉ số giá tiêu dùng, chỉ số giá vàng và chỉ số giá đô la Mỹ tháng {at.month} năm {at.year}"
    gold = ["CHỈ SỐ GIÁ VÀNG", *(made.figure(80, 130, 2) for _ in headings[1:])]
    made.sheet("CPI", title, "%", headings, [*rows, gold])


def _transport(made: Made) -> None:
    at = made.at
    headings = ["", f"Thực hiện|{at.words()}|Vận chuyển", f"{at.words()}|so với {at.before()} (%)|Vận chuyển"]
    rows = [
        [label, made.figure(1000, 9_000_000), made.figure(80, 130)] for label in ("Tổng số", "Trong nước", "Ngoài nước")
    ]
    made.sheet("VT", "10. Vận tải hành khách và hàng hoá", "", headings, rows)
