"""Raw files become readings, and each reading is judged: read, doubtful or failed. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl import documents
from etl.catalogue import Catalogue, load
from etl.documents.document import Document
from etl.documents.formats.raw import fault_of_machine
from etl.errors import CatalogueError, EtlError, InputError, printable
from etl.extract.observation import Extraction
from etl.pipeline.discover import TRIES, RawFile
from etl.reading import read_and_extract
from etl.settings import Settings
from etl.validate.text_fingerprint import Wording, wordings

Progress = Callable[[int], None]
"""Called with how many of a batch are done."""

REPORT_IT = "keep the file and report this as a fault of the program"


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of one raw file. `fault` states why it could not be read; then there is no document.

    `wordings` are the sentences of the observations, in their order; they are computed where the text is.
    """

    file: RawFile
    document: Document | None = None
    extraction: Extraction = field(default_factory=Extraction)
    fault: EtlError | None = None
    wordings: tuple[Wording, ...] = ()

    @property
    def periods(self) -> set[str]:
        """The periods its figures report on, those in doubt included."""
        stated = {observation.period for observation in self.extraction.observations}
        return stated | {doubt.period for doubt in self.extraction.doubts if doubt.period}

    @property
    def tries(self) -> int | None:
        """How often in a row reading the file has failed for a reason that may pass; None where it did not now."""
        return None if self.fault is None or not self.fault.passing else self.file.tries + 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far a document can be relied on: `status` read, doubtful or failed; why, and what to do about it."""

    status: str
    reason: str | None = None
    remedy: str | None = None

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.reason, self.remedy)))


def read_files(files: Sequence[RawFile], settings: Settings, done: Progress | None = None) -> list[Reading]:
    """Paths in, readings with their figures out: one per file and in its order. What cannot be read has a fault.

    A process needs nothing else, wherever it runs: it loads the catalogue of its own installation.
    Files that could take more time or memory than `settings` allow are read in another process, one for all of them.
    Raises CatalogueError for a catalogue that contradicts itself.
    """
    readings = list[Reading]()
    for reading in readings_of(files, settings):
        readings.append(reading)
        if done is not None:
            done(len(readings))
    return readings


def readings_of(files: Sequence[RawFile], settings: Settings) -> Iterator[Reading]:
    """As `read_files`, one after the other, so that none has to be held longer than it is used."""
    known = load()
    with documents.Sandbox(settings.bounds) as sandbox:
        for file in files:
            yield _reading(file, known, settings, sandbox)


def _reading(file: RawFile, known: Catalogue, settings: Settings, sandbox: documents.Sandbox) -> Reading:
    """The reading of one file. What is raised is a fault of that file alone: an error of the program must not
    stop the others.

    Raises CatalogueError for a fault of the catalogue, which would make every file fail.
    """
    try:
        document, extraction = read_and_extract(file.path, known, settings, sandbox, file.name, lean=True)
        places = [observation.char_start for observation in extraction.observations]
        return Reading(file, document, extraction, wordings=tuple(wordings(document.text, places)))
    except CatalogueError:
        raise
    except EtlError as fault:
        return Reading(file, fault=fault)
    except MemoryError:
        remedy = "split it, or give the program more memory"
        return Reading(file, fault=InputError(file.name, "needs more memory than there is", remedy, passing=True))
    except Exception as error:
        if isinstance(error, OSError) and (lacking := fault_of_machine(file.path, error)):
            return Reading(file, fault=lacking)
        what = f"reading it failed inside the program ({type(error).__name__}: {error})"
        return Reading(file, fault=InputError(file.name, what, REPORT_IT))


def batches(files: Sequence[RawFile], size: int) -> list[Sequence[RawFile]]:
    """`files` in slices of at most `size`."""
    return [files[start : start + size] for start in range(0, len(files), size)]


def judge(reading: Reading, accepted: int) -> Judgement:
    """Whether the document was read, is doubtful or failed, with the reason and the remedy.

    Doubtful is a document whose card is at fault, whose province or year is unknown, or none of whose figures was
    `accepted` (their number after validation).
    """
    if reading.fault is not None or reading.document is None:
        fault = reading.fault or InputError(reading.file.name, "it was not read", REPORT_IT)
        return Judgement("failed", fault.what, "; ".join(filter(None, (fault.remedy, _once_more(reading.tries)))))
    doubts = list(_doubts(reading.file, reading.document, reading.extraction, accepted))
    if not doubts:
        return Judgement("read")
    reasons, remedies = zip(*doubts, strict=True)
    return Judgement("doubtful", "; ".join(reasons), "; ".join(filter(None, dict.fromkeys(remedies))) or None)


def _once_more(tries: int | None) -> str:
    """What becomes of a file of which reading has failed so often in a row for a reason that may pass."""
    if tries is None:
        return ""
    if tries < TRIES:
        return f"the next run reads it again (it has failed {tries} of {TRIES} times)"
    return (
        f"it has failed {tries} times: no run reads it again but `etl backfill --missing`, or one within other bounds"
    )


def _doubts(file: RawFile, document: Document, extraction: Extraction, accepted: int) -> Iterator[tuple[str, str]]:
    """Each doubt about the document, with its remedy."""
    yield from ((warning, "") for warning in document.warnings)  # a warning includes its remedy
    if accepted and document.area_id is not None:
        return
    card = printable(Path(document.path).with_name(documents.card_path(file.path).name).as_posix())
    explain = f"see `etl explain {document.path}`"
    if document.area_id is None:
        yield "its province cannot be told", f'write area = "…" into {card}'
    if accepted:
        return
    if extraction.observations:
        yield f"all of its {len(extraction.observations)} figures were rejected", "see the reasons in table rejected"
    elif any(doubt.period is None for doubt in extraction.doubts):
        yield "the year its figures are about cannot be told", f'write period = "…" or published_on = … into {card}'
    elif extraction.doubts:
        yield f"none of its {len(extraction.doubts)} figures could be placed", explain
    else:
        yield "no figure of a known indicator was found", explain
