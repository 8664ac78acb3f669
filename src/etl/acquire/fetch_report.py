"""The report of a fetch: per source what was found, what landed, what was left out and what failed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Failure(NamedTuple):
    """An address (or the name of a source) that failed, why, and what a person can do."""

    url: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}; {self.remedy}"


class SkippedAddress(NamedTuple):
    """An address that was not kept, and why."""

    url: str
    reason: str

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The outcome of one source.

    `found` is how many addresses (or files) of the source are known now, `new` the raw files that landed in this run
    (names relative to the raw folder), `unchanged` how many others have landed before and have the same content.
    `left_out` and `failed` are of this run; `put_off` is how many addresses wait for the next run. `error` states why
    the source could not be fetched completely; `paused` why it was not asked.
    """

    name: str
    found: int = 0
    new: tuple[str, ...] = ()
    unchanged: int = 0
    left_out: tuple[SkippedAddress, ...] = ()
    failed: tuple[Failure, ...] = ()
    put_off: int = 0
    error: str | None = None
    paused: str | None = None

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The addresses that failed; before them the source itself, by its name, where it has an error."""
        if self.error is None:
            return self.failed
        reason, _, remedy = self.error.removeprefix(f"{self.name}: ").partition("; ")
        return (Failure(self.name, reason, remedy), *self.failed)

    def __str__(self) -> str:
        if self.paused is not None:
            return f"{self.name}: paused ({self.paused})"
        counts = [
            (self.found, "found"),
            (len(self.new), "new"),
            (self.unchanged, "unchanged"),
            (len(self.left_out), "left out"),
            (len(self.failures), "failed"),
            (self.put_off, "put off"),
        ]
        told = ", ".join(f"{count} {what}" for count, what in counts if count or what in ("found", "new"))
        return f"{self.name}: {told}"


@dataclass(frozen=True, slots=True)
class FetchReport:
    """The outcomes of all sources, in the order in which they are declared in `file`."""

    sources: tuple[SourceReport, ...] = ()
    file: Path | None = None

    @property
    def new(self) -> tuple[str, ...]:
        """The raw files that landed."""
        return tuple(name for source in self.sources for name in source.new)

    @property
    def failed(self) -> tuple[Failure, ...]:
        """Everything that failed; a source that could not be fetched is listed by its name."""
        return tuple(failure for source in self.sources for failure in source.failures)

    @property
    def all_failed(self) -> bool:
        """Whether there were sources to fetch, every one of them has an error, and nothing new landed."""
        asked = [source for source in self.sources if source.paused is None]
        return bool(asked) and not self.new and all(source.error is not None for source in asked)

    def lines(self) -> list[str]:
        """The run in plain lines: the whole, a line per source, a line per failure."""
        if not self.sources:
            return [f"fetched: nothing, since no sources are declared{f' in {self.file}' if self.file else ''}"]
        counts = ((len(self.new), "new report"), (len(self.sources), "source"), (len(self.failed), "failure"))
        new, sources, failures = (f"{count} {what}{'s' * (count != 1)}" for count, what in counts)
        told = f"fetched: {new} from {sources}, {failures}"
        return [told, *map(str, self.sources), *(f"failed: {failure}" for failure in self.failed)]
