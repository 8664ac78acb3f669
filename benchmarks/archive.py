"""A made-up archive that is laid out as a real one: provinces × months × outlets, with quotes; no figure is real.

In each month each of some outlets reports on each province (and on the nation): the month, the months so far, at the
end of a quarter, half or year that too, and in December the plan of the next year. Every other report of the newspaper
copies the department's words; the statistics office prints tables and states the month before again, as settled, one
in ten of them revised; one report in 200 has a figure ten times too large, one in 100 one that is off by some percent.
With more documents than five outlets have months, each five more tell of subjects of their own (SUBJECTS), so that a
larger archive has more cells and not more statements in each; after the last subjects the outlets repeat each other.
All of it follows from the number of documents alone. What is measured with them is in `warehouse`; the documents of
`rows` are all alike.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.loading import Frames
from etl import catalogue
from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract.observation import Observation
from etl.validate.frames import DocumentRow, RejectedRow, document_frame, observation_frame, rejected_frame
from etl.warehouse import RunRecord, begin

LAST, YEARS = 2024, 25
OUTLETS = ("Sở Công Thương", "Báo", "Cục Thống kê", "Cổng thông tin điện tử", "Báo Công Thương")
"""Each but the last with the name of the province; further outlets are numbered newspapers."""

SUBJECTS: tuple[dict[str, tuple[str, str, str, int]], ...] = (
    {
        "industrial_output": ("Giá trị sản xuất công nghiệp", "bn_vnd", "tỷ đồng", 30_000),
        "retail_sales": ("Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "bn_vnd", "tỷ đồng", 20_000),
        "exports": ("Kim ngạch xuất khẩu", "mn_usd", "triệu USD", 1_500),
        "imports": ("Kim ngạch nhập khẩu", "mn_usd", "triệu USD", 1_200),
        "budget_revenue": ("Thu ngân sách nhà nước trên địa bàn", "bn_vnd", "tỷ đồng", 9_000),
        "iip": ("Chỉ số sản xuất công nghiệp", "pct", "%", 0),
        "industrial_output.manufacturing": ("Công nghiệp chế biến, chế tạo", "bn_vnd", "tỷ đồng", 24_000),
        "fdi_capital": ("Vốn đầu tư trực tiếp nước ngoài", "mn_usd", "triệu USD", 300),
    },
    {
        "social_investment": ("Vốn đầu tư toàn xã hội", "bn_vnd", "tỷ đồng", 25_000),
        "budget_investment": ("Vốn đầu tư từ ngân sách nhà nước", "bn_vnd", "tỷ đồng", 4_000),
        "budget_expenditure": ("Chi ngân sách địa phương", "bn_vnd", "tỷ đồng", 11_000),
        "domestic_revenue": ("Thu nội địa", "bn_vnd", "tỷ đồng", 7_000),
        "enterprises_capital": ("Vốn đăng ký của doanh nghiệp thành lập mới", "bn_vnd", "tỷ đồng", 6_000),
        "fdi_realised": ("Vốn đầu tư nước ngoài thực hiện", "mn_usd", "triệu USD", 200),
        "industry_value_added": ("Giá trị tăng thêm ngành công nghiệp", "bn_vnd", "tỷ đồng", 8_000),
        "electricity_sales": ("Điện thương phẩm", "mn_kwh", "triệu kWh", 2_000),
    },
    {
        "exports.textiles": ("Xuất khẩu hàng dệt, may", "mn_usd", "triệu USD", 220),
        "exports.footwear": ("Xuất khẩu giày dép", "mn_usd", "triệu USD", 130),
        "exports.wood": ("Xuất khẩu gỗ và sản phẩm gỗ", "mn_usd", "triệu USD", 90),
        "exports.seafood": ("Xuất khẩu hàng thủy sản", "mn_usd", "triệu USD", 70),
        "imports.machinery": ("Nhập khẩu máy móc, thiết bị", "mn_usd", "triệu USD", 250),
        "imports.fabrics": ("Nhập khẩu vải", "mn_usd", "triệu USD", 110),
        "market_fines": ("Số tiền phạt vi phạm hành chính", "mn_vnd", "triệu đồng", 20_000),
        "seized_goods_value": ("Trị giá hàng hóa vi phạm", "mn_vnd", "triệu đồng", 30_000),
    },
)
"""Indicators by what tells of them: name, unit, its words, about how large a year of a province is; an index has growth
alone."""

INDICATORS = {indicator: words for subject in SUBJECTS for indicator, words in subject.items()}


def batches(known: Catalogue, documents: int, each: int = 5_000) -> Iterator[Frames]:
    """Frames of about `each` documents, `documents` in all, the latest months first."""
    reports = _reports(known, documents)
    while made := list(islice(reports, each)):
        yield _frames(made)


def documents(known: Catalogue, count: int) -> Iterator[Document]:
    """The `count` documents of an archive, the latest months first."""
    for document, _, _ in _reports(known, count):
        yield document


def _reports(known: Catalogue, count: int) -> Iterator[tuple[Document, list[Observation], list[RejectedRow]]]:
    areas = [area.area_id for area in known.areas.values() if not area.valid_from]
    outlets = max(len(OUTLETS), -(-count // (len(areas) * YEARS * 12)))
    for number in range(count):
        rest, outlet = divmod(number, outlets)
        back, place = divmod(rest, len(areas))
        yield _report(known, number, areas[place], outlet, LAST - back // 12, 12 - back % 12)


def one_more(known: Catalogue, number: int = 0) -> Frames:
    """The report `number` that is in no archive: of a department, on the last month."""
    return _frames([_report(known, 10**9 + number, _provinces()[number], 0, LAST, 12)])


def _frames(made: list[tuple[Document, list[Observation], list[RejectedRow]]]) -> Frames:
    documents = {document.document_id: document for document, _, _ in made}
    read_at = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        DocumentRow.of(document, card_sha256=None, extractor_version="made-up", read_at=read_at)
        for document in documents.values()
    ]
    figures = [figure for _, said, _ in made for figure in said]
    refused = [row for _, _, rejected in made for row in rejected]
    return document_frame(rows), observation_frame(figures, documents), rejected_frame(refused)


@cache
def _level(area: str, indicator: str, year: int, month: int) -> float:
    """What a month comes to: growing, with its seasons; of the nation the sum of its provinces."""
    if area == "viet-nam":
        return sum(_level(place, indicator, year, month) for place in _provinces())
    chance = random.Random(f"{area} {indicator}")
    size, growth = INDICATORS[indicator][3] * chance.lognormvariate(-0.5, 1), chance.uniform(0.03, 0.15)
    season = 1 + 0.1 * ((month * 5 + len(area)) % 12 - 5.5) / 5.5
    wobble = 1 + 0.05 * random.Random(f"{area} {indicator} {year}").uniform(-1, 1)
    return size / 12 * (1 + growth) ** (year - 2000) * season * wobble


@cache
def _provinces() -> tuple[str, ...]:
    areas = catalogue.load().areas.values()
    return tuple(area.area_id for area in areas if area.kind != "nation" and not area.valid_from)


@cache
def _sum(area: str, indicator: str, year: int, months: range, settled: bool = True) -> float:
    """What months come to, as settled or as it is said of them first."""
    if indicator == "iip":
        indicator = "industrial_output"
    level = sum(_level(area, indicator, year, month) for month in months)
    chance = random.Random(f"{area} {indicator} {year} {months}")
    return level * chance.uniform(0.98, 1.02) if settled and len(months) == 1 and chance.random() < 0.1 else level


def _report(
    known: Catalogue, number: int, area: str, outlet: int, year: int, month: int
) -> tuple[Document, list[Observation], list[RejectedRow]]:
    chance = random.Random(number)
    name = known.areas[area].name
    copies = outlet == 1 and month % 2 == 0
    writer = 0 if copies else outlet
    subject = list(SUBJECTS[writer // len(OUTLETS) % len(SUBJECTS)])
    told = random.Random(f"{area} {writer} {year} {month}").sample(subject, 3 if writer % 2 else 2)
    by = OUTLETS[outlet] if outlet < len(OUTLETS) else f"Báo điện tử {outlet}"
    publisher = f"{by} {name}" if outlet < 4 else by
    page = _Page(known, f"{number:064x}", area, f"{publisher}: tình hình tháng {month} năm {year} của {name}.\n")
    wrong = chance.choice([10.0] + [chance.uniform(1.05, 1.2)] * 2) if chance.random() < 0.015 else None
    for indicator in told:
        for period, words, months in _periods(year, month):
            off = wrong if wrong and indicator == told[0] and period == f"{year}-M{month:02}" else 1.0
            page.say(writer, indicator, period, words, _sum(area, indicator, year, months, settled=False) * off,
                     _sum(area, indicator, year - 1, months), "estimate")  # fmt: skip
        if writer == 2 and month > 1:
            before = range(month - 1, month)
            page.say(2, indicator, f"{year}-M{month - 1:02}", f"tháng {month - 1} năm {year}",
                     _sum(area, indicator, year, before),
                     _sum(area, indicator, year - 1, before), "actual")  # fmt: skip
        if month == 12 and indicator != "iip":
            page.plan(indicator, year, *(_sum(area, indicator, y, range(1, 13)) for y in (year - 1, year)))
    day = date(year + month // 12, month % 12 + 1, 1) + timedelta(days=chance.randrange(0, 25))
    document = Document(
        document_id=page.document_id, path=f"{area}/{area}-{year}-M{month:02}-{outlet}-{number}.txt",
        format="xlsx" if writer == 2 else "html", text=page.text, published_on=day, published_on_evidence="card",
        area_id=area, area_evidence="card", publisher=publisher, title=page.text.split("\n")[0],
        url=f"https://{area}.example/{outlet}/{year}/{month}/{number}",
    )  # fmt: skip
    refused = [page.refused()] if chance.random() < 0.05 else []
    return document, page.figures, refused


def _periods(year: int, month: int) -> Iterator[tuple[str, str, range]]:
    yield f"{year}-M{month:02}", f"tháng {month} năm {year}", range(month, month + 1)
    if 1 < month < 12:
        yield f"{year}-M01/M{month:02}", f"{month} tháng đầu năm {year}", range(1, month + 1)
    if month % 3 == 0:
        yield f"{year}-Q{month // 3}", f"quý {month // 3} năm {year}", range(month - 2, month + 1)
    if month % 6 == 0:
        half = month // 6
        yield f"{year}-H{half}", f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}", range(month - 5, month + 1)
    if month == 12:
        yield str(year), f"năm {year}", range(1, 13)


class _Page:
    """The text of a report as it is written, and the figures in it."""

    def __init__(self, known: Catalogue, document_id: str, area: str, text: str) -> None:
        self.document_id, self.text = document_id, text
        self.figures: list[Observation] = []
        self._known, self._area = known, area
        self._chance = random.Random(document_id)

    def say(
        self, writer: int, indicator: str, period: str, when: str, level: float, before: float, scenario: str
    ) -> None:
        """A sentence, or a line of a table, with a level and its growth."""
        name, unit, words, _ = INDICATORS[indicator]
        verb = ("ước đạt", "ước đạt", "", "đạt", "đã đạt")[writer] if writer < 5 else f"theo nguồn {writer}, đạt"
        lead = f"{name} | {when} | " if writer == 2 else f"Trong {when}, {name.lower()} "
        context = f"{name} | {words} | {when}" if writer == 2 else None
        self.text += lead
        if indicator != "iip":
            value = Decimal(round(level, 1 if level < 5000 else 0)).quantize(Decimal("0.1") if level < 5000 else 1)
            quote = f"{_written(value)} {words}"
            self._figure(f"{verb} {quote}".strip(), indicator, period, scenario, "value", value, unit, context)
            self.text += " | " if writer == 2 else ", "
        growth = Decimal(round(100 * (level / before - 1), 1)).quantize(Decimal("0.1"))
        quote = f"{'tăng' if growth >= 0 else 'giảm'} {_written(abs(growth))}%"
        self._figure(quote, indicator, period, scenario, "growth_yoy", growth, "pct", context)
        self.text += "\n" if writer == 2 else " so với cùng kỳ năm trước. "

    def plan(self, indicator: str, year: int, before: float, level: float) -> None:
        """Sentences on what was reached of the plan, and on that of the next year, both 8 % above the year before."""
        name, unit, words, _ = INDICATORS[indicator]
        self.text += f"So với kế hoạch năm {year}, {name.lower()} "
        share = Decimal(round(100 * level / round(before * 1.08), 1)).quantize(Decimal("0.1"))
        quote = f"đạt {_written(share)}% kế hoạch"
        self._figure(quote, indicator, str(year), "estimate", "plan_completion", share, "pct")
        aim = Decimal(round(level * 1.08))
        self.text += f". Mục tiêu năm {year + 1} của {name.lower()} là "
        self._figure(f"{_written(aim)} {words}", indicator, str(year + 1), "plan", "value", aim, unit)
        self.text += ". "

    def refused(self) -> RejectedRow:
        """A figure of which something is not told."""
        figure = self._chance.choice(self.figures)
        start = len(self.text)
        self.text += f"Một phần khác đạt {figure.quote}."
        return RejectedRow(
            self.document_id, "extract", "a small part of something, of what is not said", figure.indicator, self._area,
            figure.period, figure.scenario, figure.measure, figure.value, figure.unit, f"đạt {figure.quote}",
            start + 13, start + 17 + len(figure.quote), "dòng 3", "made-up",
        )  # fmt: skip

    def _figure(
        self, quote: str, indicator: str, period: str, scenario: str, measure: str, value: Decimal, unit: str,
        context: str | None = None,
    ) -> None:  # fmt: skip
        start = len(self.text)
        self.text += quote
        written = self._known.units[unit]
        bound = "over" if measure == "value" and self._chance.random() < 0.03 else None
        self.figures.append(Observation(
            document_id=self.document_id, indicator=indicator, area_id=self._area, period=period, scenario=scenario,
            measure=measure, value=value, value_to=None, unit=unit, value_base=value * written.factor,
            base_unit=written.base_unit, decimals=max(0, -int(value.as_tuple().exponent)), bound=bound,
            price_basis=None, scope=None, base=None, quote=quote, char_start=start, char_end=len(self.text),
            locator="dòng 2", rule="made-up", cell_context=context,
            reading=self._chance.choices(["both", "one", "disputed"], [80, 17, 3])[0],
            reading_probability=Decimal("0.9"), preliminary=scenario == "estimate" and "ước" not in quote,
        ))  # fmt: skip


def _written(value: Decimal) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def build(path: Path, documents: int) -> int:
    """Publish an archive at `path`, where nothing is yet; returns how many observations it has."""
    known, observations = catalogue.load(), 0
    with begin(path, known, 0) as version:
        for rows in batches(known, documents):
            observations += version.replace(*rows).observations
        version.materialise()
        now = datetime.now(UTC)
        version.record_run(RunRecord("bench", now, now, "run", {}, "made-up", {}, documents, 0, 0, observations, 0))
        version.publish()
    return observations


def main() -> None:
    """Make the archive."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--documents", type=int, default=100_000)
    given = arguments.parse_args()
    print(f"{build(given.path, given.documents)} observations")


if __name__ == "__main__":
    main()
