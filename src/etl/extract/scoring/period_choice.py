"""Which period a slot is a figure of: the candidates that text and calendar offer, and their features."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from etl.extract.scoring.lines import COMPARING, Bundle, Candidate, Line, Names, Slot, Text, Time, few, named, once
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression

_BACK, _NEXT, _FAR = 4, 3, 6
_OPENING = 2  # tokens before a period that opens its line
_ENDS = frozenset({",", ";", "(", ":"})
_GOOD_PART = 3  # a third of a period: by then what will come of it can be estimated


def calendar(text: Text, report: str | None) -> Calendar:
    """The calendar of a report about the period `report`."""
    return _calendar(text.published, report)


@lru_cache(maxsize=256)
def _calendar(published: int, report: str | None) -> Calendar:
    year = periods.year_of(report) if report else published
    return Calendar(report, year, published or year)


def code_of(expression: Expression, known: Calendar) -> str | None:
    """The code of `expression`, None where it has none."""
    return _code_of(expression[2:], known)  # wherever it is written


@lru_cache(maxsize=4096)
def _code_of(said: tuple[Any, ...], known: Calendar) -> str | None:
    try:
        code = period_expressions.resolve(Expression(0, 0, *said), known)
    except ValueError:
        return None
    return code if code is not None and periods.is_period(code) else None


@lru_cache(maxsize=4096)
def shape(code: str) -> str:
    """What kind of period `code` is."""
    first, last = periods.months(code)
    months = last - first + 1
    if months > 12:
        return "years"
    if months == 12:
        return "year"
    if months == 1:
        return "month"
    return "so far" if first % 12 == 0 else "quarter" if months == 3 else "months"


@lru_cache(maxsize=4096)
def relation(code: str, report: str | None) -> str:
    """How `code` lies beside the report's period."""
    if report is None:
        return "no report"
    if code == report:
        return "report"
    first, last = periods.months(code)
    low, high = periods.months(report)
    if last - first > 11 or high - low > 11:
        return (
            "inside"
            if first >= low and last <= high
            else "span ends with"
            if last == high
            else "beyond"
            if last > high
            else "span"
        )
    years = last // 12 - high // 12
    whole = "year" if (last - first) == 11 else "part"
    if years == 0:
        if last == high:
            return f"same year, {whole}, same end, {'longer' if first < low else 'shorter'}"
        return f"same year, {whole}, {'later' if last > high else 'earlier'}"
    same = "same months" if (first % 12, last % 12) == (low % 12, high % 12) else "other months"
    return f"year {max(-2, min(2, years)):+d}, {whole}, {same}"


@lru_cache(maxsize=4096)
def when(code: str, published: int, month: int) -> str:
    """How far the period `code` had come when the report was `published` (0: nobody knows), in that `month` or 0."""
    if not published:
        return "undated"
    first, last = periods.months(code)
    now = published * 12 + (month or 12) - 1
    if first > now:
        return "ahead"
    if last <= now:
        return "over" if last < now - 1 else "just over"
    return "hardly begun" if (now - first + 1) * _GOOD_PART < last - first + 1 else "under way"


def period_candidates(text: Text, slot: Slot, report: str | None, measure: str) -> list[Candidate]:
    """Each period with what speaks for it, for a figure of `measure` in a report about the period `report`."""
    known = calendar(text, report)
    line = text.lines[slot.line]
    offers = _offers(text, line, known)
    found: dict[str, list[Bundle]] = {}
    _of_line(found, line, slot, known)
    _a_year_before(found, line, slot, known, report)
    said = (measure, *_cues(line, slot, known)), (text.published, text.month)
    out: list[Candidate] = []
    for code, offered in offers.items():
        around: tuple[Bundle, ...] = offered, (_beside, code, report, *said)
        out.append((code, (), around) if code not in found else _together(code, around, found[code]))
    out += [
        _together(code, ((_beside, code, report, *said),), own) for code, own in found.items() if code not in offers
    ]
    return out


def _together(code: str, around: tuple[Bundle, ...], own: list[Bundle]) -> Candidate:
    """The candidate `code`; of its `own` bundles, where there is more than one, each feature once."""
    if len(own) == 1:
        return code, (), (*around, own[0])
    return code, {feature for each in own for feature in named(each)}, around


def _beside(code: str, report: str | None, said: tuple[str, ...], day: tuple[int, int]) -> Names:
    """How `code` lies beside the report's period, with the measure (the first of `said`) and each of the cues.

    And how far it had come by the `day` of publication (year and month).
    """
    beside, kind, then = relation(code, report), shape(code), when(code, *day)
    stated = [f"{kind} {then} {cue}" for cue in said if cue.startswith(("scenario", "stated"))]
    return once(
        f"is {beside}", f"is {kind}", f"is {kind} {said[0]}", *[f"is {beside} {cue}" for cue in said],
        then, f"{kind} {then}", *stated,
    )  # fmt: skip


def _times(line: Line, known: Calendar) -> list[Time]:
    """The periods of `line`, in order."""
    found = line.times.get(known)
    if found is None:
        said = [(i, line.tokens[i].value) for i in line.periods]
        found = line.times[known] = [
            Time(i, code_of(each, known), line.roles[i], each.relative, line.depth(i)) for i, each in said
        ]
    return found


def _add(found: dict[str, list[Bundle]], code: str | None, bundle: Bundle) -> None:
    if code is not None:
        found.setdefault(code, []).append(bundle)


def _of_line(found: dict[str, list[Bundle]], line: Line, slot: Slot, known: Calendar) -> None:
    times = _times(line, known)
    if not times:
        return
    behind, depth, free = bisect_left(line.periods, slot.at), line.depth(slot.at), 0
    for rank, time in enumerate(reversed(times[:behind])):
        figures, is_free = line.figures_between(time.at, slot.at), time.role == "free"
        said = (_before, time.role, rank, figures, time.relative, depth - time.depth)
        _add(found, time.code, (*said, free, time.at <= _OPENING) if is_free else (*said, -1, False))
        free += is_free
        if time.role == "compared":
            _add(found, _later(time.code), (_after_before, time.role, rank))
    for nth, time in enumerate(times[behind : behind + _NEXT]):
        over = min(line.figures_between(slot.at, time.at), 2)
        _add(found, time.code, (_behind, time.role, nth, over, min(time.at - slot.at, _FAR)))
        if time.role == "compared":
            _add(found, _later(time.code), (_after_behind, time.role, over))


def _before(role: str, rank: int, figures: int, relative: str, depth: int, free: int, opens: bool) -> Names:
    """A period before the slot, the one number `rank`; of those that are `free` the one number `free`."""
    said, over = f"before {role}", few(figures)
    names: Names = (
        said, f"{said} nth {few(rank)}", f"{said} over {over}", f"{said} {relative}", f"{said} depth {depth}",
    )  # fmt: skip
    if free < 0:
        return names
    names = (*names, f"free nth {few(free)}", f"free over {over} nth {few(free)}")
    return (*names, "free opens line") if opens else names


def _after_before(role: str, rank: int) -> Names:
    return (f"a year after before {role} nth {few(rank)}",)


def _behind(role: str, nth: int, over: int, by: int) -> Names:
    said, figures = f"behind {role}", f"over {few(over, 2)}"
    return f"{said} nth {nth}", f"{said} {figures}", f"{said} by {few(by, _FAR)} {figures}"


def _after_behind(role: str, over: int) -> Names:
    return (f"a year after behind {role} over {few(over, 2)}",)


def _a_year_before(
    found: dict[str, list[Bundle]], line: Line, slot: Slot, known: Calendar, report: str | None
) -> None:  # fmt: skip
    """The same period of the year before, where it is named as what the slot is of: "(cùng kỳ năm trước giảm 2%)"."""
    keys = line.keys
    for k in range(slot.at - 1, max(-1, slot.at - 7), -1):
        if keys[k] == "compare:same":
            break
        if keys[k] in _ENDS or line.kinds[k] == "quantity":
            return
    else:
        return
    if k and keys[k - 1] in COMPARING:
        return
    said = "bracket" if k and keys[k - 1] == "(" else "clause" if not k or keys[k - 1] in _ENDS else "speech"
    free = [time.code for time in _times(line, known) if time.at < k and time.role == "free"]
    _add(found, _shifted(free[-1] if free else report, -12), (_year_before, said, bool(free)))


def _year_before(said: str, free: bool) -> Names:
    return f"a year before in {said}", f"a year before {'the last' if free else 'the report'}"


def _offers(text: Text, line: Line, known: Calendar) -> dict[str, Bundle]:
    """What the report and the lines before `line` offer all its slots."""
    key = (line.number, known.period)
    if key not in text.offers:
        found: dict[str, list[str]] = {}
        _of_lines_before(found, text, line, known)
        for code in _of_report(known.period):
            found.setdefault(code, [])
        text.offers[key] = {code: (once, *features) for code, features in found.items()}
    return text.offers[key]


def _of_lines_before(found: dict[str, list[str]], text: Text, line: Line, known: Calendar) -> None:
    empty = 0
    for number in range(line.number - 1, max(-1, line.number - 1 - _BACK), -1):
        earlier = text.lines[number]
        free = [time.code for time in _times(earlier, known) if time.role == "free"]
        if not free:
            continue
        same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
        behind = f"back {line.number - number} empty {empty}"
        for nth, code in enumerate(reversed(free)):
            if code is not None:
                found.setdefault(code, []).append(f"earlier {same} nth {few(nth, 2)} {behind}")
        empty += 1
    if line.heading >= 0:
        for time in _times(text.lines[line.heading], known):
            if time.code is not None:
                found.setdefault(time.code, [])
    _of_headings(found, text, line, known)
    for first in text.lines[: min(3, line.number)]:
        for time in _times(first, known):
            if time.code is not None:
                found.setdefault(time.code, []).append(f"in line {first.number} {time.role}")


def _of_headings(found: dict[str, list[str]], text: Text, line: Line, known: Calendar) -> None:
    """The times of the headings above `line`; the nearest heading with one says most."""
    here = "free here" if any(time.role == "free" for time in _times(line, known)) else "silent here"
    said = [times for number in line.under if (times := _times(text.lines[number], known))]
    for nth, times in enumerate(said[:2]):
        alone = "alone" if len(times) == 1 else "beside others"
        for time in times:
            if time.code is not None:
                which = f"in heading {nth} {time.role}"
                features = [which, f"{which} {alone}", f"{which} {here}", f"{which} {alone} {here}"]
                found.setdefault(time.code, []).extend(features)


@lru_cache(maxsize=64)
def _of_report(report: str | None) -> tuple[str, ...]:
    """The report's period and those beside it, which nothing but their place in time speaks for."""
    if report is None:
        return ()
    first, last = periods.months(report)
    year = last // 12
    offers = [report, str(year), str(year + 1), str(year - 1), f"{year - 4}/{year}", f"{year + 1}/{year + 5}"]
    if last - first <= 11:
        offers += [periods.code(max(first, last - months + 1), last) for months in (1, 3)]
        if last > year * 12:
            offers.append(periods.code(year * 12, last))
    return tuple(filter(periods.is_period, offers))


@lru_cache(maxsize=4096)
def _later(code: str | None) -> str | None:
    """The period a year after `code`, which is compared with; None for a span of years."""
    if code is None or periods.spans_years(code):
        return None
    return _shifted(code, 12)


@lru_cache(maxsize=4096)
def _shifted(code: str | None, months: int) -> str | None:
    if code is None or periods.spans_years(code):
        return None
    later = periods.shift(code, months)
    return later if periods.is_period(later) else None


def _cues(line: Line, slot: Slot, known: Calendar) -> list[str]:
    """What beside the periods themselves speaks of time: cumulative, plans, comparisons."""
    keys, i = line.keys, slot.at
    cumulative = line.tokens.places("cumulative")
    behind = before = "nothing"
    nth, compares = bisect_left(line.compares, i), line.compares
    if nth < len(compares) and compares[nth] < i + 10 and not line.figures_between(i, compares[nth]):
        behind = "nothing" if ";" in keys[i + 1 : compares[nth]] else keys[compares[nth]]
    if nth and compares[nth - 1] >= i - 11:
        before = keys[compares[nth - 1]]
    said = bisect_left(line.words_of_scenarios, i)
    scenario = line.words_of_scenarios[said - 1] if said else -1
    free = any(time.role == "free" and time.at < i for time in _times(line, known))
    return [
        *(("cumulative before",) if cumulative and cumulative[0] < i else ()), f"behind {behind}", f"compared {before}",
        keys[scenario] if scenario >= max(0, i - 7) else "stated", "free here" if free else "no free here",
    ]  # fmt: skip
