"""The catalogue's data files become one immutable `Catalogue`. What contradicts itself raises, with file and row."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from etl.catalogue.areas import Area
from etl.catalogue.indicators import Indicator, Part, Unit
from etl.catalogue.table_families import TableFamily
from etl.errors import CatalogueError
from etl.language.patterns import expand_all

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything that is known before a report is opened. Keys are the codes used in every table and view.

    `indicators` by indicator code (parts included, as `whole.part`), `parts` by part code, `areas` by area_id,
    `units` by unit code, `phrases` the sections of `phrases.toml`, `tables` those of `tables.toml`, `unit_words` the
    rows (surface, kind, value) of `unit_words.csv`, `families` those of `table_families.toml`.
    """

    indicators: dict[str, Indicator]
    parts: dict[str, Part]
    areas: dict[str, Area]
    units: dict[str, Unit]
    phrases: dict[str, dict[str, tuple[str, ...]]]
    tables: dict[str, dict[str, tuple[str, ...]]]
    unit_words: tuple[tuple[str, str, str], ...]
    families: tuple[TableFamily, ...] = ()


@cache
def load(folder: Path = DATA) -> Catalogue:
    """The catalogue in `folder`. Raises CatalogueError naming the file and the row that cannot be meant."""
    units = _units(folder / "units.csv")
    indicators, parts = _indicators(folder / "indicators.toml", units)
    return Catalogue(
        indicators=indicators,
        parts=parts,
        areas=_areas(folder / "areas.csv"),
        units=units,
        phrases=_sections(folder / "phrases.toml"),
        tables=_sections(folder / "tables.toml"),
        unit_words=tuple((row["surface"], row["kind"], row["value"]) for row in _rows(folder / "unit_words.csv")),
        families=tuple(_families(folder / "table_families.toml", indicators)),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(path.name, str(error), "mend the file; it must be TOML") from None


def _sections(path: Path) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        section: {key: expand_all(phrases) for key, phrases in keys.items()} for section, keys in _toml(path).items()
    }


def _families(path: Path, indicators: dict[str, Indicator]) -> Iterator[TableFamily]:
    for code, row in _toml(path)["family"].items():
        indicator = row.get("indicator")
        if indicator is not None and indicator not in indicators:
            raise CatalogueError(path.name, f"{code} is of unknown {indicator}", "name one of indicators.toml")
        titles, groups = expand_all(row.get("titles", ())), expand_all(row.get("groups", ()))
        yield TableFamily(code, row["name"], indicator, titles, groups, row.get("rows") == "named")


def _units(path: Path) -> dict[str, Unit]:
    units = {
        row["unit"]: Unit(
            row["unit"], row["base_unit"], Decimal(row["factor"]), row["dimension"], int(row["unit_mult"]),
            row["name_vi"], row["name_en"],
        )
        for row in _rows(path)
    }  # fmt: skip
    for unit in units.values():
        if unit.base_unit not in units:
            raise CatalogueError(
                path.name, f"{unit.unit} is counted in {unit.base_unit}, which is no unit", "add its row"
            )
    return units


def _areas(path: Path) -> dict[str, Area]:
    areas = {
        row["area_id"]: Area(
            row["area_id"], row["name"], row["kind"], _day(row["valid_from"]), _day(row["valid_to"]),
            row["official_code"] or None, row["merged_into"] or None, tuple(filter(None, row["aliases"].split("|"))),
        )
        for row in _rows(path)
    }  # fmt: skip
    for area in areas.values():
        if area.merged_into is not None and area.merged_into not in areas:
            raise CatalogueError(path.name, f"{area.area_id} merged into unknown {area.merged_into}", "add its row")
    return areas


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _indicators(path: Path, units: dict[str, Unit]) -> tuple[dict[str, Indicator], dict[str, Part]]:
    data = _toml(path)
    parts = {
        code: Part(code, row["name_vi"], row["name_en"], row["partition"], expand_all(row["phrases"]))
        for code, row in data["part"].items()
    }
    indicators: dict[str, Indicator] = {}
    for code, row in data["indicator"].items():
        if row["display_unit"] not in units:
            raise CatalogueError(
                path.name, f"{code} is shown in unknown unit {row['display_unit']}", "add it to units.csv"
            )
        indicators[code] = whole = _whole(code, row)
        for part in row.get("parts", ()):
            if part not in parts:
                raise CatalogueError(path.name, f"{code} has unknown part {part}", f"add [part.{part}]")
            indicators[f"{code}.{part}"] = _part(whole, parts[part])
    for code, known in indicators.items():
        if known.cases is not None and known.cases not in indicators:
            raise CatalogueError(path.name, f"{code} sums up unknown {known.cases}", "name an indicator as its cases")
        if known.of_part is not None and known.of_part not in parts:
            raise CatalogueError(path.name, f"{code} is made by unknown {known.of_part}", "name a part as its of_part")
    return indicators, parts


def _whole(code: str, row: dict[str, Any]) -> Indicator:
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
        low=Decimal(row["low"]) if "low" in row else None,
        high=Decimal(row["high"]) if "high" in row else None,
        phrases=expand_all(row["phrases"]),
        counted=expand_all(row.get("counted", ())),
        counted_in_context=frozenset(expand_all(row.get("counted_in_context", ()))),
        negative=frozenset(expand_all(row.get("negative", ()))),
        weak=frozenset(expand_all(row.get("weak", ()))),
        group=row.get("group"),
        in_context=expand_all(row.get("in_context", ())),
        has_share=row.get("share", False),
        heads=expand_all(row.get("heads", ())),
        of_part=row.get("of_part"),
        cases=row.get("cases"),
        monthly=row.get("monthly", False),
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
        low=whole.low,
        high=whole.high,
        has_share=True,
    )
