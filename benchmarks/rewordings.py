"""How much of what is read hangs on how it is worded: the known reports, reworded without another meaning.

    python -m benchmarks.rewordings [--rows N] [NAME …]

No hand is needed to know what is right: a report that says "giá trị xuất khẩu" for "kim ngạch xuất khẩu" states the
same figures. For each rewording: the reports that it changes, their figures, how many are gone, how many came, and how
many of these both readers hold, which are the ones to look at. `--rows` prints them. The last few change more than
words (full stops for semicolons, a line for each sentence), after which some figures may rightly be in doubt.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.accuracy import sets
from etl.catalogue import Catalogue, load
from etl.documents import read
from etl.documents.document import Document
from etl.extract import extract
from etl.language.lost_spaces import with_spaces

Fact = tuple[str, str, str, str, str, str, str]
"""Indicator, area, period, scenario, measure, value and unit of a figure."""


def _words(pattern: str, words: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, words, text)


def _name(pattern: str, words: str) -> Callable[[str], str]:
    """A name for another, with a capital where the other had one."""
    return lambda text: re.sub(
        pattern, lambda found: words[0].upper() + words[1:] if found[0][0].isupper() else words, text
    )


def _sentences(mark: str, between: str) -> Callable[[str], str]:
    return lambda text: re.sub(rf"{mark} (\w)", lambda found: between + found[1].upper(), text)


_YEAR_BEFORE = "so với cùng kỳ năm trước"
REWORDINGS: dict[str, Callable[[str], str]] = {
    "so với cùng kỳ": _words(_YEAR_BEFORE, "so với cùng kỳ"),
    "so cùng kỳ": _words(_YEAR_BEFORE, "so cùng kỳ"),
    "so với cùng kỳ năm ngoái": _words(_YEAR_BEFORE, "so với cùng kỳ năm ngoái"),
    "với cùng kỳ": _words(_YEAR_BEFORE, "với cùng kỳ năm trước"),
    "ước tính đạt": _words("ước đạt", "ước tính đạt"),
    "ước thực hiện": _words("ước đạt", "ước thực hiện"),
    "đạt mức": _words(r"(?<!ước )(?<!tính )(?<!đã )\bđạt (?=\d)", "đạt mức "),
    "tăng thêm": _words(r"\btăng (?=\d)", "tăng thêm "),
    "tăng mạnh": _words(r"\btăng (?=\d)", "tăng mạnh "),
    "sụt giảm": _words(r"\bgiảm (?=\d)", "sụt giảm "),
    "giá trị xuất khẩu": _name("[Kk]im ngạch xuất khẩu", "giá trị xuất khẩu"),
    "trị giá xuất khẩu": _name("[Kk]im ngạch xuất khẩu", "trị giá xuất khẩu"),
    "giá trị SXCN": _name("[Gg]iá trị sản xuất công nghiệp", "giá trị SXCN"),
    "sản xuất toàn ngành": _name(
        r"[Cc]hỉ số sản xuất công nghiệp(?: \(IIP\))?", "chỉ số sản xuất toàn ngành công nghiệp"
    ),
    "bán lẻ và dịch vụ": _name(
        "[Tt]ổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "tổng mức bán lẻ hàng hóa và dịch vụ"
    ),
    "cộng dồn": _name("[Ll][ũu][ỹy] kế", "cộng dồn"),
    "KH năm": _words("kế hoạch năm", "KH năm"),
    "tỉ đồng": _words("tỷ đồng", "tỉ đồng"),
    "đô la Mỹ": _words("triệu USD", "triệu đô la Mỹ"),
    "12 %": _words(r"(?<=\d)%", " %"),
    "4013 tỷ": _words(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?= (?:tỷ đồng|triệu USD))", r"\1\2"),
    "09 tháng": _words(r"\b([2-9]) tháng đầu", r"0\1 tháng đầu"),
    # Put right before it is read, as the readers of documents do.
    "9tháng năm2015": lambda text: re.sub(r"\bnăm (?=20\d\d\b)", "năm", re.sub(r"(?<=\d) (?=tháng\b)", "", text)),
    "so vớicùng kỳ": _words("so với cùng kỳ", "so vớicùng kỳ"),
    "headline in capitals": lambda text: "\n".join([(lines := text.split("\n"))[0].upper(), *lines[1:]]),
    "Trong đó as a sentence": _sentences("[,;] trong đó:?", ". Trong đó, "),
    "full stops for semicolons": _sentences(";", ". "),
    "a line for each sentence": _sentences(r"(?<=[a-zà-ỹ%)])\.", ".\n"),
}


def main() -> None:
    """Prints a line for each rewording, or for those that are named."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=0, help="so many figures that came or are gone, of each")
    arguments.add_argument("names", nargs="*", help=f"of {', '.join(REWORDINGS)}")
    given = arguments.parse_args()
    catalogue = load()
    known = [(document, facts(document, catalogue)) for document in _reports(catalogue)]
    print(f"{'':26} {'reports':>8} {'figures':>8} {'gone':>6} {'came':>6} {'by both':>8}")
    for name in given.names or REWORDINGS:
        changed, figures, rows = 0, 0, list[tuple[str, str, Fact, str | None]]()
        for document, before in known:
            reworded = replace(document, text=with_spaces(REWORDINGS[name](document.text)))
            if reworded.text == document.text:
                continue
            after = facts(reworded, catalogue)
            changed, figures = changed + 1, figures + len(before)
            rows += [(document.path, "gone", fact, before[fact]) for fact in before.keys() - after.keys()]
            rows += [(document.path, "came", fact, after[fact]) for fact in after.keys() - before.keys()]
        count = Counter(row[1] for row in rows)
        both = sum(row[1] == "came" and row[3] == "both" for row in rows)
        print(f"{name:26} {changed:8,} {figures:8,} {count['gone']:6,} {count['came']:6,} {both:8,}", flush=True)
        for path, kind, fact, reading in sorted(rows)[: given.rows]:
            print(f"  {kind} {path}: {' '.join(fact)} ({reading})")


def facts(document: Document, catalogue: Catalogue) -> dict[Fact, str | None]:
    """What is read of a report, each figure once, with its `reading`."""
    return {
        (o.indicator, o.area_id, o.period, o.scenario, o.measure, f"{o.value:f}", o.unit): o.reading
        for o in extract(document, catalogue).observations
    }


def _reports(catalogue: Catalogue) -> Iterator[Document]:
    """The reports that were read by hand and have no tables."""
    for gold in sets():
        for _, path, _ in gold.documents():
            document = read(path, catalogue)
            if not document.tables:
                yield document


if __name__ == "__main__":
    main()
