"""A web page's tree prepared for reading: struck-out text is removed, raised marks become what they mean, quotations
and other wrapped words are joined to their sentence, and lists in cells become text with semicolons.

This is done in the tree before the article is extracted, because the extractor knows none of these marks.
"""

from __future__ import annotations

import re
from typing import Any

from etl.documents.formats.aside import Aside
from etl.documents.raised import raised

_STRUCK_TAGS = ("s", "del", "strike")
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;{}]*line-through", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\s*([a-zA-Z][\w-]*)?(?:([.#])([\w-]+))?\s*")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_NO_WORDS = frozenset(
    ("script", "style", "select", "textarea", "svg", "iframe", "nav", "noscript", "template", "object")
)
_BLOCKS = frozenset(
    ("p div ul ol li dl dt dd table tr td th h1 h2 h3 h4 h5 h6 section article main aside header footer "
     "figure form body fieldset").split()
)  # fmt: skip
_KEPT_INLINE = frozenset(
    ("a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark nobr ruby rt rp s samp "
     "small span strike strong sub sup tt u var wbr").split()
)  # fmt: skip
_TEARING = ("blockquote", "pre", "center", "address", "div", "fieldset", "form", "figure", "section")
_GOES_ON = re.compile(r"[,.;)%\da-zà-ỹđ]")
_ITEMS = frozenset(("li", "dt", "dd"))
_IN_CELL = (*_ITEMS, "ul", "ol", "dl", "p", "div", "br", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_TABLE_PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
_ENDS = re.compile(r"[.;:!?,]\s*$")
_STATEMENT = re.compile(r"(?=.*\d).{40,}", re.DOTALL)


def prepare(tree: Any, aside: Aside) -> None:
    """Changes `tree` as described above; words that are struck out or hidden in the text are added to `aside`."""
    _without_struck(tree, aside)
    for element in _raised(tree):
        _replace(element, raised(_before(element), "".join(element.itertext()), _after(element)))
    for element in list(tree.iter("q")):
        _replace(element, None, "“", "”")
    for element in list(tree.iter(*_TEARING)):
        _join(element)
    _unwrap(tree)
    for table in list(tree.iter("table")):
        if next(table.iterdescendants("table"), None) is not None:
            _lay_open(table)
    for caption in list(tree.iter("caption")):
        _lift(caption)
    for cell in list(tree.iter("td", "th")):
        _flatten(cell)


# --- what is struck out or hidden -----------------------------------------------------------------------------


def _without_struck(tree: Any, aside: Aside) -> None:
    rules = _struck_rules(tree)
    for element in [each for each in tree.iter() if isinstance(each.tag, str)]:
        style = element.get("style") or ""
        if element.tag in _STRUCK_TAGS or _LINE_THROUGH.search(style) or _matches(element, rules):
            aside.add("struck", "".join(element.itertext()))
        elif (element.get("hidden") is not None or _UNSEEN.search(style)) and _in_text(element):
            aside.add("hidden", "".join(element.itertext()))
        else:
            continue
        if element.getparent() is not None:
            _replace(element, "")


def _struck_rules(tree: Any) -> list[tuple[str | None, str, str]]:
    """Tag, "." or "#", and name of the elements that the page's own style sheets strike out."""
    found = []
    for sheet in tree.iter("style"):
        if "line-through" not in (text := sheet.text or ""):
            continue
        for selectors, body in _RULE.findall(text):
            if _LINE_THROUGH.search(body):
                matches = (_SELECTOR.fullmatch(each.split()[-1] if each.split() else "") for each in
                           selectors.split(","))  # fmt: skip
                found += [(m[1], m[2] or "", m[3] or "") for m in matches if m is not None and (m[1] or m[3])]
    return found


def _matches(element: Any, rules: list[tuple[str | None, str, str]]) -> bool:
    for tag, kind, name in rules:
        named = {"": True, ".": name in (element.get("class") or "").split(), "#": element.get("id") == name}[kind]
        if named and (tag is None or element.tag == tag):
            return True
    return False


def _in_text(element: Any) -> bool:
    """Whether the element is part of a paragraph, a cell or a list item; hidden menus and windows of a page are not."""
    return any(parent.tag in ("p", "td", "th", "li") for parent in element.iterancestors())


# --- raised marks, and words in wrappings of their own --------------------------------------------------------


def _raised(tree: Any) -> list[Any]:
    """The elements whose words are raised, the innermost where they are nested."""
    styled = (
        each for each in tree.iter("span", "font", "a", "b", "small") if _RAISED_STYLE.search(each.get("style") or "")
    )
    return [each for each in (*tree.iter("sup"), *styled) if next(each.iterdescendants("sup", "table"), None) is None]


def _unwrap(tree: Any) -> None:
    """Unwraps elements in the middle of a sentence that a page extractor takes for something else."""
    for element in [each for each in tree.iter() if isinstance(each.tag, str)]:
        tag = element.tag
        if tag in _KEPT_INLINE or tag in _NO_WORDS or element.getparent() is None:
            continue
        if tag in _BLOCKS and tag not in ("aside", "figure", "form", "fieldset"):
            continue
        if not _is_in_sentence(element) or any(child.tag in _BLOCKS for child in element.iterdescendants()):
            continue
        _replace(element, None, " " if _before(element)[-1:].isalnum() else "", "")


def _join(element: Any) -> None:
    """Puts an element back into its sentence: the parser ends a paragraph at a block, which no paragraph may hold."""
    before, tail = element.getprevious(), (element.tail or "").strip()
    if before is None or before.tag != "p" or (before.tail or "").strip() or element.getparent() is None:
        return
    told, own = "".join(before.itertext()).strip(), "".join(element.itertext()).strip()
    if not told or not own or next(element.iterdescendants(*_BLOCKS), None) is not None:
        return
    if not (_GOES_ON.match(tail) or (not tail and not _ENDS.search(told) and _GOES_ON.match(own))):
        return
    for text in (own, tail):
        last = before[-1] if len(before) else None
        joint = "" if text[:1] in ",.;:)" else " "
        if last is None:
            before.text = f"{(before.text or '').rstrip()}{joint}{text}"
        else:
            last.tail = f"{(last.tail or '').rstrip()}{joint}{text}"
    element.tail = None
    element.getparent().remove(element)


def _lift(caption: Any) -> None:
    """Moves the title of a table above it, where a page extractor does not lose it."""
    table = next(caption.iterancestors("table"), None)
    if table is None or table.getparent() is None:
        return
    title = table.makeelement("p")
    title.text = " ".join("".join(caption.itertext()).split())
    _replace(caption, "")
    table.addprevious(title)


def _is_in_sentence(element: Any) -> bool:
    """Whether there are words right before or after the element in its parent, which is a block of text."""
    if element.getparent().tag in ("html", "head", "body", "table", "tr", "ul", "ol", "select"):
        return False
    before = element.getprevious()
    text = element.getparent().text if before is None else before.tail
    return bool((text or "").strip() or (element.tail or "").strip())


def _before(element: Any) -> str:
    """The words right before the element in its block."""
    text, at = "", element
    while len(text) < 12 and at is not None and at.getparent() is not None:
        before = at.getprevious()
        if before is not None:
            text = "".join(before.itertext() if isinstance(before.tag, str) else "") + (before.tail or "") + text
            at = before
        else:
            parent = at.getparent()
            text = (parent.text or "") + text
            if parent.tag in _BLOCKS:
                break
            at = parent
    return text


def _after(element: Any) -> str:
    """The words right after the element in its block."""
    text, at = element.tail or "", element
    while len(text) < 12 and at is not None and at.getparent() is not None:
        following = at.getnext()
        if following is not None:
            if isinstance(following.tag, str) and following.tag in _BLOCKS:
                break
            text += ("".join(following.itertext()) if isinstance(following.tag, str) else "") + (following.tail or "")
            at = following
        else:
            at = at.getparent()
            if at.tag in _BLOCKS:
                break
            text += at.tail or ""
    return text


def _replace(element: Any, text: str | None, before: str = "", behind: str = "") -> None:
    """Puts `text` in the element's place, or with None its own content between `before` and `behind`."""
    if text is not None:
        for child in list(element):
            element.remove(child)
        element.text = text
    element.text = before + (element.text or "")
    last = element[-1] if len(element) else None
    if last is None:
        element.text += behind
    else:
        last.tail = (last.tail or "") + behind
    element.drop_tag()


def _lay_open(table: Any) -> None:
    """Makes blocks of a table that holds others: it only says where they stand on the page, and has no rows to read."""
    for element in list(table.iterdescendants(*_TABLE_PARTS)):
        if next(element.iterancestors("table"), None) is table:
            element.tag = "div" if next(element.iterdescendants(*_BLOCKS), None) is not None else "p"
    table.tag = "div"


# --- lists in cells -------------------------------------------------------------------------------------------


def _flatten(cell: Any) -> None:
    """Makes the blocks in a cell one text: a page extractor loses lists in cells, and joins the words of two
    blocks."""
    if next(cell.iterdescendants(*_IN_CELL), None) is None or next(cell.iterdescendants("table"), None) is not None:
        return
    pieces: list[list[str]] = [["", ""]]  # what it begins with, its words
    _collect(cell, pieces)
    text = ""
    for opening, words in pieces:
        if words := " ".join(words.split()):
            text += _joint(text, opening, words) + words
    for child in list(cell):
        cell.remove(child)
    cell.text = text


def _collect(element: Any, pieces: list[list[str]]) -> None:
    """Adds the words of the element to the last piece; each block in it begins a new one."""
    pieces[-1][1] += element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in _IN_CELL:
            _begin(pieces, child.tag)
            _collect(child, pieces)
            _begin(pieces, "")
        else:
            _collect(child, pieces)
        pieces[-1][1] += child.tail or ""


def _begin(pieces: list[list[str]], tag: str) -> None:
    if pieces[-1][1].strip():
        pieces.append([tag, ""])
    elif tag in _ITEMS or pieces[-1][0] not in _ITEMS:
        pieces[-1][0] = tag or pieces[-1][0]


def _joint(before: str, opening: str, words: str) -> str:
    """The text between two pieces of a cell: a semicolon between items and between statements, else a space."""
    if not before or _ENDS.search(before):
        return " " if before else ""
    if opening == "dd":
        return ": "
    last = before[max(before.rfind(";"), before.rfind("."), 0) :]
    return "; " if opening in _ITEMS or (_STATEMENT.match(last) and words[:1].isupper()) else " "
