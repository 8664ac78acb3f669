"""To which known family a table belongs, by its title, the rows of another family inside it, by their group, and what
whole labels mean in it."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.table_families import UNCLEAR, TableFamily
from etl.errors import CatalogueError
from etl.extract.heading_words import kinds_of, words_of_section
from etl.extract.tables.boxhead import Heading
from etl.language.fold import fold
from etl.language.lexicon import Hit, Lexicon, words_of

_BESIDE = frozenset({"period", "when", "scenario", "ratio", "opens", "price"})
"""Words of a heading that can tell of its figures, not whose they are."""


def family_of(title: str, heading: Heading, start: int, catalogue: Catalogue) -> TableFamily | None:
    """The family that the words `title`, which stand at `start`, name first; None where they name an indicator before
    it, or none. `heading` is what the title says."""
    hit = _hit(title, heading, start, catalogue)
    if hit is None:
        return None
    family: TableFamily = hit.value
    before = (t for t in heading.names if t.kind == "indicator" and t.start - start < hit.start)
    return None if any(t.value != family.indicator for t in before) else family


def _hit(title: str, heading: Heading, start: int, catalogue: Catalogue) -> Hit | None:
    """The phrase of a family's title that the words `title`, at `start`, have first: the longer one of those in them
    and in them without times and places ("Vốn đầu tư thực hiện trên địa bàn tỉnh 6 tháng theo giá hiện hành")."""
    folded = bare = fold(title)
    for token in heading.tokens:
        at, end = token.start - start, token.end - start
        if token.kind in ("period", "area") and 0 <= at < end <= len(bare):
            bare = f"{bare[:at]}{' ' * (end - at)}{bare[end:]}"
    found = [(hit, len(bare[hit.start : hit.end].split())) for text in (folded, bare)
             if (hit := next(_lexicon(catalogue, "titles").find(text), None)) is not None]  # fmt: skip
    return min(found, key=lambda one: (one[0].start, -one[1]))[0] if found else None


def family_of_goods(heading: Heading, heads: Collection[str], catalogue: Catalogue) -> TableFamily | None:
    """The family whose indicator the title, `heading`, names alone ("Xuất khẩu tháng 2"), where a heading over the
    labels (`heads`) says that the rows are goods: "Mặt hàng"."""
    goods = words_of_section("listed", catalogue)["goods"]
    codes = {t.value for t in heading.names if t.kind == "indicator"}
    if len(codes) != 1 or goods.isdisjoint(fold(head.strip()) for head in heads):
        return None
    return next((family for family in catalogue.families if family.indicator in codes and family.labels), None)


def within_title(title: str, heading: Heading, start: int, catalogue: Catalogue) -> tuple[int, int]:
    """Where the phrase stands by which the words `title`, at `start`, name a family; (-1, -1) where none does.
    `heading` is what the title says."""
    hit = _hit(title, heading, start, catalogue)
    return (-1, -1) if hit is None else (start + hit.start, start + hit.end)


def group_family(label: str, catalogue: Catalogue) -> TableFamily | None:
    """The family of the rows below a row without figures that is labelled so."""
    hit = next(_lexicon(catalogue, "groups").find(fold(label)), None)
    return hit.value if hit is not None else None


def family_titled(words: str, catalogue: Catalogue) -> TableFamily | None:
    """The family that a group's label names as the title of a table would."""
    hit = next(_lexicon(catalogue, "titles").find(fold(words)), None)
    return hit.value if hit is not None else None


class Label(NamedTuple):
    """What the whole label of a row or column means in a table of a family: an indicator's code, WHOLE, NOTHING or
    UNCLEAR.

    `tells_all`: every word of it belongs to the name, so that none tells a time or a scenario ("vốn tín dụng theo kế
    hoạch Nhà nước").
    """

    meant: str
    tells_all: bool


def labelled(label: str, family: TableFamily | None, catalogue: Catalogue) -> Label | None:
    """What the words of a heading mean in a table of `family`; None where the family does not know them. Words in
    brackets, units and times are no part of a label."""
    if family is None or not family.labels or not label:
        return None
    words, bare = _bare(label, catalogue)
    if (meant := family.labels.get(words)) is not None:
        return Label(meant, tells_all=True)
    meant = family.labels.get(bare)
    return None if meant is None else Label(meant, tells_all=False)


def with_unit(label: str, unit: str, family: TableFamily | None, catalogue: Catalogue) -> Label | None:
    """What the family knows the label to mean together with what its row is counted in: "Cấp mới" of projects, or of
    money the capital ("vốn"). None where that leaves it open, too."""
    dimensions = {catalogue.units[t.value].dimension for t in kinds_of(unit, catalogue) if t.kind == "unit"}
    things = words_of_section("listed", catalogue)["money"] if dimensions == {"money"} else (unit,)
    known = (labelled(f"{thing} {label}", family, catalogue) for thing in things)
    return next((one for one in known if one is not None and one.meant != UNCLEAR), None)


def told_below(label: str, inner: str, family: TableFamily | None, catalogue: Catalogue) -> str:
    """The words by which a column is known whose heading is the whole `label`, with `inner` right above the figures:
    those over "Tổng số", and "Công nghiệp" itself of "Trong đó: Công nghiệp" below a label that the family knows, or
    below words that only divide ("Phân theo ngành kinh doanh")."""
    over = label.removesuffix(inner)
    if not inner or over == label or labelled(label, family, catalogue):
        return label
    divides = next((t.kind for t in kinds_of(over, catalogue)), "") == "opens"
    if not divides and labelled(over, family, catalogue) is None:
        return label
    kinds = {t.kind for t in kinds_of(inner, catalogue)}
    if "total" in kinds and kinds <= {"total", "sign", "filler", "column"}:
        return over
    return inner if labelled(inner, family, catalogue) is not None else label


def part_of(whole: str, words: str, catalogue: Catalogue) -> str | None:
    """The part of `whole` that its own families know as `words` ("Trong nước" of exports); None where they do not."""
    families = (family for family in catalogue.families if family.indicator == whole)
    known = (labelled(words, family, catalogue) for family in families)
    return next((label.meant for label in known if label is not None and label.meant.startswith(f"{whole}.")), None)


@lru_cache(maxsize=8192)  # labels come again on every sheet, and are asked for more than once
def _bare(label: str, catalogue: Catalogue) -> tuple[str, str]:
    """The words of a label without brackets, units and translations; and without times and what compares, too."""
    words, bare, depth = list[str](), list[str](), 0
    for token in kinds_of(label, catalogue):
        depth += token.is_("sign", "(") - token.is_("sign", ")")
        if depth <= 0 and token.kind not in ("unit", "sign") and not token.is_("filler", "translation"):
            own = [word for word in words_of(fold(label[token.start : token.end])).text if any(map(str.isalnum, word))]
            words += own
            bare += own if token.kind not in _BESIDE else ()
    return " ".join(words), " ".join(bare)


@lru_cache(maxsize=8)
def _lexicon(catalogue: Catalogue, part: str) -> Lexicon:
    try:
        return Lexicon((phrase, part, family) for family in catalogue.families for phrase in getattr(family, part))
    except ValueError as error:
        raise CatalogueError("table_families.toml", str(error), "leave the phrase in one family") from None
