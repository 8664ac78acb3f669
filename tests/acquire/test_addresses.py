"""Addresses of pages: one spelling each, and what is refused before anything is asked."""

from __future__ import annotations

import pytest

from etl.acquire.addresses import checked, is_front_page, name_for, resolved
from etl.errors import FetchError


def test_an_address_has_one_spelling() -> None:
    assert checked(" HTTP://Bao.VN/a#top ") == "http://bao.vn/a"


@pytest.mark.parametrize("url", ["ftp://bao.vn/a", "javascript:alert(1)", "http://", "http://bao.vn:99999/", "a\tb"])
def test_what_cannot_be_fetched_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        checked(url)


def test_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(FetchError) as refused:
        checked("http://who:secret@bao.vn/a")
    assert "secret" not in str(refused.value)


def test_a_link_is_resolved_on_its_page() -> None:
    assert resolved("../b.html", "https://bao.vn/kinh-te/a/") == "https://bao.vn/kinh-te/b.html"
    assert resolved("mailto:a@bao.vn", "https://bao.vn/") is None


def test_a_name_is_made_of_plain_letters() -> None:
    assert name_for("https://bao.vn/kinh-te/C%C3%B4ng%20th%C6%B0%C6%A1ng.html") == "cong-thuong"
    assert name_for("https://bao.vn/") == "bao-vn"
    assert is_front_page("https://bao.vn/") and not is_front_page("https://bao.vn/?id=1")
