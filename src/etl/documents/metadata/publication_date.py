"""The day a report was published, by a cascade from the surest evidence to the weakest. See `choose` for the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from etl.catalogue.text_vocabulary import HeadingWords
from etl.documents.document import Card, Content
from etl.documents.metadata.card import FIRST_DAY, latest_day
from etl.documents.metadata.dateline import events
from etl.documents.metadata.headline import WEEKDAY, HeadLine, ReportHead
from etl.documents.metadata.letter import day_of_letter
from etl.documents.metadata.url_clues import posted
from etl.language.days import find_days, find_months
from etl.language.fold import fold
from etl.language.reported_period import ReportPeriod

_LATEST = timedelta(days=400)  # a later day is that of a copy or of a page view, if another one is known
_BESIDE = 400  # characters below the headline; days farther down are those of other reports


@dataclass(frozen=True, slots=True)
class Published:
    """`day` of publication; `hint`, the best known start of it (`2016-01`, `2016`); `evidence`, the step that found
    it."""

    day: date | None = None
    hint: str | None = None
    evidence: str | None = None


def choose(
    content: Content, folded: str, head: ReportHead, card: Card, url: str | None, about: ReportPeriod
) -> Published:
    """The day of publication of a report.

    In this order: the card; the page's metadata; a dated line beside the headline, dates after "ngày đăng" first; a
    dateline; a dated line above the headline (often only the page's clock); the day of the event in the first
    paragraphs; that of the letter the report came with; the address. A day before the period reported, or after the
    report was fetched, is taken only from the card, none of before 1990 or after tomorrow from anywhere; one long after
    the period only where there is none in time. Where no day is left, the month or year of a label or of the address
    is.
    """
    if card.published_on is not None:
        return Published(card.published_on, f"{card.published_on:%Y-%m}", "card")
    latest = card.fetched_at.date() if card.fetched_at else latest_day()
    possible = [
        Published(day, f"{day:%Y-%m}", evidence)
        for day, evidence in _candidates(content, folded, head, url, about)
        if FIRST_DAY <= day <= latest and (about.floor is None or day.year >= about.floor)
    ]
    in_time = [told for told in possible if told.day and (about.end is None or told.day <= about.end + _LATEST)]
    if best := (in_time or possible)[:1]:
        return best[0]
    if month := _labelled_month(head):
        return Published(None, month, "byline")
    if hint := posted(url).hint:
        return Published(None, hint, "url")
    return Published()


def _candidates(
    content: Content, folded: str, head: ReportHead, url: str | None, about: ReportPeriod
) -> Iterator[tuple[date, str]]:
    """The candidates for the day of publication, surest first, with the name of the evidence."""
    if content.published_on is not None:
        yield content.published_on, "metadata"
    beside, above = _dated_lines(content, head)
    for day in beside:
        yield day, "byline"
    happened = events(content.text, folded, head, posted(url).hint or _labelled_month(head), about)
    for event in happened:
        if event.is_dateline:
            yield event.day, "byline"
    for line in above:
        clock = _first_day(fold(line.text))
        if clock is not None and _may_be_posted(line, clock, about):
            yield clock, "byline"
    for event in happened:
        yield event.day, "text"
    if (letter := day_of_letter(content.text, folded)) is not None:
        yield letter, "text"
    if (stamp := posted(url).day) is not None:
        yield stamp, "url"


def _dated_lines(content: Content, head: ReportHead) -> tuple[list[date], list[HeadLine]]:
    """Days on lines below the headline or with a label ("ngày đăng" before "cập nhật"), and the lines above it."""
    words = head.words
    dated = [line for line in head.lines if line.kind == "date"]
    labelled = [(line, fold(line.text)) for line in dated]
    labelled += [
        (HeadLine(text, head.title_end, head.title_end, "date"), fold(text)) for text in content.byline.split("\n")
    ]
    ranked: list[tuple[int, date]] = []
    for line, text in labelled:
        day = _first_day(text)
        if day is None:
            continue
        if _starts_with(text, words.posted) and not WEEKDAY.search(text[:12]):
            ranked.append((0, day))
        elif _starts_with(text, words.updated):
            ranked.append((2, day))
        elif head.title_end <= line.start <= head.title_end + _BESIDE:
            ranked.append((1, day))
    above = [line for line, text in labelled if line.start < head.title_start and not _has_label(text, words)]
    return [day for _, day in sorted(ranked, key=lambda pair: pair[0])], above


def _may_be_posted(line: HeadLine, day: date, about: ReportPeriod) -> bool:
    """Whether an unlabelled line above the headline may be the day of publication and not the page's clock."""
    if about.end is None:
        return WEEKDAY.search(fold(line.text)) is None
    return about.is_near(day)


def _labelled_month(head: ReportHead) -> str | None:
    """The month (`2025-01`) on a line of the head that begins as one of publication: "Ngày đăng: 2025-01 Tin từ …"."""
    for line in head.lines[:10]:
        folded = fold(line.text)
        if _has_label(folded, head.words) and ":" in folded[:25]:
            for year, month in find_months(folded[:40]):
                return f"{year}-{month:02}"
    return None


def _has_label(folded: str, words: HeadingWords) -> bool:
    return _starts_with(folded, (*words.posted, *words.updated))


def _starts_with(folded: str, labels: Iterable[str]) -> bool:
    bare = folded.lstrip(" ([|-•*")
    return any(bare.startswith(label) and not bare[len(label) : len(label) + 1].isalpha() for label in labels)


def _first_day(folded: str) -> date | None:
    return next((day.date for day in find_days(folded) if day.year is not None), None)
