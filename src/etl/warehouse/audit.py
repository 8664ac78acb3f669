"""The audit: what must hold in the next version before readers see it, and what a person should look at first.

The conditions stand in SQL: views in `sql/checks` must find nothing, ever; `sql/queries/past_change.sql` finds changes
of past years that go beyond a bound, which a person may accept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from etl.errors import AuditFailed
from etl.warehouse.sql_files import computation, names, query, quoted, why

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandas import DataFrame

LISTED = 200
"""Offending rows that a finding carries; more are only counted."""

_IN_THE_LINE = 3

_AT_ONCE = 10_000
"""Rows of kpi_yearly that are held against the model at a time: a frame takes many times what a file does."""

DOCUMENTS = 10_000
"""Documents of which a check that holds their texts is asked at a time: the texts of a large archive do not fit into
the memory that a run lets DuckDB have."""

_HOLDING_TEXTS = ("check_quote_span",)

_CAUSES = {
    "unread_report": ("could not be read", "could not be read"),
    "doubtful_report": ("is in doubt", "are in doubt"),
}
"""Reports that may be why figures are gone: the query that finds them, and what is said of one and of several."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far past years may change: beyond `change_bound` (percent, or points of a rate) only with `accept`.

    `this_year` is the year of the run: those before it are past.
    """

    change_bound: float
    this_year: int
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: its name, why it exists, how many rows offend, and the first LISTED of them."""

    check: str
    why: str
    total: int
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def __str__(self) -> str:
        shown = [
            ", ".join(f"{name}={value}" for name, value in zip(self.columns, row, strict=True) if value is not None)
            for row in self.rows[:_IN_THE_LINE]
        ]
        return f"{self.check} finds {self.total}: {' | '.join(shown)}"


# By the names that the checks know them by: the rows that a run can have spoilt, which `audited` has found.
_AUDITED = """
    document as (from audited_document),
    observation as (from audited_observation),
    rejected as (from rejected where document_id in (from touched_document)),
    correction as (from correction where document_id in (from touched_document)),
    kpi_period as (from kpi_period where (area_id, year, indicator) in (from compared_cell)),
    kpi_yearly as (from kpi_yearly where (area_id, year, indicator) in (from compared_cell))
"""


def audit(connection: DuckDBPyConnection, where: object, everything: bool = True) -> None:
    """Raise AuditFailed with a Finding for every check that finds rows; `where` names the published warehouse.

    Without `everything` the checks look at the documents in `touched_document`, at what stands beside them with the
    same ids and paths, and at the cells in `compared_cell`: the others were audited when they were published, and
    `offended` looks at them. `kpi_yearly` itself, as `following_kpi`, is validated against its model in `schemas`: it
    is what everybody reads.
    """
    found = [*_checks(connection, everything), *_model(connection)]
    findings = [_documented(connection, finding) for finding in found]
    if findings:
        remedy = "the published file is as it was; mend the rule or the data named here and run again"
        raise AuditFailed(where, "; ".join(map(str, findings)), remedy, findings)


def offended(connection: DuckDBPyConnection) -> list[Finding]:
    """What the checks of `sql/checks` find in an open warehouse, with the raw file of each document that is named."""
    return [_documented(connection, finding) for finding in _found(connection, "from {check}", in_parts=True)]


def past_changes(connection: DuckDBPyConnection, where: object, limits: Limits) -> int:
    """How many figures of past years changed beyond the bound, all accepted. Raises AuditFailed when they are not."""
    cursor = connection.execute(query("past_change"), {"bound": limits.change_bound, "this_year": limits.this_year})
    found = _finding("past_change", why("queries", "past_change"), [cursor])
    if found is None or limits.accept:
        return found.total if found else 0
    what = (
        f"{found.total} published figures of past years would change by more than {limits.change_bound:g} % or be gone"
    )
    causes = [
        cause for name in _CAUSES if (cause := _finding(name, why("queries", name), [connection.execute(query(name))]))
    ]
    told = "; ".join([*map(_cause, causes), str(found)])
    remedy = "the published file is as it was; look at them, then mend what is wrong or run again with --accept"
    raise AuditFailed(where, f"{what} ({told})", remedy, [*causes, found])


def _cause(finding: Finding) -> str:
    """How many reports could not be read, or are in doubt, the first of them with their reasons."""
    named = " | ".join(f"{document}: {reason}" for document, reason in finding.rows[:_IN_THE_LINE])
    one, several = _CAUSES[finding.check]
    count = f"one report {one}" if finding.total == 1 else f"{finding.total} reports {several}"
    return f"{count}, which may be why: {named}"


def _checks(connection: DuckDBPyConnection, everything: bool) -> Iterator[Finding]:
    if everything:
        yield from _found(connection, "from {check}", in_parts=True)
    else:
        connection.execute(query("audited"))
        yield from _found(connection, f"with {_AUDITED} from ({{computation}})", in_parts=False)


def _found(connection: DuckDBPyConnection, asked: str, in_parts: bool) -> Iterator[Finding]:
    """What each check finds; `asked` may name the `{check}` and its `{computation}`; `in_parts` where the
    archive may be large."""
    for check in names("checks"):
        text = asked.format(check=check, computation=computation(check, "checks"))
        texts = _by_documents(connection, text) if in_parts and check in _HOLDING_TEXTS else [text]
        found = _finding(check, why("checks", check), map(connection.execute, texts))
        if found:
            yield found


def _by_documents(connection: DuckDBPyConnection, asked: str) -> list[str]:
    """The question, put about some DOCUMENTS at a time where there are more of them."""
    first = connection.execute(query("document_part").format(documents=DOCUMENTS)).fetchall()
    bounds = [quoted(document_id) for (document_id,) in first]
    since, until = "document_id >= {}", "document_id < {}"
    parts = [" and ".join((since.format(one), until.format(other))) for one, other in pairwise(bounds)]
    if bounds:
        parts = [until.format(bounds[0]), *parts, since.format(bounds[-1])]
    return [f"from ({asked}) where {some}" for some in parts] or [asked]


def _finding(check: str, reason: str, asked: Iterable[DuckDBPyConnection]) -> Finding | None:
    """The finding of a check by its queries, each executed when the rows of the one before are read; None when they
    have no rows."""
    columns, rows, total = tuple[str, ...](), list[tuple[Any, ...]](), 0
    for cursor in asked:
        columns = tuple(column[0] for column in cursor.description)
        while more := cursor.fetchmany(10_000):
            rows += more[: LISTED - len(rows)]
            total += len(more)
    return Finding(check, reason, total, columns, rows) if rows else None


def _model(connection: DuckDBPyConnection) -> Iterator[Finding]:
    from pandera.errors import SchemaErrors

    from etl.validate.checked_frame import checked
    from etl.validate.schemas import KpiYearlyFrame

    found, rows = 0, list[tuple[Any, ...]]()
    named = ("area_id", "year", "indicator", "document_id")
    asked = connection.execute("select * exclude (period) from following_kpi where length(period) = 4")
    for batch in asked.to_arrow_reader(_AT_ONCE):
        # Days stay days: counted in nanoseconds, those of a card's slip (1016-01-18) are out of bounds.
        frame = batch.to_pandas(date_as_object=True)
        try:
            checked(frame, KpiYearlyFrame)
        except SchemaErrors as errors:
            cases = errors.failure_cases
            found += len(cases)
            rows += [
                (*case[:3], *(frame[name].iloc[int(case[3])] if _is_row(case[3], frame) else None for name in named))
                for case in cases[["column", "check", "failure_case", "index"]]
                .head(LISTED - len(rows))
                .itertuples(index=False, name=None)
            ]
    if found:
        reason = "what everybody reads has the columns and codes that its model promises"
        yield Finding("model of kpi_yearly", reason, found, ("column", "check", "failure_case", *named), rows)


def _is_row(index: Any, frame: DataFrame) -> bool:
    return index is not None and index == index and 0 <= int(index) < len(frame)


def _documented(connection: DuckDBPyConnection, finding: Finding) -> Finding:
    """The finding with the raw file of each document that it names, and whether there is a card beside that."""
    if "document_id" not in finding.columns:
        return finding
    ids = [row[finding.columns.index("document_id")] for row in finding.rows]
    known = {
        row[0]: (row[1], "with a card" if row[2] else "without a card")
        for row in connection.execute(
            "select document_id, path, card_sha256 is not null from document where list_contains($ids, document_id)",
            {"ids": sorted({str(id) for id in ids if id})},
        ).fetchall()
    }
    rows = [(*known.get(id, (None, None)), *row) for id, row in zip(ids, finding.rows, strict=True)]
    return replace(finding, columns=("document", "card", *finding.columns), rows=rows)
