"""Compares the element of the article with the text extracted from it, and restores what has figures and is missing,
and the headings between.

A page extractor silently drops what looks like furniture to it (a box, a caption, a list in an odd place). A sentence
of which it dropped a piece is replaced by the whole one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etl.documents.captions import is_caption
from etl.documents.decoding import tidy
from etl.language.fold import nfc

_SKIPPED = frozenset(
    ("script style noscript template select option textarea svg iframe nav button head form object audio video").split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q ruby rt s samp "
        "small span strike strong sub sup time tt u var wbr output meter progress"
    ).split()
)
_FURNITURE = re.compile(
    r"(?<![a-z])(?:related|relate|lienquan|lien-quan|tin-khac|comments?|binh-luan|share|social|tags?|breadcrumbs?|menu|nav|"
    r"sidebar|footer|banner|ads?|advert|promo|recommend|newsletter|popup|login|copyright|most-?read|doc-nhieu|xem-them|"
    r"pagination|author|toolbar|widget)(?![a-z])",
    re.IGNORECASE,
)
_WORDS, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|(?:nghìn|ngàn|triệu|tỷ|tỉ|tấn|đồng|usd|kwh|lần|điểm)(?!\w))", re.IGNORECASE)
"""Text below the article is about the page, unless it holds such a figure."""
_CONTAINERS = ("article", "main", "section", "div", "body", "center")
_MOST_LINKED = 0.5  # of a block's letters, in links: with more it only leads to other pages
_SHARE = 0.9  # of the extracted text that the article's element holds
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADING = 200
_MOST_ABOVE = 5  # lines of the title above a table that a page begins with
_STATEMENT = 25  # letters: a shorter block with a digit is a date, a number of views, a caption of a button


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of text of the page: its words, and whether it looks like furniture of the page."""

    element: Any
    text: str
    key: str
    furniture: bool


def with_article(text: str, tree: Any, headed: bool = True) -> tuple[str, list[str]]:
    """`text` with the blocks and tables that hold figures and are missing from it restored in their places, and the
    furniture with figures that was not restored. Of a page that is not `headed`, whose headline nothing tells, also
    the headings right above the article, and all lines above the table that it begins with."""
    lines = text.split("\n")
    whole = _key(text)
    body = tree.find("body")
    blocks = _blocks(body if body is not None else tree)
    keys = {_key(line) for line in lines}
    found = [block.key in (keys if block.element.tag in _HEADINGS else whole) for block in blocks]
    article = _article(blocks, found)
    if article is None:
        return text, []
    inside = [(block, there) for block, there in zip(blocks, found, strict=True) if _is_within(block.element, article)]
    first = next((at for at, (_, there) in enumerate(inside) if there), len(inside))
    mended, lost = _mended(lines, inside[first:])
    if not headed:
        above = _above([block for block, _ in inside[:first]], _is_table_first(lines))
        mended = "\n".join([*above, mended])
    return mended, lost


def _is_table_first(lines: Sequence[str]) -> bool:
    """Whether there is nothing above the first table but its unit or number."""
    first = next((line for line in lines if line.strip() and not is_caption(line)), "")
    return first.lstrip().startswith("|")


def _above(blocks: Sequence[_Block], all_of_them: bool) -> list[str]:
    """The last `blocks` above what was found of a page, which can be its title and whose it is: the headings of them,
    or `all_of_them`."""
    above: list[str] = []
    for block in blocks[: -_MOST_ABOVE - 1 : -1]:
        if block.furniture or _is_table(block) or len(block.text) > _LONGEST_HEADING:
            break
        if not all_of_them and block.element.tag not in _HEADINGS:
            break
        above.insert(0, block.text)
    return above


def _mended(lines: list[str], blocks: Sequence[tuple[_Block, bool]]) -> tuple[str, list[str]]:
    """The lines with the missing blocks, in the order of the page."""
    keys = [_key(line) for line in lines]
    lost, at = list[str](), 0  # `at`: after the line that was matched last
    last = max((number for number, (_, there) in enumerate(blocks) if there), default=0)
    for number, (block, there) in enumerate(blocks):
        if there:
            met = next((k for k in (*range(at, len(keys)), *range(at)) if _meets(block.key, keys[k])), None)
            at = at if met is None else max(at, met + 1)
            continue
        if block.element.tag in _HEADINGS:
            if number < last and not block.furniture and len(block.text) <= _LONGEST_HEADING:
                lines[at:at], keys[at:at] = [block.text], [block.key]
                at += 1
            continue
        if not (_DIGIT if number < last else _FIGURE).search(block.text):
            continue
        if len(block.key) < _STATEMENT and not _is_table(block) and not _FIGURE.search(block.text):
            continue
        if block.furniture:
            if len(block.key) > 2 * _STATEMENT:
                lost.append(block.text)
            continue
        torn = _torn(block.key, keys)
        fresh = _table_lines(block) if _is_table(block) else [block.text]
        if torn is not None and not _is_table(block):
            lines[torn[0] : torn[1]], keys[torn[0] : torn[1]] = fresh, [block.key]
            at = torn[0] + 1
            continue
        lines[at:at], keys[at:at] = fresh, [_key(line) for line in fresh]
        at += len(fresh)
    return "\n".join(lines), lost


def _meets(key: str, line: str) -> bool:
    """Whether a block of the page is the line, or a piece of it; a few letters must be all of it."""
    if len(key) < _STATEMENT:
        return bool(key) and key == line
    return bool(line) and (key in line or line in key)


def _torn(key: str, keys: Sequence[str]) -> tuple[int, int] | None:
    """The lines that are pieces of the block `key`: one or several in a row, in its order, that make up most of it."""
    for start, line in enumerate(keys):
        if not line or not key.startswith(line[:20]):
            continue
        at, end, length = 0, start, 0
        while end < len(keys) and keys[end] and (place := _piece(keys[end], key, at)) is not None:
            at, length, end = place, length + len(keys[end]), end + 1
        if 2 * length >= len(key):
            return start, end
    return None


def _piece(line: str, key: str, at: int) -> int | None:
    """The end in `key` of the line, which `key` holds from `at` on, whole or with one gap; None where it does not."""
    begin = key.find(line, at)
    if begin >= 0:
        return begin + len(line)
    for cut in range(len(line) - 1, 0, -1):
        head = key.find(line[:cut], at)
        if head >= 0:
            rest = key.find(line[cut:], head + cut)
            return rest + len(line) - cut if rest >= 0 else None
    return None


# --- the blocks of a page -------------------------------------------------------------------------------------


def _blocks(root: Any) -> list[_Block]:
    """The blocks of text below `root` in order; a table without others in it is one."""
    found: list[_Block] = []
    _gather(root, False, found)
    return found


def _gather(element: Any, furniture: bool, found: list[_Block]) -> None:
    furniture = furniture or _is_furniture(element)
    if element.tag == "table" and next(element.iterdescendants("table"), None) is None:
        _add(element, " ".join(element.itertext()), furniture, found)
        return
    held = element.text or ""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            pass
        elif child.tag == "br":
            _add(element, held, furniture, found)
            held = ""
        elif child.tag in _INLINE and not _holds_blocks(child):
            held += "".join(child.itertext())
        else:
            _add(element, held, furniture, found)
            held = ""
            _gather(child, furniture, found)
        held += child.tail or ""
    _add(element, held, furniture, found)


def _add(element: Any, text: str, furniture: bool, found: list[_Block]) -> None:
    words = " ".join(tidy(text).split())
    if words:
        found.append(_Block(element, words, _key(words), furniture or _is_linked(element, words)))


def _holds_blocks(element: Any) -> bool:
    return any(isinstance(each.tag, str) and each.tag not in _INLINE for each in element.iterdescendants())


def _is_furniture(element: Any) -> bool:
    if element.tag in ("footer", "header"):
        return True
    return _FURNITURE.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def _is_linked(element: Any, words: str) -> bool:
    linked = sum(len(" ".join(link.itertext())) for link in element.iter("a"))
    return bool(linked > _MOST_LINKED * max(len(words), 1))


def _article(blocks: Sequence[_Block], found: Sequence[bool]) -> Any | None:
    """The innermost element that holds nearly all of the extracted text; None where nothing was extracted."""
    weight: Counter[Any] = Counter()
    total = 0
    for block, there in zip(blocks, found, strict=True):
        if there and len(block.key) >= _STATEMENT:
            total += len(block.key)
            for parent in (block.element, *block.element.iterancestors()):
                if parent.tag in _CONTAINERS:
                    weight[parent] += len(block.key)
    fitting = [element for element, letters in weight.items() if letters >= _SHARE * total]
    return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _is_within(element: Any, article: Any) -> bool:
    return any(parent is article for parent in (element, *element.iterancestors()))


def _is_table(block: _Block) -> bool:
    return bool(block.element.tag == "table")


def _table_lines(block: _Block) -> list[str]:
    """The rows of a table as the page extractor writes them."""
    rows = [
        [" ".join(tidy(" ".join(cell.itertext())).split()).replace("|", "/") for cell in row.iterchildren("td", "th")]
        for row in block.element.iter("tr")
    ]
    return [f"| {' | '.join(row)} |" for row in rows if row]


def _key(text: str) -> str:
    return "".join(_WORDS.findall(nfc(text).casefold()))
