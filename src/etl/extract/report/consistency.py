"""The document as a whole, once every figure has been read: headlines that repeat the body, and what one statement
tells about another (the scope and the price basis that a report keeps throughout)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import compress

from etl.catalogue import Catalogue
from etl.extract.observation import EXCL_PART, Evidence, LeftOut, Observation, with_parts
from etl.extract.report.arithmetic import interval
from etl.language.sentences import Sentence

CellKey = tuple[str, str, str, str]
Stated = tuple[object, ...]


def without_headline(
    headlines: Sequence[Sentence], observations: Sequence[Observation], catalogue: Catalogue
) -> tuple[list[Observation], list[LeftOut]]:
    """The observations without those of `headlines` (in the order of the text) that the text states again."""
    starts = [line.start for line in headlines]
    headed: list[bool] = []
    for one in observations:
        k = bisect_right(starts, one.char_start) - 1
        headed.append(k >= 0 and one.char_start < headlines[k].end)
    if True not in headed:
        return [*observations], []
    # What the text says of those, each once.
    body = {_said_of(one): dict[Stated, Observation]() for one in compress(observations, headed)}
    for one, is_headed in zip(observations, headed, strict=True):
        if not is_headed and (said := body.get(_said_of(one))) is not None:
            said[one.period, one.value, one.value_to, one.unit, one.decimals, one.bound] = one
    told = [one for one, is_headed in zip(observations, headed, strict=True) if not is_headed]
    kept: list[Observation] = []
    repeated: list[LeftOut] = []
    for one, is_headed in zip(observations, headed, strict=True):
        again = body[_said_of(one)].values() if is_headed else ()
        if is_headed and _says_again(one, again or _named_in_full(one, told), catalogue):
            repeated.append(LeftOut(one.quote, one.char_start, one.char_end, "the headline repeats the text"))
        else:
            kept.append(one)
    return kept, repeated


def _said_of(one: Observation) -> tuple[str, ...]:
    """What it is a figure of. Headlines leave out what a growth rate is against."""
    return one.indicator, one.area_id, one.base_unit, "growth" if one.measure.startswith("growth") else one.measure


def _named_in_full(one: Observation, told: Iterable[Observation]) -> Iterator[Observation]:
    """What the text tells of another indicator whose name only goes on where the headline's ends: "Sản lượng điện tăng
    trên 12%" above "sản lượng điện thương phẩm … tăng 12,1%"."""
    name = _name(one)
    for other in told:
        alike = (one.area_id, one.base_unit, one.measure) == (other.area_id, other.base_unit, other.measure)
        if name and alike and other.indicator != one.indicator and _name(other).startswith(f"{name} "):
            yield other


def _name(one: Observation) -> str:
    """The words that name its indicator, in small letters; none where they are not told."""
    told = one.evidence.get("indicator")
    return " ".join(told.says.lower().split()) if told is not None else ""


def _says_again(one: Observation, body: Iterable[Observation], catalogue: Catalogue) -> bool:
    own_period = one.evidence["period"].how == "spoken of" if "period" in one.evidence else True
    means = interval(one, catalogue)
    return any(
        (other.period == one.period or not own_period)
        and {one.scenario, other.scenario} != {"estimate", "plan"}  # what a line estimates had been planned so
        and means.overlaps(interval(other, catalogue))
        for other in body
    )


def with_scope(observations: Sequence[Observation], catalogue: Catalogue) -> Iterator[Observation]:
    """The observations with the scope that the report uses for an indicator throughout.

    A report that contrasts a scope with the whole (two figures for the same cell) means both as written.
    """
    if not any(one.scope for one in observations):
        yield from observations
        return
    by_indicator: dict[tuple[str, str], list[Observation]] = {}
    for one in observations:
        by_indicator.setdefault((one.indicator, one.area_id), []).append(one)
    throughout = {key: _only_scope(same) for key, same in by_indicator.items()}
    measures = {key: {one.measure for one in same if one.scope} for key, same in by_indicator.items()}
    of_turnover = _turnover_scopes(observations, catalogue)
    for one in observations:
        scope = throughout[one.indicator, one.area_id]
        if one.measure not in measures[one.indicator, one.area_id]:
            scope = None  # "GRDP trừ dầu khí tăng 7%; GRDP đạt 200.000 tỷ đồng": the level is of all
        if scope is None and one.indicator in ("exports", "imports"):
            scope = of_turnover.get((one.area_id, one.period))
        if one.scope is not None or scope is None:
            yield one
        else:
            evidence = {**one.evidence, "scope": Evidence("", how="the report uses this scope throughout")}
            yield with_parts(one, scope=scope, evidence=evidence)


def _cell(one: Observation) -> CellKey:
    return (one.indicator, one.period, one.scenario, one.measure)


def _only_scope(same: Sequence[Observation]) -> str | None:
    """The one scope of the figures of an indicator, named with the first of them and contrasted with no other."""
    scopes = {o.scope for o in same if o.scope}
    first = same[0].scope
    if len(scopes) != 1 or first is None or first.startswith(EXCL_PART):  # one figure without it, the others of all
        return None
    scoped: dict[CellKey, set[Decimal]] = {}
    for o in same:
        if o.scope:
            scoped.setdefault(_cell(o), set()).add(o.value_base)
    # The same figure said once with the scope and once without (in prose and in the annex) is no contrast.
    if any(o.scope is None and o.value_base not in scoped.get(_cell(o), {o.value_base}) for o in same):
        return None
    return scopes.pop()


def _turnover_scopes(observations: Sequence[Observation], catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """Scopes by area and period where exports and imports without one, or with the same, make up a turnover's."""
    levels: dict[tuple[str, str], dict[str, list[Observation]]] = {}
    for one in observations:
        if (
            one.indicator in ("trade_turnover", "exports", "imports")
            and one.measure == "value"
            and one.scenario != "plan"
        ):
            levels.setdefault((one.area_id, one.period), {}).setdefault(one.indicator, []).append(one)
    found: dict[tuple[str, str], str] = {}
    for key, level in levels.items():
        for turnover in level.get("trade_turnover", ()):
            fitting = (None, turnover.scope)
            exports, imports = ([o for o in level.get(k, ()) if o.scope in fitting] for k in ("exports", "imports"))
            if turnover.scope is None or len(exports) != 1 or len(imports) != 1:
                continue
            total = interval(exports[0], catalogue).plus(interval(imports[0], catalogue))
            if total.overlaps(interval(turnover, catalogue)):
                found[key] = turnover.scope
                break
    return found


def with_price_basis(observations: Sequence[Observation], catalogue: Catalogue) -> Iterator[Observation]:
    """The observations, parts with the price basis of their whole where the report states just one for it."""
    if not any(one.price_basis for one in observations):
        yield from observations
        return
    stated: dict[tuple[str, str], set[str | None]] = {}
    bare_rates = {(o.indicator, o.period) for o in observations if o.measure == "growth_yoy" and not o.price_basis}
    for one in observations:
        if one.measure == "value":
            stated.setdefault((one.indicator, one.period), set()).add(one.price_basis)
    for one in observations:
        parent = catalogue.indicators[one.indicator].parent
        bases = stated.get((parent or "", one.period), set())
        basis = next(iter(bases)) if len(bases) == 1 else None
        if basis == "current" and one.measure == "growth_yoy" and (parent or "", one.period) in bare_rates:
            basis = None  # what the whole comes to is at current prices; how it has grown is not
        if one.price_basis is None and basis is not None:
            evidence = {**one.evidence, "price_basis": Evidence("", how="as the whole it is a part of")}
            yield with_parts(one, price_basis=basis, evidence=evidence)
        else:
            yield one
