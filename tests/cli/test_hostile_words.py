"""Cards, corrections, sources and names of files by Hypothesis: each is read, or told in one line that steers nothing.

ETL_HOSTILE says how many of each; `make faults` takes 500.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.acquire import load_sources
from etl.catalogue import Catalogue
from etl.documents.metadata.card import card_and_faults, card_path
from etl.errors import EtlError, UsageError
from etl.warehouse.corrections import load as load_corrections
from tests.conftest import Etl
from tests.slips import NAMES, PERIODS, VALUES

HOSTILE = int(os.environ.get("ETL_HOSTILE", "25"))
OF_A_RUN = 25
"""Names of files that one run meets."""

CARD = (
    "url publisher published_on fetched_at sha256 area period retracted ngày tỉnh title date Url published-on".split()
)
CORRECTION = "observation_id value unit area indicator period reason by on declared_on who document quote".split()
SOURCE = (
    "name publisher area dates urls feeds sitemaps pages folder links hosts keep_title keep_text delay limit "
    "recheck_days private paused contact due_day feed"
).split()

several = settings(
    max_examples=HOSTILE,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)


def quoted(text: str) -> str:
    """A text as TOML writes it, whatever is in it."""
    return '"' + "".join(sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in text) + '"'


steering = st.sampled_from(
    ["\x1b[31m", "\x1b]0;x\x07", "\u202e", "\n", "\r", "\u2028", "\u009b", "\x00", "=cmd|'x'!A1", "[bold]", "](x)"]
)
texts = st.lists(st.one_of(steering, st.text(st.characters(codec="utf-8"), max_size=8)), max_size=6).map("".join)
values = st.one_of(
    texts.map(quoted),
    st.sampled_from(sorted(VALUES.values())),
    st.sampled_from(sorted(PERIODS)).map(quoted),
    st.integers().map(str),
    st.floats().map(repr),
    st.dates().map(str),
    st.lists(texts.map(quoted), max_size=3).map(lambda each: f"[{', '.join(each)}]"),
    st.text(max_size=12),
)


def tables(keys: list[str], head: str = "") -> st.SearchStrategy[bytes]:
    """Files of TOML with these keys and others, rarely with bytes that are none of it."""
    names = st.one_of(st.sampled_from(keys), st.sampled_from(keys), texts.map(quoted))
    lines = st.lists(st.tuples(names, values).map(" = ".join), max_size=8)
    several = st.lists(lines.map(lambda each: "\n".join([head, *each])), min_size=1, max_size=3 if head else 1)
    whole = several.map(lambda each: "\n".join(each).encode("utf-8", "surrogatepass"))
    return st.one_of(whole, whole, whole, st.binary(max_size=60))


def told(error: EtlError, file: Path) -> None:
    """A line about that file that steers nothing."""
    assert not steers(str(error)), str(error)
    assert str(error).startswith(str(file)), str(error)
    assert error.remedy


def steers(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs")}


def kept(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@several
@given(data=tables(CARD))
def test_a_card_holds_or_its_faults_are_told(data: bytes, tmp_path: Path, catalogue: Catalogue) -> None:
    report = tmp_path / "x.txt"
    kept(tmp_path, data, "x.card.toml")
    card, faults = card_and_faults(report, catalogue)
    for fault in faults:
        told(fault, card_path(report))
    said = (card.publisher, card.area, card.period, card.url, card.retracted, card.sha256)
    assert all("\x1b" not in each and "\0" not in each for each in said if each)


@several
@given(data=tables(CORRECTION, "[[correction]]"))
def test_corrections_hold_or_the_first_fault_is_told(data: bytes, tmp_path: Path) -> None:
    accepted_or_told(load_corrections, kept(tmp_path, data, "corrections.toml"))


@several
@given(data=tables(SOURCE, "[[source]]"))
def test_sources_hold_or_the_first_fault_is_told(data: bytes, tmp_path: Path) -> None:
    accepted_or_told(load_sources, kept(tmp_path, data, "sources.toml"))


def accepted_or_told(read: Callable[[Path], Any], file: Path) -> None:
    try:
        read(file)
    except UsageError as error:
        told(error, file)


def named(data: bytes) -> str:
    """A name that a file can have, of these bytes."""
    return os.fsdecode(data.replace(b"/", b"-").replace(b"\0", b"-")[:60])


names = st.one_of(
    texts.map(lambda text: named(text.encode("utf-8", "surrogatepass"))),
    st.binary(min_size=1, max_size=40).map(named),
    st.sampled_from(sorted(NAMES)),
).map(lambda name: f"x{name}.txt" if name.strip(".") == "" else f"{name.removesuffix('.txt')}.txt")


@settings(several, max_examples=max(1, HOSTILE // OF_A_RUN))
@given(given_names=st.lists(names, min_size=OF_A_RUN, max_size=OF_A_RUN, unique=True), card=tables(CARD))
def test_a_run_over_hostile_names_prints_nothing_that_steers(given_names: list[str], card: bytes, etl: Etl) -> None:
    with tempfile.TemporaryDirectory() as made:
        raw = Path(made) / "raw"
        raw.mkdir()
        for number, name in enumerate(given_names):
            (raw / name).write_text(f"Sở Công Thương tỉnh Lạng Sơn, 18/01/2016. Tin {number}", "utf-8")
        first = min(given_names)
        (raw / f"{first}.card.toml").write_bytes(card) if len(first.encode("utf-8", "surrogateescape")) < 200 else None
        for command in (["run"], ["status"], ["doctor"], ["extract", str(raw)]):
            ran = etl(*command, "--raw", raw, "--warehouse", Path(made) / "w.duckdb")
            assert ran.code in (0, 1), (command, ran.err)
            assert steers((ran.out + ran.err).replace("\n", "")) == set(), command
            assert "Traceback" not in ran.err


@pytest.mark.parametrize("text", ["\x1b[31m", "a\nb", "\u202e"])
def test_what_steers_is_seen(text: str) -> None:
    assert steers(text)
