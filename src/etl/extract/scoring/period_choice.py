"""Which period a slot is a figure of: the candidates that text and calendar offer, and their features."""

from __future__ import annotations

from functools import lru_cache

from etl.extract.scoring.lines import Candidate, Line, Slot, Text, few
from etl.language import period_expressions, periods
from etl.language.period_expressions import Calendar, Expression

_BACK = 4


def calendar(text: Text, report: str | None) -> Calendar:
    """The calendar of a report about the period `report`."""
    year = periods.year_of(report) if report else text.published
    return Calendar(report, year, text.published or year)


@lru_cache(maxsize=4096)
def code_of(expression: Expression, known: Calendar) -> str | None:
    """The code of `expression`, None where it has none."""
    try:
        return period_expressions.resolve(expression, known)
    except ValueError:
        return None


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


def period_candidates(text: Text, slot: Slot, report: str | None, measure: str) -> list[Candidate]:
    """(period, features) for a figure of `measure` in a report about the period `report`."""
    known = calendar(text, report)
    found: dict[str, list[str]] = {}
    line = text.lines[slot.line]
    _of_line(found, line, slot, known)
    for code, features in _offers(text, line, known).items():
        found.setdefault(code, []).extend(features)
    cues = _cues(text, line, slot)
    out = []
    for code, features in found.items():
        beside, kind = relation(code, report), shape(code)
        features += [f"is {beside}", f"is {kind}", f"is {beside} {measure}", f"is {kind} {measure}"]
        features += [f"is {beside} {cue}" for cue in cues]
        out.append((code, features))
    return out


def _add(found: dict[str, list[str]], code: str | None, *features: str) -> None:
    if code is not None and periods.is_period(code):
        found.setdefault(code, []).extend(features)


def _of_line(found: dict[str, list[str]], line: Line, slot: Slot, known: Calendar) -> None:
    before = [i for i in line.periods if i < slot.at]
    behind = [i for i in line.periods if i > slot.at]
    free = 0
    for rank, i in enumerate(reversed(before)):
        expression: Expression = line.tokens[i].value
        role = line.roles[i]
        code = code_of(expression, known)
        figures = sum(1 for j in line.figures if i < j < slot.at)
        said = f"before {role}"
        _add(found, code, said, f"{said} nth {few(rank)}", f"{said} over {few(figures)}",
             f"{said} {expression.relative}",
             f"{said} depth {line.depths[slot.at] - line.depths[i]}")  # fmt: skip
        if role == "free":
            _add(found, code, f"free nth {few(free)}", f"free over {few(figures)} nth {few(free)}")
            if i <= 2:
                _add(found, code, "free opens line")
            free += 1
        elif code is not None and role == "compared" and not periods.spans_years(code):
            _add(found, periods.shift(code, 12), f"a year after {said} nth {few(rank)}")
    for nth, i in enumerate(behind[:3]):
        role = line.roles[i]
        code = code_of(line.tokens[i].value, known)
        figures = sum(1 for j in line.figures if slot.at < j < i)
        gap = few(i - slot.at, 6)
        _add(
            found,
            code,
            f"behind {role} nth {nth}",
            f"behind {role} over {few(figures, 2)}",
            f"behind {role} by {gap} over {few(figures, 2)}",
        )
        if code is not None and role == "compared" and not periods.spans_years(code):
            _add(found, periods.shift(code, 12), f"a year after behind {role} over {few(figures, 2)}")


def _offers(text: Text, line: Line, known: Calendar) -> dict[str, list[str]]:
    """What the report and the lines before `line` offer all its slots."""
    key = (line.number, known.period)
    if key not in text.offers:
        found: dict[str, list[str]] = {}
        text.offers[key] = found
        _of_lines_before(found, text, line, known)
        _of_report(found, known.period)
    return text.offers[key]


def _of_lines_before(found: dict[str, list[str]], text: Text, line: Line, known: Calendar) -> None:
    empty = 0
    for number in range(line.number - 1, max(-1, line.number - 1 - _BACK), -1):
        earlier = text.lines[number]
        same = "same" if earlier.sentence.paragraph == line.sentence.paragraph else "other"
        free = [i for i in earlier.periods if earlier.roles[i] == "free"]
        for nth, i in enumerate(reversed(free)):
            code = code_of(earlier.tokens[i].value, known)
            back, kind = line.number - number, "opens" if earlier.sentence.opens else "text"
            nearness = f"earlier {same} nth {few(nth, 2)} back {back} empty {empty}"
            _add(found, code, f"earlier {same} paragraph", nearness, f"earlier back {back}", f"earlier {kind}")
        empty += bool(free)
    if line.heading >= 0:
        heading = text.lines[line.heading]
        for i in heading.periods:
            _add(found, code_of(heading.tokens[i].value, known), "in heading", f"in heading {heading.roles[i]}")
    for number in range(min(3, line.number)):
        for i in text.lines[number].periods:
            _add(
                found,
                code_of(text.lines[number].tokens[i].value, known),
                f"in line {number} {text.lines[number].roles[i]}",
            )


def _of_report(found: dict[str, list[str]], report: str | None) -> None:
    if report is None:
        return
    _add(found, report, "the report's")
    first, last = periods.months(report)
    year = last // 12
    _add(found, str(year), "the report's year")
    _add(found, str(year + 1), "the year after")
    _add(found, str(year - 1), "the year before")
    if last - first <= 11:
        for months in (1, 3):
            _add(found, period_expressions.last_part(report, months), f"the last {months} months")
        if last > year * 12:
            _add(found, periods.code(year * 12, last), "so far")
    _add(found, f"{year - 4}/{year}", "five years so far")
    _add(found, f"{year + 1}/{year + 5}", "five years to come")


def _cues(text: Text, line: Line, slot: Slot) -> list[str]:
    """What beside the periods themselves speaks of time: cumulative, plans, comparisons."""
    keys, i, tokens = line.keys, slot.at, line.tokens
    out = []
    plan = next((j for j in range(i - 1, -1, -1) if keys[j] == "scenario:plan"), None)
    out.append("no plan" if plan is None else f"plan over {few(sum(1 for j in line.figures if plan < j < i), 2)}")
    if any(k.startswith("cumulative:") for k in keys[:i]):
        out.append("cumulative before")
    behind = "nothing"
    for j in range(i + 1, min(len(keys), i + 10)):
        if tokens[j].kind == "quantity" or keys[j] in (";",):
            break
        if tokens[j].kind == "compare" and tokens[j].value != "prefix":
            behind = keys[j]
            break
    out.append(f"behind {behind}")
    before = next(
        (
            keys[j]
            for j in range(i - 1, max(-1, i - 12), -1)
            if tokens[j].kind == "compare" and tokens[j].value != "prefix"
        ),
        "nothing",
    )
    out.append(f"compared {before}")
    if line.heading >= 0:
        heading = text.lines[line.heading].keys
        if any(k in ("scenario:plan", "compare:plan") for k in heading):
            out.append("under plan heading")
    if any(k == "scenario:will" for k in keys[:i]):
        out.append("will")
    scenario = next((keys[j] for j in range(i - 1, max(-1, i - 8), -1) if tokens[j].kind == "scenario"), "stated")
    out.append(scenario)
    out.append("free here" if any(line.roles[j] == "free" for j in line.periods if j < i) else "no free here")
    if any(k == "compare:average" for k in keys):
        out.append("average")
    return out
