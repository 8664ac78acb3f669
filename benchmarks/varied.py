"""Reports as raw files that differ in text, length and format: those of `archive`, written as offices publish them.

    python -m benchmarks.varied FOLDER [--reports 100000]

Of a hundred reports 60 are web pages, 32 texts, 5 Word files and 3 workbooks, and their texts are one to ten times as
long as what they state: the rest is words without a figure. Each has a card, as a fetched one does. No figure is real.
All of it follows from the number of reports alone.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

from benchmarks.archive import documents
from etl import catalogue
from etl.documents.document import Document
from etl.documents.metadata.card import SUFFIX

WORDS = (
    "Hội nghị do lãnh đạo Sở chủ trì, có đại diện các phòng chuyên môn và doanh nghiệp trên địa bàn tham dự.",
    "Các đơn vị tiếp tục tháo gỡ khó khăn cho sản xuất kinh doanh và cải cách thủ tục hành chính.",
    "Công tác xúc tiến thương mại, khuyến công được quan tâm; nhiều doanh nghiệp đã đổi mới công nghệ.",
    "Lực lượng quản lý thị trường tăng cường kiểm tra, kiểm soát hàng giả và gian lận thương mại.",
    "Hoạt động bán buôn, bán lẻ diễn ra ổn định, hàng hóa dồi dào, đáp ứng nhu cầu của nhân dân.",
    "Ngành điện bảo đảm cung cấp điện an toàn, ổn định cho sản xuất và sinh hoạt.",
)


def make_varied(folder: Path, count: int) -> None:
    """Writes `count` reports with their cards into `folder`, one folder for each area."""
    for number, document in enumerate(documents(catalogue.load(), count)):
        write(folder, number, document)


def write(folder: Path, number: int, document: Document) -> None:
    """Writes one report as the file that its number makes of it, with its card."""
    chance = random.Random(number)
    kind = next(suffix for suffix, share in KINDS.items() if number % 100 < share)
    path = folder / document.path.replace(".txt", kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MADE[kind](document, list(_paragraphs(document, chance))))
    told = {
        "published_on": f"{document.published_on}", "publisher": document.publisher or "", "url": document.url or "",
        "title": document.title or "", "area": document.area_id or "",
    }  # fmt: skip
    card = "".join(f'{key} = "{value}"\n' for key, value in told.items())
    path.with_suffix(SUFFIX).write_text(card, "utf-8")


def _paragraphs(document: Document, chance: random.Random) -> Iterator[str]:
    """The lines of the report, with words that say nothing between them."""
    length = chance.choice([0, 0, 1, 2, 4, 9]) * len(document.text)
    for line in document.text.strip().split("\n"):
        yield line
        said = 0
        while said < length:
            words = " ".join(chance.sample(WORDS, 3))
            said += len(words)
            yield words
        length = 0


def _text(document: Document, paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def _page(document: Document, paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    title = escape(document.title or "")
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body><nav><ul>'
        f'<li><a href="/">Trang chủ</a></li></ul></nav><article><h1>{title}</h1>{body}</article></body></html>'
    ).encode()


def _word(document: Document, paragraphs: list[str]) -> bytes:
    import docx

    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _workbook(document: Document, paragraphs: list[str]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for paragraph in paragraphs:
        sheet.append(paragraph.split(" | "))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


KINDS = {".html": 60, ".txt": 92, ".docx": 97, ".xlsx": 100}
"""Below which number of a hundred a report is of the kind."""
MADE = {".html": _page, ".txt": _text, ".docx": _word, ".xlsx": _workbook}


def main() -> None:
    """Make the reports."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--reports", type=int, default=100_000)
    given = arguments.parse_args()
    make_varied(given.folder, given.reports)


if __name__ == "__main__":
    main()
