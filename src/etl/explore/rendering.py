"""A page becomes HTML, with everything escaped; the same for pages that are served and for those that are written."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from etl.errors import printable
from etl.explore import address, chart_library
from etl.explore.address import Links
from etl.explore.look import Page
from etl.explore.words import LANGUAGES, Words

SCRIPT = "explore.js"
"""The script of `static/` that every page loads; one with charts loads the chart library after it."""

_NAV = {
    "start": address.START,
    "coverage": address.COVERAGE,
    "review": address.REVIEW,
    "runs": address.RUNS,
    "help": address.HELP,
    "api": address.API,
}


def render(page: Page, words: Words, links: Links, as_of: str = "") -> str:
    """The HTML of a page in the language of `words`; `as_of` says how new the figures are."""
    other = next(lang for lang in LANGUAGES if lang != words.lang)
    taken = page.taken or page.address
    downloads = [(suffix.upper(), links.download(taken, suffix, words.lang)) for suffix in page.downloads]
    draws, library = bool(page.shown.get("charts")), chart_library.FILE.exists()
    known: dict[str, Any] = {
        "words": words,
        "lang": words.lang,
        "links": links,
        "nav": {name: links.page(page_of, words.lang) for name, page_of in _NAV.items()},
        "scripts": (SCRIPT, chart_library.NAME) if draws and library else (SCRIPT,),
        "charts_missing": draws and not library,
        "other_lang": other,
        "other_language": links.page(page.address, other),
        "title": page.title,
        "at_start": page.address.path == address.START.path,
        "downloads": [(name, link) for name, link in downloads if link],
        "as_of": as_of,
    }
    return _templates().get_template(page.template).render(page.shown, **known)


# Signs that steer what shows a text or turn the direction in which it and what follows it is written.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _shown(value: Any) -> Any:
    """What an expression of a template writes; signs of a report that would make a page read as another are escaped."""
    if isinstance(value, str) and not isinstance(value, Markup) and _STEERS.search(value):
        return printable(value, kept="\n\t")
    return value


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("etl.explore"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=False,
        auto_reload=False,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False, "separators": (",", ":")}
    return made
