"""Reader of saved web pages: the article and its tables, without menus, advertisements, related links and comments.

Trafilatura finds the article. The text between headline and article on the page (the byline) is kept apart, because
Vietnamese papers print the day of publication there; a date above the headline is the page's own clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import trafilatura  # imported here, so that loading it does not count as a page's time
from htmldate import find_date

from etl.documents.decoding import decode, tidy
from etl.documents.document import Content
from etl.documents.formats.aside import Aside, examples
from etl.documents.formats.html_article import with_article
from etl.documents.formats.html_marks import prepare
from etl.documents.formats.html_tables import check_spans, items_of
from etl.documents.text_layout import check_cells, lay
from etl.errors import InputError
from etl.language.fold import fold
from etl.settings import Bounds

_SENTENCE = 80  # characters: menu entries and headlines are shorter, paragraphs are not
_TABLE_ROWS = 3
_BYLINE_LINES = 12
_FIRST_WORDS = 40  # letters of the article by which its beginning is known on the page
_SPACES = re.compile(r"[\s|]+")
_DATING_META = re.compile(r"date|time|publish|created|issued", re.IGNORECASE)


def read_html(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of an `.html` file; `text` begins with the headline. Raises InputError for a page with no article."""
    tree = trafilatura.load_html(decode(path, data))
    found, aside = None, Aside()
    if tree is not None:
        check_spans(tree, path, bounds.cells)
    if tree is not None and len(tree):
        prepare(tree, aside)
        found = trafilatura.bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    text = tidy(getattr(found, "text", None) or "").strip()
    if not _is_article(text):
        raise InputError(
            path, "has no article in it", "save the page of the report itself, not a list or a log-in page"
        )
    title = _headline(getattr(found, "title", None))
    text, lost = with_article(text, tree, title is not None)
    whole = text if title is None or _begins_with(text, title) else f"{title}\n{text}"
    items = items_of(whole, tree)
    check_cells(items, path, bounds.cells)
    laid = lay(items)
    return Content(
        text=laid.text,
        title=title,
        published_on=_stated_day(tree),
        url=getattr(found, "url", None),
        publisher=getattr(found, "sitename", None),
        page_title=_headline(tree.findtext(".//title")) if tree is not None else None,
        byline=_byline(tree, title, text),
        tables=laid.tables,
        places=laid.places,
        warnings=_warnings(path, lost),
        notes=aside.notes(path),
    )


def _warnings(path: Path, lost: Sequence[str]) -> tuple[str, ...]:
    """The passages of the article that are not in the text, in one line."""
    if not lost:
        return ()
    return (
        f"{path}: {len(lost)} passage(s) with figures beside the article were not read ({examples(lost)}); "
        "see whether they are part of the report",
    )


def _is_article(text: str) -> bool:
    """Whether there is a paragraph of running text, or a table."""
    lines = text.split("\n")
    return any(len(line) >= _SENTENCE for line in lines) or sum(line.startswith("|") for line in lines) >= _TABLE_ROWS


def _headline(title: str | None) -> str | None:
    return " ".join(tidy(title).split()) or None if title else None


def _begins_with(text: str, title: str) -> bool:
    return " ".join(fold(text[: 2 * len(title)]).split()).startswith(fold(title))


def _stated_day(tree: Any) -> date | None:
    """The day of publication that the page's markup states: meta elements, JSON-LD, `<time itemprop=datePublished>`.

    Only those are passed to htmldate: given a whole page, it would choose any date on it, such as today's.
    """
    stated = tree.makeelement("html")
    stated.append(tree.makeelement("head"))
    stated.append(tree.makeelement("body"))
    for element in tree.iter("meta", "script", "time"):
        marks = " ".join(element.get(key, "") for key in ("name", "property", "itemprop", "http-equiv", "pubdate"))
        if element.tag == "script" and element.get("type") != "application/ld+json":
            continue
        if element.tag != "script" and not _DATING_META.search(marks):
            continue
        copy = tree.makeelement(element.tag, dict(element.attrib))
        copy.text = element.text
        stated[0 if element.tag != "time" else 1].append(copy)
    day = find_date(stated, extensive_search=False, original_date=True, url="")
    return date.fromisoformat(day) if day else None


def _byline(tree: Any, title: str | None, text: str) -> str:
    """The page's lines between the headline and the article's first paragraph, at most twelve, joined by "\\n"."""
    if title is None:
        return ""
    lines = [fold(line) for line in _visible(tree)]
    head, body = fold(title), fold(text).lstrip()
    begin = next((i for i in range(len(lines) - 1, -1, -1) if lines[i] == head), None)
    if begin is None:
        return ""
    first = _bare(body.removeprefix(head))[:_FIRST_WORDS]
    between: list[str] = []
    for line, words in zip(_visible(tree)[begin + 1 :], _begins(lines[begin + 1 :]), strict=True):
        if words.startswith(first):
            return "\n".join(between)
        between.append(line)
        if len(between) > _BYLINE_LINES:
            break
    return ""


def _begins(lines: Sequence[str]) -> Iterator[str]:
    """For each line the first words from there on, as `_bare` gives them, however many lines those are in: a paragraph
    may be in several, as its words are marked, and so are the cells of a row."""
    words = [_bare(line) for line in lines[: 3 * _BYLINE_LINES]]
    for at in range(len(lines)):
        following = islice(accumulate(words[at:]), _FIRST_WORDS)
        yield next((begun for begun in following if len(begun) >= _FIRST_WORDS), "".join(words[at:]))


def _bare(folded: str) -> str:
    """Its letters and signs without spaces and the strokes between cells."""
    return _SPACES.sub("", folded[: 4 * _FIRST_WORDS])


def _visible(tree: Any) -> list[str]:
    """The text nodes of the page's body as lines, in order."""
    body = tree.find("body")
    texts = (body if body is not None else tree).xpath(".//text()[not(parent::script or parent::style)]")
    return [line for each in texts if (line := " ".join(tidy(each).split()))]
