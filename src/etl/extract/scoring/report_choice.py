"""What a report as a whole is about: its period and its area, by everything that it names. Features only."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.area_names import slug
from etl.catalogue.areas import NATION
from etl.extract.scoring.lines import COMPARING, Candidate, Text, few
from etl.extract.scoring.period_choice import code_of, shape
from etl.language import periods
from etl.language.period_expressions import Calendar

_LEAD = 4
_FIRST, _LAST = 1985, 2040  # years that a report can be about


def report_periods(text: Text) -> list[Candidate]:
    """Each period that the report may be about, with what speaks for it; only that of its card where it states one."""
    if text.own_period:
        return [(text.own_period, (), ())]
    found: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    years = _years(text)
    for line in text.lines:
        place = f"line {line.number}" if line.number < _LEAD else "text"
        for i in line.periods:
            expression = line.tokens[i].value
            role = _role(line.keys, i)
            for year, how in _year(expression.year, years, text):
                code = code_of(expression, Calendar(None, year, text.published or year))
                if code is None:
                    continue
                if role == "free":
                    counts[code] += 1
                if place != "text" or counts[code] == 1:
                    features = found.setdefault(code, [])
                    said = f"{place} {role}"
                    features += [said, f"year {how}", f"{said} {shape(code)}", f"{said} {shape(code)} year {how}"]
                if role == "compared" and not periods.spans_years(code):
                    later = periods.shift(code, 12)
                    if periods.is_period(later):
                        found.setdefault(later, []).extend(
                            [f"a year after what is compared, {place}", f"a year after compared {shape(later)}"]
                        )
    _published(found, text)
    most = max(counts.values(), default=0)
    out: list[Candidate] = []
    for code, features in found.items():
        if not (periods.is_period(code) and _FIRST <= periods.year_of(code) <= _LAST):
            continue
        kind = shape(code)
        n = counts[code]
        features += [f"is {kind}", f"often {few(n, 5)}", f"often {few(n, 5)} {kind}"]
        features.append("most often" if n == most else "less often")
        features += _beside_published(code, text, kind)
        if code[:4] in text.address:
            features.append("year in address")
        out.append((code, set(features), ()))
    return out or [("2000", (), ())]


def _years(text: Text) -> list[int]:
    """The years named, in the order in which they are first named free of a comparison."""
    found: dict[int, None] = {}
    for line in text.lines[:12]:
        for i in line.periods:
            e = line.tokens[i].value
            if e.year and not e.year_to and _role(line.keys, i) == "free":
                found[e.year] = None
    return list(found)[:2]


def _year(stated: int, years: list[int], text: Text) -> list[tuple[int, str]]:
    if stated:
        return [(stated, "stated")]
    out = [(year, f"named {k}") for k, year in enumerate(years)]
    if text.published:
        out += [(text.published, "published"), (text.published - 1, "before published")]
    seen: set[int] = set()
    return [(y, how) for y, how in out if not (y in seen or seen.add(y))]  # type: ignore[func-returns-value]


def _role(keys: list[str], i: int) -> str:
    for k in range(i - 1, max(-1, i - 4), -1):
        if keys[k] in COMPARING:
            return "compared"
        if keys[k].startswith(("scenario:plan", "compare:plan")):
            return "planned"
    return "free"


def _published(found: dict[str, list[str]], text: Text) -> None:
    if not text.published:
        return
    year, month = text.published, text.month
    offers = [(str(year), "the year of publication"), (str(year - 1), "the year before publication")]
    if month > 1:
        offers.append(
            (periods.in_year(year, 1, month - 1) if month > 2 else periods.in_year(year, 1, 1), "so far at publication")
        )
    for code, how in offers:
        found.setdefault(code, []).append(how)


def _beside_published(code: str, text: Text, kind: str) -> list[str]:
    if not text.published:
        return [f"unpublished {kind}"]
    last = periods.months(code)[1]
    if not text.month:
        return [f"year {max(-2, min(2, last // 12 - text.published)):+d} {kind}"]
    late = text.published * 12 + text.month - 1 - last
    return [f"late {max(-4, min(5, late))}"]


@lru_cache(maxsize=4)
def _slugs(catalogue: Catalogue) -> tuple[tuple[str, str, str], ...]:
    """Each area with its name as addresses have it, with hyphens and without."""
    names = [(a.area_id, slug(a.name)) for a in catalogue.areas.values() if not a.area_id.endswith("-2025")]
    return tuple((area_id, name, name.replace("-", "")) for area_id, name in names)


def report_areas(text: Text) -> list[Candidate]:
    """Each area that the report may be about, with what speaks for it; only that of its card where it states one."""
    if text.own_area:
        return [(text.own_area, (), ())]
    found: dict[str, list[str]] = {NATION: ["the nation"]}
    counts: Counter[str] = Counter()
    title, address, publisher = slug(text.title), slug(text.address).replace("-", ""), slug(text.publisher)
    for line in text.lines:
        place = f"line {line.number}" if line.number < _LEAD else "text"
        for nth, i in enumerate(line.areas):
            mention = line.tokens[i].value
            counts[mention.area_id] += 1
            if place != "text" or counts[mention.area_id] <= 2:
                found.setdefault(mention.area_id, []).extend(
                    [
                        f"{place}",
                        f"{place} {mention.frame}",
                        f"{place} {mention.kind} nth {few(nth, 3)}",
                        f"frame {mention.frame}",
                    ]
                )
    names = f"{publisher}\n{title}"
    for area_id, name, short in _slugs(text.catalogue):
        if name in names or short in address:
            said = ((name in publisher, "in publisher"), (name in title, "in title"), (short in address, "in address"))
            found.setdefault(area_id, []).extend(feature for holds, feature in said if holds)
    most, total = max(counts.values(), default=0), len(counts)
    for area_id, features in found.items():
        n = counts[area_id]
        who = "nation" if area_id == NATION else "province"
        features += [
            f"often {few(n, 6)} {who}",
            f"{'most' if n == most else 'less'} often {who}",
            f"areas {few(total)} {who}",
        ]
        features += [f"{f} {who}" for f in list(features) if f.startswith("in ")]
    return [(area_id, set(features), ()) for area_id, features in found.items()]
