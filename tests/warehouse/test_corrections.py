"""The file of declared corrections: what it may hold, what is said of a faulty one, and how an entry is written."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.warehouse import corrections
from etl.warehouse.corrections import Correction
from tests.disk import traced

ENTRY = Correction(
    document="lang-son-2015.txt",
    quote='Giá trị "sản xuất"\nđạt 4.013 tỷ đồng \\ nói',
    says=Decimal("4013"),
    right=Decimal("4031.50"),
    reason="đảo chữ số",
    who="Nguyễn Thị A",
    when=date(2026, 2, 1),
    indicator="industrial_output",
    at=915,
)

GOOD = """
[[correction]]
document = "a.txt"
quote = "4.013 tỷ"
says = 4013
right = 4031.50
reason = "đảo chữ số"
who = "A"
when = 2026-02-01
"""

KEYS = (
    "an entry has document, quote, says, right, reason, who, when, and may have unit, at, indicator, area, period, "
    "scenario, measure"
)
MARKS = "numbers and days stand without quotation marks, texts between them"
FIGURE = "write the figure as the report has it, as in 4013.5"
TWO = "says and right are not two different numbers"
OTHER = "it holds something else than [[correction]] entries"
FAULTY = {
    "not TOML": (
        "a = 1\n[[correction",
        ": it is not TOML: Expected ']]' at the end of an array declaration (at end of document); mend that line",
    ),
    "another table": ("[other]\na = 1", f", line 1: {OTHER}: other; see the example in the file"),
    "not a list of entries": ("correction = 1", f", line 1: {OTHER}: correction; see the example in the file"),
    "a key is missing": (GOOD.replace('who = "A"\n', ""), f", line 2, entry 1: who is missing; {KEYS}"),
    "a key nobody knows": (GOOD + "color = 1", f", line 10, entry 1: color means nothing here; {KEYS}"),
    "a key that was meant": (
        GOOD.replace("reason", "reasn"),
        ", line 7, entry 1: reasn means nothing here; did you mean reason?",
    ),
    "a number in quotation marks": (
        GOOD.replace("4013", '"4.013"'),
        f", line 5, entry 1: says cannot be '4.013'; {MARKS}",
    ),
    "a day in quotation marks": (
        GOOD.replace("2026-02-01", '"2026-02-01"'),
        f", line 9, entry 1: when cannot be '2026-02-01'; {MARKS}",
    ),
    "a moment": (
        GOOD.replace("2026-02-01", "2026-02-01T10:00:00"),
        f", line 9, entry 1: when cannot be 2026-02-01 10:00:00; {MARKS}",
    ),
    "in the second entry": (
        GOOD + GOOD.replace("4031.50", "true"),
        f", line 15, entry 2: right cannot be True; {MARKS}",
    ),
    "no number at all": (GOOD.replace("4013", "nan"), f", line 5, entry 1: {TWO}; {FIGURE}"),
    "nothing to correct": (
        GOOD.replace("4031.50", "4013.0"),
        f", line 6, entry 1: {TWO}; state both in the same unit",
    ),
    "a number beyond all": (GOOD.replace("4031.50", "1e18"), f", line 6, entry 1: right cannot be 1E+18; {FIGURE}"),
    "a whole number beyond all": (
        GOOD.replace("4013", str(2**60)),
        f", line 5, entry 1: says cannot be 1152921504606846976; {FIGURE}",
    ),
    "a number with too many digits": (
        GOOD.replace("4031.50", f"1.{'0' * 34}"),
        f", line 6, entry 1: right cannot be 1.{'0' * 34}; {FIGURE}",
    ),
    "a number with too many decimals": (
        GOOD.replace("4031.50", "1.2345678"),
        f", line 6, entry 1: right cannot be 1.2345678: it has more than 6 decimals; {FIGURE}",
    ),
    "no words": (GOOD.replace("4.013 tỷ", ""), f", line 4, entry 1: quote cannot be ''; {MARKS}"),
    "a place before the text": (
        GOOD + "at = -1",
        ", line 10, entry 1: at cannot be -1; write the place of the quote, as in at = 915",
    ),
}


@pytest.mark.parametrize(("text", "says"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_is_told_in_one_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        corrections.load(path)
    assert str(error.value) == f"{path}{says}"


@pytest.mark.parametrize("number", ["1e17", f"1.{'0' * 33}", str(10**17), "0.000001", "-4031.5"])
def test_any_number_that_the_warehouse_can_hold_can_be_right(number: str, tmp_path: Path) -> None:
    [entry] = corrections.parse(GOOD.replace("4031.50", number), tmp_path)
    assert entry.right == Decimal(number)


def test_numbers_are_exact(tmp_path: Path) -> None:
    [entry] = corrections.parse(GOOD, tmp_path)
    assert (entry.says, str(entry.right)) == (Decimal("4013"), "4031.50")


def test_a_number_with_an_exponent_is_written_out(tmp_path: Path) -> None:
    [entry] = corrections.parse(GOOD.replace("4031.50", "4.2e3"), tmp_path)
    assert str(entry.right) == "4200"


def test_a_byte_order_mark_and_line_ends_of_windows_matter_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(("\ufeff# ours" + GOOD).replace("\n", "\r\n").encode())
    corrections.append(path, ENTRY)
    assert [entry.document for entry in corrections.load(path)] == ["a.txt", ENTRY.document]
    assert corrections.load(path)[1] == ENTRY
    raw = path.read_bytes()
    assert raw.startswith("\ufeff# ours\r\n".encode())
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_permissions_and_a_link_stay(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "ours.toml").write_text(GOOD, "utf-8")
    (shared / "ours.toml").chmod(0o640)
    path = tmp_path / "corrections.toml"
    path.symlink_to(shared / "ours.toml")
    corrections.append(path, ENTRY)
    assert path.is_symlink()
    assert (shared / "ours.toml").stat().st_mode & 0o777 == 0o640
    assert len(corrections.load(shared / "ours.toml")) == 2
    assert [file.name for file in shared.iterdir()] == ["ours.toml"]


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from etl.warehouse import corrections
from tests.warehouse.test_corrections import ENTRY

for n in range(5):
    corrections.append(Path(sys.argv[1]), replace(ENTRY, at=n, who=sys.argv[2]), lock_seconds=60)
"""


def test_of_several_writers_at_once_none_loses_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), who], env=environment)
        for who in ("A", "B", "C", "D")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    written = sorted((entry.who, entry.at) for entry in corrections.load(path))
    assert written == [(who, n) for who in "ABCD" for n in range(5)]
    assert [file.name for file in tmp_path.iterdir()] == ["corrections.toml"]


def test_a_writer_that_does_not_end_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(GOOD, "utf-8")
    with path.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another program is writing to it; wait"):
            corrections.append(path, ENTRY, lock_seconds=0)
    assert path.read_text("utf-8") == GOOD


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_leaves_the_file_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(GOOD, "utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(step, full)
    with pytest.raises(UsageError, match=r"it cannot be written \(No space left on device\); see to that"):
        corrections.append(path, ENTRY)
    assert path.read_text("utf-8") == GOOD
    assert [file.name for file in tmp_path.iterdir()] == ["corrections.toml"]


def test_no_file_no_corrections(tmp_path: Path) -> None:
    assert corrections.load(tmp_path / "none.toml") == ()


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="it cannot be read"):
        corrections.load(path)


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("# ours, without a line end", "utf-8")
    corrections.append(path, ENTRY)
    corrections.append(path, corrections.parse(GOOD, path)[0])
    first, second = corrections.load(path)
    assert first == ENTRY
    assert (first.where, second.document) == (f"{path}, entry 1 (lang-son-2015.txt, “{ENTRY.quote}”)", "a.txt")
    assert path.read_text("utf-8").startswith("# ours, without a line end\n")
    assert [file.name for file in tmp_path.iterdir()] == ["corrections.toml"]


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", "\n[[correction]]\ndocument"),
        ("# ours", "# ours\n\n[[correction]]\ndocument"),
        ("# ours\n", "# ours\n\n[[correction]]\ndocument"),
        ("# ours\r\n# so", "# ours\r\n# so\r\n\r\n[[correction]]\r\ndocument"),
    ],
)
def test_an_entry_begins_on_a_line_of_its_own(before: str, begins: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(before.encode())
    corrections.append(path, ENTRY)
    assert path.read_bytes().decode().startswith(begins)


def test_nothing_is_added_to_what_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(b"# \xff\n")
    with pytest.raises(UsageError) as error:
        corrections.append(path, ENTRY)
    assert str(error.value) == f"{path}: it is no UTF-8; save it as UTF-8"
    assert path.read_bytes() == b"# \xff\n"


def test_nothing_is_added_to_a_faulty_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("[[correction", "utf-8")
    with pytest.raises(UsageError) as error:
        corrections.append(path, ENTRY)
    assert error.value.where.startswith(str(path))
    assert path.read_text("utf-8") == "[[correction"


def test_the_id_changes_with_everything_an_entry_says(tmp_path: Path) -> None:
    [entry] = corrections.parse(GOOD, tmp_path)
    others = [corrections.parse(GOOD.replace(*change), tmp_path)[0] for change in (("4031.50", "4031.5"), ("A", "B"))]
    assert len({entry.correction_id, *(other.correction_id for other in others)}) == 3
    assert entry.correction_id == corrections.parse(GOOD, tmp_path / "elsewhere")[0].correction_id


def test_the_file_of_the_project_is_a_commented_example() -> None:
    path = Path(__file__).parents[2] / "data" / "corrections.toml"
    assert corrections.load(path) == ()
    lines = path.read_text("utf-8").splitlines()
    example = "\n".join(line.removeprefix("# ") for line in lines[lines.index("# [[correction]]") :])
    [entry] = corrections.parse(example, path)
    assert entry.document == "lang-son-2015.txt"


def test_whoever_reads_the_file_while_an_entry_is_added_sees_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is not written in place: it would be there half after a kill or a power cut."""
    path = tmp_path / "corrections.toml"
    path.write_text(GOOD, "utf-8")
    calls = traced(monkeypatch)
    with path.open(encoding="utf-8") as reader:
        corrections.append(path, ENTRY)
        assert reader.read() == GOOD
    assert path.read_text("utf-8") != GOOD
    (unfinished, *_), *rest = [(what, done) for done, what in calls]
    assert unfinished.startswith(".corrections.toml.")
    assert rest == [("corrections.toml", "put"), (tmp_path.name, "sync")]
