"""What a word of a person means: the id, name or phrase of an area or indicator, with or without its tone marks.

Nothing is guessed: a word that means several things is refused with all of them, an unknown one with the most similar.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from etl.catalogue import Catalogue
from etl.catalogue.area_names import slug
from etl.errors import UsageError
from etl.language.fold import fold, nfc

_TITLE = re.compile(r"^(?:tỉnh|thành phố|t[pt]\.?)\s+(?=\S)")
_PLAIN_TITLE = re.compile(r"^(?:tinh|thanh-pho|tp)-(?=.)")
_SHOWN = 3
"""Names that are suggested for an unknown one."""


def find_areas(catalogue: Catalogue, text: str, option: str = "--area") -> list[str]:
    """The area_ids that `text` names: an id, an official code, or a name as people write it.

    A name of two areas, one before and one after the mergers of 2025, means both; `double_name` says so. Raises
    UsageError for a word that means areas of several names, and for one that means none, with the most similar names.
    """
    areas = catalogue.areas.values()
    meant = _first(
        (
            (text.strip(), ((area.area_id, area.area_id) for area in areas)),
            (_named(text), ((_named(name), area.area_id) for area in areas for name in area.names)),
            (text.strip(), ((area.official_code or "", area.area_id) for area in areas)),
            (_plain(text), ((_plain(name), area.area_id) for area in areas for name in area.names)),
        )
    )
    found = [area_id for area_id in catalogue.areas if area_id in meant]
    names = {catalogue.areas[area_id].name: area_id for area_id in found}
    if len({fold(name) for name in names}) > 1:
        said = ", ".join(f"{catalogue.areas[area_id].name} ({area_id})" for area_id in found)
        raise UsageError(option, f"{text!r} may mean {said}", "name one of them by its id")
    if not found:
        _refuse(option, text, {_plain(area.name): area.name for area in areas}, _plain, 'etl sql "from area"')
    return found


def find_area(catalogue: Catalogue, text: str, option: str = "--area") -> str:
    """As `find_areas`, where one area has to be meant. Raises UsageError also for a name of two areas."""
    found = find_areas(catalogue, text, option)
    if len(found) > 1:
        raise UsageError(option, f"{text!r} may mean {_with_days(catalogue, found)}", "name one of them by its id")
    return found[0]


def double_name(catalogue: Catalogue, area_ids: list[str]) -> str | None:
    """One line that tells apart the areas that one name means, None where it is one area."""
    if len(area_ids) < 2:
        return None
    name = catalogue.areas[area_ids[0]].name
    return f"{name} is the name of {len(area_ids)} areas: {_with_days(catalogue, area_ids)}; an id means one of them"


def find_indicator(catalogue: Catalogue, text: str, option: str = "--indicator") -> str:
    """The indicator that `text` names: its code, its Vietnamese or English name, or a phrase that reports use for it.

    Raises UsageError for a word of several indicators, and for an unknown one, with the most similar names.
    """
    rows = catalogue.indicators.values()
    named = [(name, row.indicator) for row in rows for name in (row.name_vi, row.name_en)]
    phrases = [(phrase, row.indicator) for row in rows for phrase in row.phrases]
    code, plain = re.sub(r"[\s-]+", "_", nfc(text).strip().lower()), slug(nfc(text))
    found = _first(
        (
            (code, ((row.indicator, row.indicator) for row in rows)),
            *((_folded(text), ((_folded(name), code) for name, code in known)) for known in (named, phrases)),
            *((plain, ((slug(name), code) for name, code in known)) for known in (named, phrases)),
        )
    )
    if len(found) > 1:
        meant = ", ".join(f"{catalogue.indicators[code].name_vi} ({code})" for code in sorted(found))
        raise UsageError(option, f"{text!r} may mean {meant}", "name one of them by its code")
    if not found:
        shown = {slug(name): f"{catalogue.indicators[code].name_vi} ({code})" for name, code in named}
        codes = {slug(row.indicator): f"{row.name_vi} ({row.indicator})" for row in rows}
        _refuse(option, text, shown | codes, lambda word: slug(nfc(word)), 'etl sql "from indicator"')
    return next(iter(found))


def _first(levels: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> frozenset[str]:
    """The ids of the word in the first way of writing in which it means anything; each way is spelling and id."""
    for word, known in levels:
        if word and (ids := frozenset(meant for spelling, meant in known if spelling == word)):
            return ids
    return frozenset()


def _folded(text: str) -> str:
    return " ".join(re.sub(r"\s*-\s*", " - ", fold(nfc(text))).split())


def _named(name: str) -> str:
    """A name of an area with its tone marks, without "tỉnh" or "thành phố"."""
    return _TITLE.sub("", _folded(name))


def _plain(name: str) -> str:
    """A name of an area in letters without marks, written as one word."""
    return _PLAIN_TITLE.sub("", slug(nfc(name))).replace("-", "")


def _with_days(catalogue: Catalogue, area_ids: Iterable[str]) -> str:
    said = []
    for area in map(catalogue.areas.__getitem__, area_ids):
        since = f"since {area.valid_from}" if area.valid_from else f"until {area.valid_to}"
        said.append(f"{area.area_id} ({since})")
    return ", ".join(said)


def near_areas(catalogue: Catalogue, text: str) -> list[str]:
    """The area_ids that `text` means, else those whose names hold it or look most like it."""
    with suppress(UsageError):
        return find_areas(catalogue, text)
    known = {_plain(name): area.area_id for area in catalogue.areas.values() for name in area.names}
    return list(dict.fromkeys(known[spelling] for spelling in _near(_plain(text), known)))


def near_indicators(catalogue: Catalogue, text: str) -> list[str]:
    """The indicator that `text` means, else those whose names hold it or look most like it."""
    with suppress(UsageError):
        return [find_indicator(catalogue, text)]
    rows = catalogue.indicators.values()
    known = {slug(name): row.indicator for row in rows for name in (row.name_vi, row.name_en, row.indicator)}
    return list(dict.fromkeys(known[spelling] for spelling in _near(slug(nfc(text)), known)))


def _near(word: str, known: Iterable[str]) -> list[str]:
    """The known spellings that hold the word, the shortest first, and those that look most like it."""
    known = list(known)
    holding = sorted((spelling for spelling in known if word and word in spelling), key=len)[:_SHOWN]
    return [*holding, *difflib.get_close_matches(word, known, n=_SHOWN, cutoff=0.6)]


def _refuse(option: str, text: str, known: Mapping[str, str], key: Callable[[str], str], table: str) -> None:
    """Raise UsageError with the known names that hold the word or look most like it."""
    shown = list(dict.fromkeys(known[spelling] for spelling in _near(key(text), known)))[:_SHOWN]
    remedy = f"did you mean {' or '.join(shown)}?" if shown else f"`{table}` lists them"
    raise UsageError(option, f"{text!r} is not known", remedy)
