"""A token is asked for its kind and value."""

from __future__ import annotations

from etl.extract.token import Token


def test_is_asks_for_kind_and_value() -> None:
    token = Token("verb", "up", 0, 4)
    assert token.is_("verb")
    assert token.is_("verb", "down", "up")
    assert not token.is_("verb", "down")
    assert not token.is_("sign", "up")
