"""Which rows of a view or table a person wants: areas, an indicator, years, as SQL. Words become ids in `names`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from etl.catalogue import Catalogue
from etl.language.period_names import codes_of, named
from etl.language.periods import years_of
from etl.language.years import Years
from etl.query import names

Words = str | Sequence[str] | None
"""One word of a person, several, or none for everything."""

ORDER = (
    "area", "area_id", "year", "period", "indicator", "scope", "price_basis", "role", "vintage", "observation_id",
)  # fmt: skip
"""The columns by which rows are sorted, as far as a relation has them: an order without ties, for answers in parts."""

EVERY_YEAR = Years()

# The years that a period touches stand at its ends: 2015-M01/M09 in its first four signs, 2011/2015 in its last, too.
_TOUCHES = "left(period, 4) <= ? and if(period[5] = '/', right(period, 4), left(period, 4)) >= ?"


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of areas and codes of indicators, None = all; an indicator brings its parts along.

    `periods` are codes of single periods, `documents` and `runs` ids. `notes` are what a person should know of it, one
    line each: a name that means two areas.
    """

    areas: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None
    years: Years = EVERY_YEAR
    notes: tuple[str, ...] = ()
    periods: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    runs: tuple[str, ...] | None = None

    @classmethod
    def of(
        cls, catalogue: Catalogue, area: Words, indicator: Words, years: object, prefix: str = "", periods: Words = None
    ) -> Selection:
        """What words mean: names, ids, codes; "2015-2019", 2015 or several years; "quý I/2015".

        Raises UsageError, which names the argument behind `prefix`: "--" on the command line.
        """
        named = [names.find_areas(catalogue, word, f"{prefix}area") for word in _each(area)]
        notes = [note for ids in named if (note := names.double_name(catalogue, ids))]
        codes = [names.find_indicator(catalogue, word, f"{prefix}indicator") for word in _each(indicator)]
        return cls(
            None if area is None else tuple(dict.fromkeys(area_id for ids in named for area_id in ids)),
            None if indicator is None else tuple(dict.fromkeys(codes)),
            Years.parse(_years(years), f"{prefix}years"),
            tuple(notes),
            None if periods is None else tuple(_codes(periods, f"{prefix}period")),
        )

    def at_any_time(self) -> Selection:
        """The same areas and indicators in every year and period."""
        return replace(self, years=EVERY_YEAR, periods=None)

    def years_asked(self) -> frozenset[int]:
        """The years that are asked for, by themselves or in a period; none for every year."""
        in_periods = {year for period in self.periods or () for year in years_of(period)}
        return (self.years.chosen or frozenset()) | in_periods

    def where(self, columns: Collection[str]) -> tuple[str, list[object]]:
        """The condition on a relation with these columns, and its parameters; `true` for everything.

        Single periods can be asked of a relation with `period` only, reports and runs of one with their ids.
        """
        parts, values = list[str](), list[object]()
        if self.areas is not None:
            parts.append(_any("area_id = ?", len(self.areas)))
            values += self.areas
        if self.indicators is not None:  # "." and "/" are neighbours: everything that begins with `exports.`
            parts.append(_any("indicator = ? or (indicator >= ? and indicator < ?)", len(self.indicators)))
            values += [text for code in self.indicators for text in (code, f"{code}.", f"{code}/")]
        if self.years.chosen is not None and "year" in columns and "period" not in columns:
            parts.append(_any("year = ?", len(self.years.chosen)))
            values += sorted(self.years.chosen)
        elif self.years.chosen is not None:
            parts.append(_any(_TOUCHES, len(self.years.chosen)))
            values += [str(year) for year in sorted(self.years.chosen) for _ in range(2)]
        if self.periods is not None:
            parts.append(_any("period = ?", len(self.periods)))
            values += self.periods
        for column, ids in (("document_id", self.documents), ("run_id", self.runs)):
            if ids is not None:
                parts.append(_any(f"{column} = ?", len(ids)))
                values += ids
        return " and ".join(parts) or "true", values


EVERYTHING = Selection()


def order_by(columns: Collection[str], order: Sequence[str] = ORDER) -> str:
    """The order in which rows with these columns are shown, names of areas as Vietnamese sorts them."""
    sorts = [f"{name}{' collate vi' if name == 'area' else ''} nulls first" for name in order if name in columns]
    return f"order by {', '.join(sorts)}" if sorts else ""


def _any(condition: str, times: int) -> str:
    return "(" + (" or ".join([f"({condition})"] * times) or "false") + ")"


def _each(words: Words) -> Sequence[str]:
    return [words] if isinstance(words, str) else words or ()


def _codes(periods: Words, option: str) -> list[str]:
    """The codes of periods that people name, those of the same months together."""
    return [code for word in _each(periods) for code in codes_of(named(word, option))]


def _years(years: object) -> str | None:
    """2015, [2015, 2016], range(2015, 2020) and "2015-2019" as one text."""
    if years is None or isinstance(years, str):
        return years
    return ",".join(map(str, years)) if isinstance(years, Iterable) else str(years)
