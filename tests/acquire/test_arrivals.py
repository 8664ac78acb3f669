"""The outcomes of a source: what lands, what is known already, what is written down for the next run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from etl.acquire.arrivals import Arrivals
from etl.acquire.fetch_report import Failure, SkippedAddress
from etl.acquire.found import FoundAddress
from etl.acquire.landing import Holdings
from etl.acquire.request import Response
from etl.acquire.source import Source
from etl.acquire.state import State
from etl.catalogue import Catalogue
from etl.documents import Card
from etl.documents.metadata.card import read_card
from etl.errors import FetchError
from etl.settings import Settings
from etl.vietnam_time import VIETNAM

SOURCE = Source("bao", "Báo Thử", urls=("https://x.vn/a", "https://x.vn/b"))
CARD = Card("https://x.vn/a", "Báo Thử", date(2016, 1, 18))
ANSWER = Response("https://x.vn/a", 200, "Năm 2015 đạt 4.013 tỷ đồng.".encode(), "text/plain", '"1"')


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    with State(settings.raw, "bao") as state:
        state.remember(map(FoundAddress, SOURCE.urls), SOURCE.rules)
        yield state


@pytest.fixture
def arrivals(settings: Settings) -> Arrivals:
    return Arrivals(settings, SOURCE, Holdings(settings.raw))


def test_new_content_becomes_a_raw_file_with_its_card(
    arrivals: Arrivals, state: State, settings: Settings, catalogue: Catalogue
) -> None:
    arrivals.land(state, "https://x.vn/a", ANSWER, "a", ".txt", CARD)
    [name] = arrivals.new
    assert name.startswith("bao/a-")
    assert (settings.raw / name).read_bytes() == ANSWER.body
    card = read_card(settings.raw / name, catalogue)
    assert (card.published_on, card.publisher) == (date(2016, 1, 18), "Báo Thử")
    assert card.sha256 is not None
    assert card.fetched_at is not None
    assert state.holders(card.sha256) == [name]


def test_the_same_content_of_another_address_lands_once_and_both_are_settled(arrivals: Arrivals, state: State) -> None:
    for url in SOURCE.urls:
        arrivals.land(state, url, ANSWER, "a", ".txt", CARD)
    report = arrivals.report(*state.counts())
    assert (report.found, len(report.new), report.unchanged) == (2, 1, 1)
    assert state.due(SOURCE.rules) == []


def test_content_that_was_removed_by_hand_lands_again(arrivals: Arrivals, state: State, settings: Settings) -> None:
    arrivals.land(state, "https://x.vn/a", ANSWER, "a", ".txt", CARD)
    (settings.raw / arrivals.new[0]).unlink()
    arrivals.land(state, "https://x.vn/a", ANSWER, "a", ".txt", CARD)
    assert arrivals.new[0] == arrivals.new[1]


def test_a_day_of_publication_that_has_not_come_is_left_out(
    arrivals: Arrivals, state: State, settings: Settings, catalogue: Catalogue
) -> None:
    tomorrow = datetime.now(VIETNAM).date() + timedelta(days=2)
    arrivals.land(state, "https://x.vn/a", ANSWER, "a", ".txt", Card("https://x.vn/a", "Báo Thử", tomorrow))
    assert read_card(settings.raw / arrivals.new[0], catalogue).published_on is None


def test_what_is_left_out_or_fails_is_in_the_report(arrivals: Arrivals, state: State) -> None:
    first, second = state.due(SOURCE.rules)
    arrivals.leave_out(state, first, "is a picture")
    arrivals.fail(state, second, FetchError(second.url, "is gone", "take it out"), passing=False)
    report = arrivals.report(*state.counts())
    assert report.left_out == (SkippedAddress("https://x.vn/a", "is a picture"),)
    assert report.failed == (Failure("https://x.vn/b", "is gone", "take it out"),)
    assert state.due(SOURCE.rules) == []  # not this night


def test_the_same_answer_again_counts_as_unchanged(arrivals: Arrivals, state: State, settings: Settings) -> None:
    arrivals.land(state, "https://x.vn/a", ANSWER, "a", ".txt", CARD)
    later = Arrivals(settings, SOURCE, Holdings(settings.raw))
    state.remember([FoundAddress("https://x.vn/a")], SOURCE.rules, always=True)
    known = next(known for known in state.due(SOURCE.rules) if known.name)
    later.same(state, known, Response(known.url, 304, b"", etag='"2"'))
    report = later.report(*state.counts())
    assert (report.new, report.unchanged) == ((), 1)
    state.remember([FoundAddress("https://x.vn/a")], SOURCE.rules, always=True)
    assert [each.etag for each in state.due(SOURCE.rules) if each.name] == ['"2"']
