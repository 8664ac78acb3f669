"""The catalogue's data files become one immutable `Catalogue`. What contradicts itself raises, with file and row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from etl.catalogue.areas import Area
from etl.catalogue.described import read_described, slip
from etl.catalogue.indicators import Indicator, Part, Unit
from etl.catalogue.ranges import Ranges, load_ranges
from etl.catalogue.reader_weights import TABLE_CHOICES, ReaderWeights, load_weights
from etl.catalogue.table_families import NOTHING, UNCLEAR, WHOLE, TableFamily
from etl.catalogue.text_vocabulary import HeadingWords, PlaceWords, SpokenOf, heading_words, place_words, spoken_of
from etl.errors import CatalogueError
from etl.language.fold import fold
from etl.language.lexicon import words_of
from etl.language.patterns import expand_all
from etl.toml_files import TomlFile, nearest, short

DATA = Path(__file__).parent / "data"
DIMENSIONS = ("money", "count", "energy", "ratio", "power", "area", "mass", "volume")
"""What a unit can measure."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything that is known before a report is opened. Keys are the codes used in every table and view.

    `indicators` by indicator code (parts included, as `whole.part`), `parts` by part code, `areas` by area_id,
    `units` by unit code, `phrases` the sections of `phrases.toml`, `tables` those of `tables.toml`, `unit_words` the
    rows (surface, kind, value) of `unit_words.csv`, `families` those of `table_families.toml`, `places` the words
    around the names of areas, `headings` those around a report, `spoken_of` those that say whose figures are told,
    `ranges` what a figure can plausibly be, `reader` the weights of the second reader, `table_reader` those of the
    second reader of tables.
    """

    indicators: dict[str, Indicator]
    parts: dict[str, Part]
    areas: dict[str, Area]
    units: dict[str, Unit]
    phrases: dict[str, dict[str, tuple[str, ...]]]
    tables: dict[str, dict[str, tuple[str, ...]]]
    unit_words: tuple[tuple[str, str, str], ...]
    families: tuple[TableFamily, ...]
    places: PlaceWords
    headings: HeadingWords
    spoken_of: SpokenOf
    ranges: Ranges
    reader: ReaderWeights = field(default_factory=ReaderWeights)
    table_reader: ReaderWeights = field(default_factory=ReaderWeights)


@cache
def load(folder: Path = DATA) -> Catalogue:
    """The catalogue in `folder`. Raises CatalogueError naming the file and the row that cannot be meant."""
    units = _units(folder / "units.csv")
    indicators, parts = _indicators(folder / "indicators.toml", units)
    areas = _areas(folder / "areas.csv")
    return Catalogue(
        indicators=indicators,
        parts=parts,
        areas=areas,
        units=units,
        phrases=_sections(folder / "phrases.toml"),
        tables=_sections(folder / "tables.toml"),
        unit_words=_unit_words(folder / "unit_words.csv"),
        families=tuple(_families(folder / "table_families.toml", indicators)),
        places=_places(folder / "places.toml", areas),
        headings=heading_words(folder / "headings.toml"),
        spoken_of=spoken_of(folder / "spoken_of.toml"),
        ranges=load_ranges(folder / "ranges.toml"),
        reader=load_weights(folder / "second_reader.json", folder / "second_reader_lessons.jsonl"),
        table_reader=load_weights(folder / "table_reader.json", choices=TABLE_CHOICES),
    )


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a CSV file, each with where it stands. Raises CatalogueError."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(path, f"it cannot be read ({error})", "make it a readable UTF-8 file") from None
    rows = csv.DictReader(io.StringIO(text.replace("\ufeff", ""), newline=""))
    missing = [column for column in columns if column not in (rows.fieldnames or ())]
    if missing:
        raise CatalogueError(
            f"{path}, line 1", f"the column {missing[0]} is missing", f"the columns are {', '.join(columns)}"
        )
    for row in rows:
        if None in row or None in row.values():
            where = f"{path}, line {rows.line_num}"
            raise CatalogueError(where, f"it has not {len(columns)} cells", "write a comma between two cells")
        yield f"{path}, line {rows.line_num}", row


def _sections(path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    file = read_described(path)
    return {
        section: {key: _phrases(file, (section, key), phrases) for key, phrases in keys.items()}
        for section, keys in file.data.items()
    }


def _phrases(file: TomlFile, path: tuple[str, ...], patterns: Sequence[str]) -> tuple[str, ...]:
    """The phrases that the patterns at `path` of the file stand for. Raises CatalogueError for what is no pattern."""
    try:
        return expand_all(patterns)
    except ValueError as error:
        remedy = "close the bracket, as in [x] or {a|b}, or make two patterns of it"
        raise slip(file, path, f"{path[-1]} cannot be meant: {short(error, 200)}", remedy) from None


def _families(path: Path, indicators: dict[str, Indicator]) -> Iterator[TableFamily]:
    file = read_described(path)
    for code, row in file.data["family"].items():
        table = ("family", code)
        of = [(key, named) for key in ("indicator", "places", "shared") for named in _listed(row.get(key))]
        for key, named in of:
            if named not in indicators:
                raise _unknown(file, (*table, key), f"{code} is of unknown {named}", named, indicators,
                               "name one of indicators.toml")  # fmt: skip
        titles, groups = (_phrases(file, (*table, key), row.get(key, ())) for key in ("titles", "groups"))
        labels = _labels(file, table, row.get("labels", {}), indicators)
        indicator, is_mixed = row.get("indicator"), row.get("rows") == "named"
        yield TableFamily(code, row["name"], indicator, titles, groups, is_mixed, labels, row.get("places"),
                          tuple(row.get("shared", ())))  # fmt: skip


def _listed(named: str | Sequence[str] | None) -> Sequence[str]:
    return () if named is None else [named] if isinstance(named, str) else named


def _labels(
    file: TomlFile, table: tuple[str, ...], rows: dict[str, Sequence[str]], indicators: dict[str, Indicator]
) -> dict[str, str]:
    """What the labels of a family mean, by their folded words. Raises CatalogueError for one with two meanings."""
    labels: dict[str, str] = {}
    for meant, patterns in rows.items():
        path = (*table, "labels", meant)
        if meant not in (WHOLE, NOTHING, UNCLEAR, *indicators):
            raise _unknown(file, path, f"labels of unknown {meant}", meant, (WHOLE, NOTHING, UNCLEAR, *indicators),
                           "name one of indicators.toml")  # fmt: skip
        for phrase in _phrases(file, path, patterns):
            words = " ".join(word for word in words_of(fold(phrase)).text if any(map(str.isalnum, word)))
            if labels.setdefault(words, meant) != meant:
                what = f"the label “{phrase}” means {labels[words]} and {meant}"
                raise slip(file, path, what, "leave it in one place")
    return labels


def _units(path: Path) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for where, row in _rows(path, ("unit", "base_unit", "factor", "dimension", "unit_mult", "name_vi", "name_en")):
        try:
            factor, power = Decimal(row["factor"]), int(row["unit_mult"])
            if not factor.is_finite() or factor <= 0 or row["dimension"] not in DIMENSIONS:
                raise ValueError
        except (ArithmeticError, ValueError):
            numbers = f"factor {row['factor']}, dimension {row['dimension']}, unit_mult {row['unit_mult']}"
            what = f"{row['unit']} cannot have {numbers}"
            remedy = f"write numbers as in 1000 and 3, and a dimension of {', '.join(DIMENSIONS)}"
            raise CatalogueError(where, what, remedy) from None
        units[row["unit"]] = Unit(
            row["unit"], row["base_unit"], factor, row["dimension"], power, row["name_vi"], row["name_en"]
        )
    for unit in units.values():
        if unit.base_unit not in units:
            raise CatalogueError(path, f"{unit.unit} is counted in {unit.base_unit}, which is no unit", "add its row")
    return units


def _areas(path: Path) -> dict[str, Area]:
    columns = ("area_id", "name", "kind", "valid_from", "valid_to", "official_code", "merged_into", "aliases")
    areas: dict[str, Area] = {}
    for where, row in _rows(path, columns):
        areas[row["area_id"]] = Area(
            row["area_id"], row["name"], row["kind"], _day(where, row, "valid_from"), _day(where, row, "valid_to"),
            row["official_code"] or None, row["merged_into"] or None, tuple(filter(None, row["aliases"].split("|"))),
        )  # fmt: skip
    for area in areas.values():
        if area.merged_into is not None and area.merged_into not in areas:
            near = nearest(area.merged_into, areas)
            what = f"{area.area_id} merged into unknown {area.merged_into}"
            raise CatalogueError(path, what, f"did you mean {near}?" if near else "add its row")
    return areas


def _places(path: Path, areas: dict[str, Area]) -> PlaceWords:
    """The words of places. Raises CatalogueError where towns or epithets stand under an area that is none."""
    places = place_words(path)
    for section, named in (("towns", places.towns), ("epithets", places.epithets.of_areas)):
        for area_id in named:
            if area_id not in areas:
                file = read_described(path)
                raise _unknown(file, (section, area_id), f"{section} of unknown {area_id}", area_id, areas,
                               "name one of areas.csv")  # fmt: skip
    return places


def _day(where: str, row: dict[str, str], column: str) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError:
        raise CatalogueError(where, f"{column} cannot be {row[column]!r}", "write a day as in 2025-07-01") from None


def _unit_words(path: Path) -> tuple[tuple[str, str, str], ...]:
    rows = _rows(path, ("surface", "kind", "value"))
    return tuple((row["surface"], row["kind"], row["value"]) for _, row in rows)


def _indicators(path: Path, units: dict[str, Unit]) -> tuple[dict[str, Indicator], dict[str, Part]]:
    file = read_described(path)
    parts = {
        code: Part(
            code, row["name_vi"], row["name_en"], row.get("partition"),
            _phrases(file, ("part", code, "phrases"), row.get("phrases", ())),
            Decimal(str(row["low"])) if "low" in row else None, row.get("detail", False), row.get("named_as"),
            _phrases(file, ("part", code, "beside"), row.get("beside", ())),
        )
        for code, row in file.data["part"].items()
    }  # fmt: skip
    for code, part in parts.items():
        if part.named_as is not None and part.named_as not in parts:
            what = f"{code} is named as unknown {part.named_as}"
            raise _unknown(file, ("part", code, "named_as"), what, part.named_as, parts, f"add [part.{part.named_as}]")
    indicators: dict[str, Indicator] = {}
    for code, row in file.data["indicator"].items():
        table = ("indicator", code)
        unit = units.get(row["display_unit"])
        if unit is None:
            raise _unknown(file, (*table, "display_unit"), f"{code} is shown in unknown unit {row['display_unit']}",
                           row["display_unit"], units, "add it to units.csv")  # fmt: skip
        if unit.dimension != row["dimension"]:
            what = f"{code} is of the dimension {row['dimension']}, and its unit {unit.unit} of {unit.dimension}"
            raise slip(file, (*table, "display_unit"), what, "let the two agree")
        if row.get("low", row.get("high", 0)) > row.get("high", row.get("low", 0)):
            raise slip(file, (*table, "low"), f"{code} has a low above its high", "write the smaller number as low")
        bases = frozenset(u.base_unit for u in units.values() if u.dimension == unit.dimension)
        indicators[code] = whole = _whole(code, row, bases, file)
        for name in row.get("parts", ()):
            if name not in parts:
                raise _unknown(file, (*table, "parts"), f"{code} has unknown part {name}", name, parts,
                               f"add [part.{name}]")  # fmt: skip
            indicators[f"{code}.{name}"] = _part(whole, parts[name])
    for code, known in indicators.items():
        if known.cases is not None and known.cases not in indicators:
            raise _unknown(file, ("indicator", code, "cases"), f"{code} sums up unknown {known.cases}", known.cases,
                           indicators, "name an indicator as its cases")  # fmt: skip
        if known.of_part is not None and known.of_part not in parts:
            raise _unknown(file, ("indicator", code, "of_part"), f"{code} is made by unknown {known.of_part}",
                           known.of_part, parts, "name a part as its of_part")  # fmt: skip
    return indicators, parts


def _unknown(
    file: TomlFile, path: tuple[str, ...], what: str, code: str, known: Iterable[str], remedy: str
) -> CatalogueError:
    """The error of a code that nothing has, with the one that it is like."""
    near = nearest(code, known)
    return slip(file, path, what, f"did you mean {near}? else {remedy}" if near else remedy)


def _whole(code: str, row: dict[str, Any], bases: frozenset[str], file: TomlFile) -> Indicator:
    def phrases(key: str) -> tuple[str, ...]:
        return _phrases(file, ("indicator", code, key), row.get(key, ()))

    return Indicator(
        indicator=code,
        name_vi=row["name_vi"],
        name_en=row["name_en"],
        dimension=row["dimension"],
        display_unit=row["display_unit"],
        headline=row["headline"],
        adds_up=row["adds_up"],
        flow=row.get("flow", True),
        parent=None,
        partition=None,
        low=Decimal(str(row["low"])) if "low" in row else None,
        high=Decimal(str(row["high"])) if "high" in row else None,
        phrases=phrases("phrases"),
        counted=phrases("counted"),
        counted_in_context=frozenset(phrases("counted_in_context")),
        negative=frozenset(phrases("negative")),
        weak=frozenset(phrases("weak")),
        group=row.get("group"),
        in_context=phrases("in_context"),
        named_as=row.get("named_as"),
        has_share=row.get("share", False),
        heads=phrases("heads"),
        of_part=row.get("of_part"),
        cases=row.get("cases"),
        monthly=row.get("monthly", False),
        index=row.get("index", False),
        at_prices=row.get("at_prices", False),
        within=row.get("within"),
        companies=row.get("companies", False),
        detail=row.get("detail", False),
        bases=bases,
        each=row.get("each"),
    )


def _part(whole: Indicator, part: Part) -> Indicator:
    return Indicator(
        indicator=f"{whole.indicator}.{part.part}",
        name_vi=f"{whole.name_vi}: {part.name_vi}",
        name_en=f"{whole.name_en}: {part.name_en}",
        dimension=whole.dimension,
        display_unit=whole.display_unit,
        headline=False,
        adds_up=whole.adds_up,
        flow=whole.flow,
        parent=whole.indicator,
        partition=part.partition,
        low=whole.low if part.low is None else part.low,
        high=whole.high,
        has_share=True,
        index=whole.index,
        at_prices=whole.at_prices,
        companies=whole.companies,
        detail=whole.detail or part.detail,
        bases=whole.bases,
        each=whole.each,
    )
