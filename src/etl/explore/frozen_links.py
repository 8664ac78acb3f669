"""Links between pages that are files: relative, so that they work from a disk and from any folder of a web server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from etl.explore.address import Address
from etl.explore.words import LANGUAGES
from etl.query.export.headings import Language

INDEX = "search-index"
"""Begins the name of the scripts that a search without a server looks in."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._/-]")


def file_of(address: Address, lang: Language) -> str:
    """The file of a page below the folder of the site: Vietnamese at the top, other languages in a folder of theirs."""
    asked = "".join(f"--{key}-{value}" for key, value in address.asked)
    name = _UNSAFE.sub(lambda found: f"_{ord(found[0]):x}", f"{address.path or 'index'}{asked}")
    return f"{name}.html" if lang == LANGUAGES[0] else f"{lang}/{name}.html"


def index_of(lang: Language) -> str:
    """The file with what a search finds in a language."""
    return f"{INDEX}-{lang}.js"


@dataclass
class FrozenLinks:
    """Links of the page that is written to `here`; `wanted` says which pages the site has.

    Every page that is linked is noted in `linked`, so that it is written, too; `offered` are the downloads.
    """

    here: str
    lang: Language
    wanted: Callable[[Address], bool]
    offered: Callable[[Address, str], bool]
    linked: dict[tuple[Address, Language], None] = field(default_factory=dict)
    taken: dict[tuple[Address, str, Language], None] = field(default_factory=dict)
    pictured: dict[str, None] = field(default_factory=dict)
    search: str | None = None

    @property
    def index(self) -> str | None:
        """The script with the index of the language that is shown."""
        return self._to(index_of(self.lang))

    def page(self, address: Address, lang: Language) -> str | None:
        """The link to a page; None to one that the site does not have."""
        page = address.at("")
        if not self.wanted(page):
            return None
        self.linked[page, lang] = None
        return self._to(file_of(page, lang)) + (f"#{address.place}" if address.place else "")

    def static(self, name: str) -> str:
        """The link to a file of `static/`."""
        return self._to(f"static/{name}")

    def download(self, address: Address, suffix: str, lang: Language) -> str | None:
        """The link to the figures of a page as a file; None where the site has none."""
        if not self.offered(address, suffix):
            return None
        self.taken[address, suffix, lang] = None
        return self._to(download_of(address, suffix, lang))

    def picture(self, observation_id: str) -> str:
        """The link to the picture of the page with a figure, which is written, too."""
        self.pictured[observation_id] = None
        return self._to(picture_of(observation_id))

    def _to(self, file: str) -> str:
        return quote(posixpath.relpath(file, posixpath.dirname(self.here) or "."))


def picture_of(observation_id: str) -> str:
    """The file with the picture of the page with a figure."""
    return f"pictures/{_UNSAFE.sub('_', observation_id)}.png"


def download_of(address: Address, suffix: str, lang: Language) -> str:
    """The file with the figures of a page."""
    return f"download/{file_of(address, lang).removesuffix('.html')}.{suffix}"
