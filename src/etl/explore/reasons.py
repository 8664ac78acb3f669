"""Why something is in doubt or left out, in the words of the pages. The warehouse says it in English: reasons.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from etl.explore import written
from etl.explore.words import Words

KINDS = ("doubt", "check", "left_out")

_PART = re.compile(r"\{(\w+)\}")
_TIMES = r"(?P<times>[\d.e+]+) times what the publisher states of the (?P<against>\w+ \w+) \((?P<quote>.*?)\)"
_MISREAD = re.compile(rf"{_TIMES}(?=; [\d.e+]+ times what the publisher states|: a unit is misread|$)")
_CONFLICT = re.compile(r"(?P<what>[a-z, ]+) do not agree: (?P<figures>.+)", re.DOTALL)
_FIGURE = re.compile(r"(?P<what>.+?) (?P<value>-?[\d.]+) (?P<unit>[a-z_]+) \((?P<path>.+), (?P<id>[0-9a-z]+)\)")
_OF_PERIOD = re.compile(r"(?P<what>[a-z ]+) of (?P<period>\d{4}[-/\w]*)")


class Names(Protocol):
    """The words and names of a language: `etl.explore.look.Look` has them."""

    @property
    def words(self) -> Words:
        """The words of the language."""

    def indicator(self, code: str) -> str:
        """The name of an indicator."""

    def unit(self, code: str | None) -> str:
        """The name of a unit."""


@dataclass(frozen=True, slots=True)
class Said:
    """A reason, and its language where that is not the one of the page."""

    text: str
    lang: str | None = None


def reason(names: Names, text: str) -> Said:
    """A reason of the readers, the checks or the review in the language of the page, where it is known in that."""
    if found := _CONFLICT.fullmatch(text):
        return Said(_conflict(names, found))
    if found_all := list(_MISREAD.finditer(text)):
        return Said(_misread(names, found_all))
    return Said(text) if names.words.lang == "en" else _translated(text)


def _translated(text: str) -> Said:
    for pattern, said in _known():
        if found := pattern.fullmatch(text):
            parts = {name: _translated(part).text for name, part in found.groupdict().items()}
            return Said(said.format(**parts))
    return Said(text, "en")


@cache
def _known() -> list[tuple[re.Pattern[str], str]]:
    """What is sought, the most definite first, and what is said then."""
    sentences = {english: said for kind in KINDS for english, said in _file()[kind].items()}
    ordered = sorted(sentences, key=lambda english: (english.count("{"), -len(english)))
    return [(re.compile(_pattern(english), re.DOTALL), sentences[english]) for english in ordered]


def _pattern(english: str) -> str:
    pieces = _PART.split(english)
    return "".join(f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("reasons.toml").read_text("utf-8"))


def _misread(names: Names, found: list[re.Match[str]]) -> str:
    frame, lang = _file()["frame"], names.words.lang
    said = [
        frame["misread"][lang].format(
            times=written.number(float(one["times"]), names.words),
            against=_file()["against"].get(one["against"], one["against"]) if lang == "vi" else one["against"],
            quote=one["quote"],
        )
        for one in found
    ]
    return f"{'; '.join(said)}: {frame['misread_end'][lang]}"


def _conflict(names: Names, found: re.Match[str]) -> str:
    """What does not fit together, and the figures with their reports."""
    words = names.words
    about = " ".join(words.maybe(f"contradiction.{part.replace(' ', '_')}", part) for part in found["what"].split(", "))
    figures = "; ".join(_figure(names, one) for one in found["figures"].split("; "))
    return f"{about.removesuffix('.')}: {figures}"


def _figure(names: Names, text: str) -> str:
    found = _FIGURE.fullmatch(text)
    if found is None:
        return text
    value, unit = written.number(float(found["value"]), names.words), found["unit"]
    shown = written.percent(float(found["value"]), names.words) if unit == "pct" else f"{value}\u00a0{names.unit(unit)}"
    return f"{_what(names, found['what'])} {shown} ({found['path']}, {found['id']})"


def _what(names: Names, code: str) -> str:
    """`level`, `level of 2015-Q1`, or the code of an indicator."""
    if found := _OF_PERIOD.fullmatch(code):
        return f"{_what(names, found['what'])}, {written.period(found['period'], names.words)}"
    return names.words.maybe(f"role.{code.replace(' ', '_')}", names.indicator(code))
