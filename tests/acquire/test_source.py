"""A source: which hosts and addresses are its own, what it keeps, and when its rules count as changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.acquire.source import Source

SOURCE = Source("bao", "Báo Thử", urls=("https://bao.vn/a",), feeds=("https://tin.bao.vn/rss",), links=r"-\d+\.html$")


def test_its_hosts_are_those_declared_and_www_makes_no_difference() -> None:
    source = replace(SOURCE, hosts=("cdn.vn",))
    assert source.own_hosts == {"bao.vn", "tin.bao.vn", "cdn.vn"}
    assert source.owns("https://www.bao.vn/x")
    assert source.owns("https://CDN.vn/x")
    assert not source.owns("https://x.bao.vn/x")
    assert not source.owns("https://bao.vn.example/x")


def test_an_address_found_must_be_on_a_host_and_match_the_pattern() -> None:
    assert SOURCE.leads_to("https://bao.vn/tin-12.html")
    assert not SOURCE.leads_to("https://bao.vn/tin.html")
    assert not SOURCE.leads_to("https://other.vn/tin-12.html")
    assert replace(SOURCE, links=None).leads_to("https://bao.vn/tin.html")


def test_private_addresses_are_for_the_hosts_of_a_private_source() -> None:
    assert SOURCE.private_hosts == frozenset()
    assert replace(SOURCE, private=True).private_hosts == {"bao.vn", "tin.bao.vn"}


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("NGÀNH HÓA CHẤT tăng trưởng", True),  # the same word in another spelling and case
        ("Khai thác than.", True),
        ("Thanh tra tỉnh", False),  # "than" is not a word of it
        ("Tổng kết năm", False),
    ],
)
def test_one_of_the_words_must_be_a_whole_word_of_the_title(title: str, kept: bool) -> None:
    reason = replace(SOURCE, keep_title=("hoá chất", "than")).unkept_title(title)
    assert reason == (None if kept else "none of hoá chất, than stands in its title")


def test_without_words_everything_is_kept() -> None:
    assert SOURCE.unkept_title("Tổng kết năm") is None
    assert replace(SOURCE, keep_title=("than",)).unkept_text("Tổng kết năm") is None
    assert replace(SOURCE, keep_text=("than",)).unkept_text("") == "none of than stands in its text"


def test_rules_change_with_what_is_found_or_kept_and_with_nothing_else() -> None:
    assert replace(SOURCE, publisher="Báo khác", delay=9.0, limit=1, paused="x").rules == SOURCE.rules
    others = [
        replace(SOURCE, links=None),
        replace(SOURCE, hosts=("cdn.vn",)),
        replace(SOURCE, keep_title=("than",)),
        replace(SOURCE, keep_text=("than",)),
        replace(SOURCE, dates="en"),
    ]
    assert len({SOURCE.rules, *(other.rules for other in others)}) == 6
