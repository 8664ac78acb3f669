"""What a run needs of a storage, and the values it passes. No storage is implemented here (see `next_version`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pandas import DataFrame

    from etl.errors import AuditFailed
    from etl.warehouse.audit import Limits
    from etl.warehouse.corrections import Correction


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows were loaded."""

    documents: int
    observations: int
    rejected: int


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the warehouse knows of a raw file; a run reads it again when its bytes, its card or the rules differ.

    `in_raw` says whether it lay in the raw folder, `withdrawn` why its figures count no more (None while they do).
    `tries` is how often in a row reading it failed for a reason that may pass, `bounds` within which bounds a document
    that is not simply read was read (None for any other, and where nobody noted it).
    """

    document_id: str
    path: str
    card_sha256: str | None
    extractor_version: str
    status: str
    in_raw: bool | None = None
    withdrawn: str | None = None
    tries: int = 0
    bounds: str | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One execution, for the table `run`. Times carry their zone; `parameters` and `versions` must fit JSON."""

    run_id: str
    started_at: datetime
    finished_at: datetime
    kind: str
    parameters: Mapping[str, Any]
    extractor_version: str
    versions: Mapping[str, str]
    documents_read: int
    documents_skipped: int
    documents_failed: int
    observations: int
    rejected: int
    accepted: int = 0


class Storage(Protocol):
    """The next version of the warehouse while it is built: nobody sees it before `publish`.

    Every storage runs the same SQL; one on a lake catalogue differs in how it begins and how it publishes.
    """

    def replace(self, documents: DataFrame, observations: DataFrame, rejected: DataFrame) -> Counts:
        """Put these rows in the place of everything known of their documents, in one transaction."""

    def load(self, staged: Mapping[str, Sequence[Path]], moment: datetime, day: date) -> None:
        """Put the rows of these files in the place of everything known of their documents, in one transaction."""

    def withdraw(self, paths: Sequence[str], day: date, reason: str) -> None:
        """Let the figures of the documents at `paths` count no more from `day` on."""

    def correct_what_fits(self, declared: Sequence[Correction] | None) -> AuditFailed | None:
        """Let the declared corrections that fit stand in place of their figures; None = those published last."""

    def materialise(self) -> None:
        """Bring reference tables and views up to date with the catalogue and the SQL files."""

    def changes(self, most: int | None = None) -> DataFrame:
        """What differs in the yearly KPIs from the published version, the first `most` rows of it."""

    def change_counts(self) -> dict[str, int]:
        """How many rows differ in each way."""

    def audit(self, limits: Limits | None = None) -> int:
        """Raise AuditFailed when the version is not fit to be published; how many changes were accepted."""

    def record_run(self, run: RunRecord) -> None:
        """Note the run and the changes it caused."""

    def publish(self) -> None:
        """Put the version in the place of the published one, at once and for good."""
