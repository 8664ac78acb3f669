"""The report of a run: counts, documents, changes, rejected figures, seconds. `cli.render` renders it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame

    from etl.documents.document import Note
    from etl.pipeline.discover import Work
    from etl.pipeline.read import Judgement


MOST_LINES = 18
"""Lines of documents in trouble; with what is counted of the others, failed and doubtful, they are at most twenty."""
_NAMED = 3  # documents, or kinds of trouble, that a line names
_SUFFIX = 10  # signs
_NUMBER = re.compile(r"\d[\d.,]*")
# The beginning of a fault of a card: its name and line. A reason may hold several.
_OF_A_CARD = re.compile(r"(?:^|(?<=; ))[^;]*?\.card\.toml(?:, line \d+)?: ")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document of a run: its name, how it was judged, how many figures it gave and how many were rejected, and
    why its card calls it retracted."""

    name: str
    document_id: str
    judgement: Judgement
    observations: int
    rejected: int
    retracted: str | None = None

    def __str__(self) -> str:
        return f"{self.name}: {self.judgement}"


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    `work` holds what was found and skipped; `documents` has a line per document loaded, `outside` the names of those
    read and left out because they report on other years. `changes` (change, area, year, period, indicator, scope,
    price_basis, measure, old, new, old_quote, quote) and `rejected` (columns of the table) are the first of them, None
    when nothing was loaded; `changed` has the number of each change, `rejections` that of the rejected. `accepted` is
    how many changes of past years beyond the bound were accepted. `seconds` is the wall time of each stage. `published`
    states whether the warehouse file was replaced, `corrections` what is wrong with the declared corrections ("" for
    nothing), `left_out` what was not read of the documents on purpose, a line a kind, and `noticed` the publishers
    whose last reports are read less well than those before them, a line each; `overdue` the sources whose report was
    due and has not come, a line each.
    """

    run_id: str
    kind: str
    started_at: datetime
    extractor_version: str
    work: Work
    documents: tuple[DocumentLine, ...] = ()
    outside: tuple[str, ...] = ()
    observations: int = 0
    changes: DataFrame | None = None
    changed: Mapping[str, int] = field(default_factory=dict)
    rejected: DataFrame | None = None
    rejections: int = 0
    accepted: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    published: bool = False
    corrections: str = ""
    left_out: tuple[str, ...] = ()
    noticed: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()

    def of_status(self, status: str) -> list[DocumentLine]:
        """The documents of one status: read, doubtful or failed."""
        return [line for line in self.documents if line.judgement.status == status]

    def change_rows(self) -> list[dict[str, Any]]:
        """The first of the KPIs that changed as plain rows: texts, numbers and None only, fit for JSON."""
        return [] if self.changes is None else [plain(row) for row in self.changes.to_dict("records")]

    @property
    def changes_in_all(self) -> int:
        """How many KPI figures changed."""
        return sum(self.changed.values())

    def rejected_rows(self) -> list[dict[str, Any]]:
        """The first of the rejected figures as plain rows, fit for JSON."""
        return [] if self.rejected is None else [plain(row) for row in self.rejected.to_dict("records")]

    def lines(self) -> list[str]:
        """The run in a few plain lines: what was found, what was loaded, what is in doubt."""
        return [self._found(), *([self._loaded()] if self.published else []), *self._troubles()]

    def withdrawn(self) -> Iterator[str]:
        """A line for each document that this run took out of the KPIs."""
        for name in self.work.gone if self.published else ():
            yield f"withdrawn: {name}: its raw file is gone; its figures count no more until it is back"
        yield from (f"withdrawn: {line.name}: retracted: {line.retracted}" for line in self.documents if line.retracted)

    def _found(self) -> str:
        counts = [
            (len(self.work.todo), "to read"),
            (sum(file.tries > 0 for file in self.work.todo), "of them once more, since reading them failed"),
            (len(self.work.unchanged), "unchanged"),
            (len(self.work.copies), "copies of another"),
            (len(self.work.gone), "gone"),
            (len(self.outside), "about other years"),
            (len(self.work.no_reader), f"of kinds that have no reader ({_suffixes(self.work.no_reader)})"),
        ]
        return "reports: " + ", ".join(f"{count} {what}" for count, what in counts if count or what == "to read")

    def _loaded(self) -> str:
        return (
            f"loaded: {len(self.documents)} documents, {self.observations} figures, {self.rejections} rejected; "
            f"{self.changes_in_all} KPI figures changed"
            + (f", {self.accepted} of past years accepted beyond the bound" if self.accepted else "")
            + f"; {sum(self.seconds.values()):.2f} s"
        )

    def _troubles(self) -> Iterator[str]:
        yield from _in_trouble({status: self.of_status(status) for status in ("failed", "doubtful")})
        yield from self.withdrawn()
        yield from self.left_out
        yield from self.noticed
        yield from self.overdue
        if self.corrections:
            yield f"declared corrections at fault: {self.corrections}"
        if cards := self.work.lone_cards:
            named = ", ".join(cards[:_NAMED]) + (", …" if len(cards) > _NAMED else "")
            yield f"cards that no report has: {len(cards)} ({named}); a card has the name of its report"
        if copies := self.work.cards_of_copies:
            named = ", ".join(f"{name} is one of {other}" for name, other in copies[:_NAMED])
            more = ", …" if len(copies) > _NAMED else ""
            yield (
                f"cards of copies, which are not used: {len(copies)} ({named}{more}); "
                "write what they say onto the card of the other file, or remove the copy"
            )
        if self.work.failing:
            yield f"still in doubt from an earlier run: {self.work.failing} documents (`etl status` lists them)"


def _suffixes(names: Sequence[str]) -> str:
    """The suffixes of these files, the most frequent first; what is too long for one is none."""
    found = (PurePath(name).suffix.lower() for name in names)
    kinds = Counter(suffix if 0 < len(suffix) <= _SUFFIX else "no suffix" for suffix in found).most_common()
    return ", ".join(kind for kind, _ in kinds[:_NAMED]) + (", …" if len(kinds) > _NAMED else "")


def _in_trouble(documents: Mapping[str, Sequence[DocumentLine]]) -> Iterator[str]:
    """The lines of documents by their status, at most MOST_LINES; of the others how many there are of each kind."""
    lines = [(status, *line) for status, its in documents.items() for line in _lines(status, its)]
    yield from (line for _, line, _ in lines[:MOST_LINES])
    for status in documents:
        rest = [document for its, _, same in lines[MOST_LINES:] if its == status for document in same]
        if rest:
            kinds = Counter(map(_kind, rest)).most_common()
            named = "; ".join(f"{number:,} × {kind}" for kind, number in kinds[:_NAMED])
            others = f"; {sum(number for _, number in kinds[_NAMED:]):,} of other kinds" if len(kinds) > _NAMED else ""
            yield f"{status}: {len(rest):,} more: {named}{others} (`etl status` lists them)"


def _lines(status: str, documents: Sequence[DocumentLine]) -> Iterator[tuple[str, Sequence[DocumentLine]]]:
    """A line for each document; for all whose cards have the same fault, one line with their number. Each with its
    documents."""
    alike: dict[str, list[DocumentLine]] = {}
    for line in documents:
        alike.setdefault(_without_names(line), []).append(line)
    for same in alike.values():
        if len(same) == 1:
            yield f"{status}: {same[0]}", same
        else:
            others = f"{len(same) - 1} other documents have" if len(same) > 2 else "one other document has"
            yield f"{status}: {same[0]} ({others} the same fault on their cards; `etl status` lists them)", same


def _kind(document: DocumentLine) -> str:
    """Why a document is in trouble, the same for all of which the same is true."""
    reason = _OF_A_CARD.sub("a card: ", document.judgement.reason or "")
    named = f"{document.name}: "
    if named in reason:  # a warning, which begins with the path of the file
        reason = "; ".join(part.rpartition(named)[2] for part in reason.split("; "))
    return _NUMBER.sub("…", reason)


def _without_names(line: DocumentLine) -> str:
    """The judgement of a document whose card is at fault, without the names of either; the whole line of any other."""
    said = str(line.judgement)
    if not _OF_A_CARD.match(said):
        return str(line)
    # Whole names only: the stem alone may be a letter or a year that the fault is about.
    card = f"{line.name.rpartition('.')[0]}.card.toml"
    names = rf"(?<![\w./-])(?:{re.escape(line.name)}|{re.escape(card)})(?!\w)"
    return re.sub(names, "…", _OF_A_CARD.sub("…: ", said))


def left_out(notes: Iterable[tuple[str, Note]]) -> tuple[str, ...]:
    """What was left out of documents on purpose, a line for each kind with its number and the first documents; `notes`
    stand beside the names of theirs."""
    counts, names = Counter[str](), dict[str, list[str]]()
    for name, note in notes:
        counts[note.kind] += note.parts
        names.setdefault(note.kind, []).append(name)
    return tuple(
        f"left out: {kind}: {count:,} in {_documents(names[kind])} (`etl explain` of one names them)"
        for kind, count in counts.most_common()
    )


def _documents(names: Sequence[str]) -> str:
    first = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return f"1 document, {first}" if len(names) == 1 else f"{len(names):,} documents, {first}"


def plain(row: dict[Any, Any]) -> dict[str, Any]:
    """A row of a frame with every value as text, number, truth or None."""
    return {str(key): _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    # pandas' own nulls first: NA cannot be compared, and NaT counts as a date.
    if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value:
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value  # a NumPy scalar
