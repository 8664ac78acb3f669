"""A figure in its sentence: what follows it and its tail."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention, source_behind
from etl.extract.prose.positions.right_context import read_right_context
from tests.extract.conftest import tokens_of


def _mention(text: str, catalogue: Catalogue) -> Mention:
    tokens = tokens_of(text, catalogue)
    i = next(k for k, token in enumerate(tokens) if token.kind == "quantity")
    return Mention(tokens[i], read_right_context(tokens, i + 1), tokens, i)


def test_what_follows_is_behind_the_tail(catalogue: Catalogue) -> None:
    mention = _mention("tăng 5% so với cùng kỳ, đạt 6 tỷ đồng", catalogue)
    assert mention.followed_by("sign")
    assert mention.followed_by("sign", ";", ",")
    assert not mention.followed_by("sign", ";")
    assert not mention.followed_by("compare")


def test_nothing_follows_the_last_figure(catalogue: Catalogue) -> None:
    assert not _mention("tăng 5% so với cùng kỳ", catalogue).followed_by("sign")


def test_its_quantity_is_the_tokens(catalogue: Catalogue) -> None:
    quantity = _mention("đạt 6 tỷ đồng", catalogue).quantity
    assert (quantity.value, quantity.base) == (Decimal(6), "vnd")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("5 tỷ đồng từ hoạt động xuất khẩu", "hoạt động xuất khẩu"),
        ("5 tỷ đồng thu từ hoạt động xuất nhập khẩu.", "thu từ hoạt động xuất nhập khẩu"),
        ("5 tỷ đồng từ 3 dự án", ""),
        ("5 tỷ đồng từ thu ngân sách", ""),
        ("5% từ xuất khẩu", ""),
        ("5 tỷ đồng", ""),
    ],
)
def test_an_amount_has_its_source_behind_it(text: str, source: str, catalogue: Catalogue) -> None:
    found = source_behind(_mention(text, catalogue), Subject("budget_revenue", None))
    assert ("" if found is None else text[found.start : found.end]) == source


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("đạt gần 6 tỷ đồng", "under"),
        ("đạt trên 6 tỷ đồng", "over"),
        ("tăng 16% trở lên", "over"),
        ("tăng gần gấp 2 lần", "under"),
        ("đạt 6 tỷ đồng", None),
        ("đạt 6 tỷ đồng, gần 7 triệu USD", None),
    ],
)
def test_words_of_size_stand_before_or_behind_the_figure(text: str, bound: str | None, catalogue: Catalogue) -> None:
    assert _mention(text, catalogue).bound == bound
