"""How a reading is judged, which readings belong to some years, and what stops no other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.document import Document
from etl.errors import CatalogueError, InputError
from etl.extract.observation import Doubt, Extraction
from etl.pipeline import read as module
from etl.pipeline.discover import RawFile
from etl.pipeline.read import Judgement, Reading, batches, judge, read_files
from etl.settings import Settings

FILE = RawFile("a.txt", "a.txt", "d1", None)
DOCUMENT = Document("d1", "a.txt", "txt", "…", area_id="lang-son")


def doubt(period: str | None) -> Doubt:
    return Doubt("d1", "unclear", "5%", 0, 2, "dòng 1", "growth.up", period=period)


def reading(*doubts: Doubt, name: str = "a.txt", document: Document = DOCUMENT) -> Reading:
    return Reading(RawFile(name, name, "d1", None), document, Extraction((), doubts))


def test_a_document_with_an_accepted_figure_and_a_province_is_read() -> None:
    assert judge(reading(), 1) == Judgement("read")
    assert str(judge(reading(), 1)) == ""


def test_what_could_not_be_read_failed_with_its_reason_and_remedy() -> None:
    judgement = judge(Reading(FILE, fault=InputError("a.txt", "is empty", "fetch it again")), 0)
    assert (judgement.status, str(judgement)) == ("failed", "is empty; fetch it again")
    assert str(judge(Reading(FILE), 0)).startswith("it was not read; keep the file")


def test_every_doubt_is_named_and_each_remedy_once() -> None:
    document = Document("d1", "a.txt", "txt", "…", warnings=("a.card.toml: it is not TOML; mend it",))
    judgement = judge(reading(document=document), 0)
    assert judgement.status == "doubtful"
    assert judgement.reason == (
        "a.card.toml: it is not TOML; mend it; its province cannot be told; no figure of a known indicator was found"
    )
    assert judgement.remedy == 'write area = "…" into a.card.toml; see `etl explain a.txt`'


def test_the_remedy_names_the_card_that_would_be_read(tmp_path: Path) -> None:
    """One of the whole name goes before one that files of several kinds share."""
    (tmp_path / "a.txt").touch()
    document = Document("d1", "2015/a.txt", "txt", "…")
    placeless = Reading(RawFile(str(tmp_path / "a.txt"), "2015/a.txt", "d1", None), document)
    assert judge(placeless, 1).remedy == 'write area = "…" into 2015/a.card.toml'
    (tmp_path / "a.txt.card.toml").touch()
    assert judge(placeless, 1).remedy == 'write area = "…" into 2015/a.txt.card.toml'


@pytest.mark.parametrize(
    ("doubts", "reason", "remedy"),
    [
        ((), "no figure of a known indicator was found", "see `etl explain a.txt`"),
        ((doubt("2015"),), "none of its 1 figures could be placed", "see `etl explain a.txt`"),
        (
            (doubt("2015"), doubt(None)),
            "the year its figures are about cannot be told",
            'write period = "…" or published_on = … into a.card.toml',
        ),
    ],
)
def test_a_document_without_an_accepted_figure_is_doubtful(doubts: tuple[Doubt, ...], reason: str, remedy: str) -> None:
    assert judge(reading(*doubts), 0) == Judgement("doubtful", reason, remedy)


def test_batches_hold_every_file_once_in_order() -> None:
    files = [FILE] * 5
    assert [len(batch) for batch in batches(files, 2)] == [2, 2, 1]
    assert batches([], 2) == []


@pytest.mark.parametrize(
    ("before", "tries", "said"),
    [
        (0, 1, "took too long; split it; the next run reads it again (it has failed 1 of 3 times)"),
        (1, 2, "took too long; split it; the next run reads it again (it has failed 2 of 3 times)"),
        (2, 3, "took too long; split it; it has failed 3 times: no run reads it again but `etl backfill --missing`, "
               "or one within other bounds"),
    ],
)  # fmt: skip
def test_a_failure_that_may_pass_says_whether_the_next_run_reads_it_again(before: int, tries: int, said: str) -> None:
    fault = InputError("a.txt", "took too long", "split it", passing=True)
    failed = Reading(RawFile("a.txt", "a.txt", "d1", None, before), fault=fault)
    assert (failed.tries, str(judge(failed, 0))) == (tries, said)


def test_any_other_failure_is_not_counted() -> None:
    file = RawFile("a.txt", "a.txt", "d1", None, 2)
    assert Reading(file, fault=InputError("a.txt", "is empty", "fetch it again")).tries is None
    assert Reading(file, DOCUMENT).tries is None


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (InputError("a.txt", "is empty", "fetch it again"), "is empty"),
        (MemoryError(), "needs more memory than there is"),
        (OSError(24, "Too many open files"), "cannot be read now: the machine says Too many open files"),
        (RecursionError("too deep"), "reading it failed inside the program (RecursionError: too deep)"),
    ],
)
def test_a_fault_of_one_file_is_its_fault_alone(
    error: Exception, what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(*given: object, **named: object) -> object:
        raise error

    monkeypatch.setattr(module, "read_and_extract", fails)
    heard: list[int] = []
    found = read_files([FILE, FILE], Settings(raw=tmp_path), heard.append)
    assert [each.fault.what if each.fault else None for each in found] == [what, what]
    assert heard == [1, 2]


def test_a_contradiction_in_the_catalogue_stops_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*given: object, **named: object) -> object:
        raise CatalogueError("indicators.toml", "contradicts itself", "mend it")

    monkeypatch.setattr(module, "read_and_extract", fails)
    with pytest.raises(CatalogueError):
        read_files([FILE], Settings(raw=tmp_path))
