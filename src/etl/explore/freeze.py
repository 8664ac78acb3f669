"""`etl explore --freeze`: the pages as files, which open from a disk or any web server, search and charts included."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.errors import UsageError, reason
from etl.explore import address, rendering, written
from etl.explore.address import Address
from etl.explore.at import page_at
from etl.explore.frozen_links import FrozenLinks, download_of, file_of, index_of, picture_of
from etl.explore.look import Look
from etl.explore.raw_files import RawFiles
from etl.explore.words import LANGUAGES, Words
from etl.query.export import Request, export_from
from etl.query.export.headings import Language
from etl.query.pages.published import Published
from etl.query.selection import Selection
from etl.settings import Settings
from etl.unfinished import beside

if TYPE_CHECKING:
    from etl.query.pages.published import Connection

STATIC = Path(__file__).parent / "static"
DOWNLOADS = ("xlsx", "csv")
"""What a site offers of each area and indicator."""

PHRASES, CELLS = 8, 20_000
"""Names of an indicator and figures that the index of the search has."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """How many pages and other files were written."""

    pages: int
    files: int


def freeze(settings: Settings, catalogue: Catalogue, target: Path, chosen: Selection) -> Frozen:
    """Writes the pages of the chosen areas, indicators and years, in every language, to a new folder.

    Pages of others are not linked, though tables name them. The folder is there when it is whole. Raises UsageError for
    one that is there already, and WarehouseError.
    """
    published, raw = Published(settings), RawFiles(settings, catalogue)
    try:
        with published.asked() as connection, _private(target) as folder:
            return _Site(connection, catalogue, folder, chosen, raw).write()
    finally:
        raw.close()
        published.close()


class _Site:
    """The pages that are written to a folder, and what they may link."""

    def __init__(
        self, connection: Connection, catalogue: Catalogue, folder: Path, chosen: Selection, raw: RawFiles
    ) -> None:
        self._raw, self._pictures = raw, set[str]()
        self._connection, self._catalogue, self._folder = connection, catalogue, folder
        self._chosen = chosen
        look = self._look("vi", "index.html")
        found = look.ask(
            "page_freeze",
            areas=None if chosen.areas is None else list(chosen.areas),
            indicators=None if chosen.indicators is None else list(chosen.indicators),
            years=None if chosen.years.chosen is None else sorted(chosen.years.chosen),
        )
        self._cells = {(row["area_id"], row["period"], row["indicator"]) for row in found}
        self._areas = {area_id for area_id, _, _ in self._cells} | {NATION} | set(chosen.areas or ())
        self._indicators = {code for _, _, code in self._cells} | set(chosen.indicators or ())
        self._documents = (
            {row["document_id"] for row in look.ask("page_freeze_document", cells=found)} if found else set()
        )
        self._files = 0

    def write(self) -> Frozen:
        """Writes every page that can be reached from the first one, and all that they need."""
        waiting: list[tuple[Address, Language]] = [(address.START, lang) for lang in LANGUAGES]
        seen = set(waiting)
        while waiting:
            page, lang = waiting.pop()
            for linked in self._write_page(page, lang):
                if linked not in seen:
                    seen.add(linked)
                    waiting.append(linked)
        for lang in LANGUAGES:
            self._write(index_of(lang), self._index(lang))
        shutil.copytree(STATIC, self._folder / "static", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        return Frozen(len(seen), self._files)

    def _write_page(self, page: Address, lang: Language) -> list[tuple[Address, Language]]:
        """Writes a page and its downloads; returns the pages that it links."""
        file = file_of(page, lang)
        look = self._look(lang, file)
        links = look.links
        assert isinstance(links, FrozenLinks)
        shown = page_at(look, page)
        if shown is None:
            raise ValueError(f"a page links {page}, which there is not")
        self._write(file, rendering.render(shown, look.words, links, self._as_of(look)))
        for taken, suffix, language in links.taken:
            self._write_download(taken, suffix, language)
        for observation_id in links.pictured.keys() - self._pictures:
            self._write_picture(look, observation_id)
        return list(links.linked)

    def _look(self, lang: Language, file: str) -> Look:
        links = FrozenLinks(file, lang, self._wanted, self._offered)
        return Look(self._connection, self._catalogue, Words(lang), links, raw=self._raw)

    def _wanted(self, page: Address) -> bool:
        """Whether the site has a page: those of what was chosen, and the lists."""
        kind, *ids = page.path.split("/")
        year = dict(page.asked).get("year")
        if year and self._chosen.years.chosen is not None and int(year) not in self._chosen.years.chosen:
            return False
        if kind == "area":
            return ids[0] in self._areas
        if kind == "indicator":
            return ids[0] in self._indicators
        if kind == "cell":
            return (ids[0], ids[1].replace("_", "/"), ids[2]) in self._cells
        if kind == "document":
            return ids[0] in self._documents
        return kind in ("", "coverage", "review", "runs", "help")

    def _offered(self, page: Address, suffix: str) -> bool:
        kind = page.path.split("/")[0]
        return suffix in DOWNLOADS and kind in ("area", "indicator") and not page.asked

    def _write_download(self, page: Address, suffix: str, lang: Language) -> None:
        kind, name = page.path.split("/")
        target = self._folder / download_of(page, suffix, lang)
        target.parent.mkdir(parents=True, exist_ok=True)
        of_it = Selection(
            (name,) if kind == "area" else self._chosen.areas,
            (name,) if kind == "indicator" else self._chosen.indicators,
            self._chosen.years,
        )
        export_from(self._connection, Request("kpi", target, None, of_it, lang, bom=suffix == "csv"))
        self._files += 1

    def _write_picture(self, look: Look, observation_id: str) -> None:
        self._pictures.add(observation_id)
        found = look.ask("page_picture", observation=observation_id)
        picture = self._raw.picture(found[0]) if found else None
        if picture is not None:
            target = self._folder / picture_of(observation_id)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture.png)
            self._files += 1

    def _as_of(self, look: Look) -> str:
        last = look.ask("page_run", run=None, most=1)
        return look.words("nav.as_of", moment=written.moment(last[0]["finished_at"], look.words)) if last else ""

    def _index(self, lang: Language) -> str:
        """The script with what a search finds: words, what is shown, and the page, from wherever it is asked."""
        look = self._look(lang, "index.html")
        lines = [[words, shown, file_of(page, lang)] for words, shown, page in self._entries(look)]
        found = json.dumps(lines, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return (
            "// What a search finds: words, what is shown, and the page.\n"
            "(() => {\n"
            '  const base = new URL(".", document.currentScript.src).href;\n'
            f"  window.exploreIndex = {found}.map(([words, shown, link]) => [words, shown, base + link]);\n"
            "})();\n"
        )

    def _entries(self, look: Look) -> Iterator[tuple[str, str, Address]]:
        for area_id in sorted(self._areas):
            known = self._catalogue.areas[area_id]
            yield " ".join(known.names), look.area(area_id), address.area(area_id)
        for code in sorted(self._indicators):
            row = self._catalogue.indicators[code]
            called = look.called(code, PHRASES)
            yield " ".join((row.name_vi, row.name_en, code, *called)), look.indicator(code), address.indicator(code)
        for area_id, period, code in sorted(self._cells, key=lambda cell: (cell[0], cell[2], cell[1]))[:CELLS]:
            shown = f"{look.area(area_id)}: {look.indicator(code)}, {written.period(period, look.words)}"
            row = self._catalogue.indicators[code]
            words = " ".join((*self._catalogue.areas[area_id].names, row.name_vi, row.name_en, period[:4]))
            yield words, shown, address.cell({"area_id": area_id, "period": period, "indicator": code})

    def _write(self, file: str, content: str) -> None:
        target = self._folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
        self._files += 1


@contextmanager
def _private(target: Path) -> Iterator[Path]:
    """A folder beside `target` that takes its place at the end; it is gone where that fails."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError("--freeze", f"{target} exists and is not empty", "name a new folder, or take that one away")
    if not target.absolute().parent.is_dir():
        raise UsageError("--freeze", f"the folder {target.parent} does not exist", "make it, or name another one")
    private = beside(target)
    try:
        private.mkdir()
        yield private
        if target.exists():
            target.rmdir()
        private.replace(target)
    except OSError as error:
        # What lies in the private folder is gone with it, and was to be in `target`.
        named = None if str(private) in str(error.filename or private) else error.filename
        what = f"{named or target} cannot be written ({reason(error)})"
        raise UsageError("--freeze", what, "make room, or name a folder that you may write to") from None
    finally:
        shutil.rmtree(private, ignore_errors=True)
