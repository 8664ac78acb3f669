"""Pages become HTML in which everything is escaped."""

from __future__ import annotations

from etl.explore.address import Address, ServedLinks
from etl.explore.entries import Entry
from etl.explore.look import Page
from etl.explore.rendering import render
from etl.explore.words import Words

HOSTILE = "<script>alert('x')</script>\" onmouseover=\"y"


def test_words_of_reports_are_text_and_nothing_else() -> None:
    shown = {"said": [HOSTILE], "near": [Entry(HOSTILE, "/area/x", hint=HOSTILE)], "program": HOSTILE, "table": None}
    html = render(Page("fault.html", Address("x"), HOSTILE, shown), Words("vi"), ServedLinks())
    assert "<script>alert" not in html
    assert 'onmouseover="y' not in html
    assert "&lt;script&gt;" in html


def test_no_page_has_style_or_script_in_it() -> None:
    html = render(
        Page("fault.html", Address("x"), "t", {"said": [], "near": [], "program": "", "table": None}),
        Words("en"),
        ServedLinks(),
    )
    assert "style=" not in html
    assert "<style" not in html
    assert '<script src="/static/explore.js?v=' in html
    assert '<a href="/x" hreflang="vi" lang="vi">Tiếng Việt</a>' in html


def test_what_turns_the_direction_of_writing_is_written_out() -> None:
    shown = {"said": ["thu \u202e7102\u2066 đồng\x1b[2J\nhai dòng"], "near": [], "program": "", "table": None}
    html = render(Page("fault.html", Address("x"), "t", shown), Words("vi"), ServedLinks())
    assert "thu \\u202e7102\\u2066 đồng\\x1b[2J\nhai dòng" in html
