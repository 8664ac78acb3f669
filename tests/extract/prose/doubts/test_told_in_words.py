from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.doubts.told_in_words import ToldInWords
from tests.extract.conftest import tokens_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("sentence", "on_month"),
    [
        ("Kim ngạch xuất khẩu giảm so với tháng trước.", True),
        ("Kim ngạch xuất khẩu giảm so với tháng trước nhưng tăng so với cùng kỳ.", False),
        ("Kim ngạch xuất khẩu giảm 5% so với tháng trước.", False),  # the rate is what is compared
        ("So với tháng trước, kim ngạch xuất khẩu ổn định.", False),  # nothing has changed
    ],
)
def test_the_comparison_made_last(sentence: str, on_month: bool, catalogue: Catalogue) -> None:
    told, tokens = ToldInWords(), tokens_of(sentence, catalogue)
    told.sentence(tokens, first=True)
    assert told.is_on_month(len(tokens)) is on_month


def test_it_holds_for_the_rest_of_its_paragraph(catalogue: Catalogue) -> None:
    told = ToldInWords()
    told.sentence(tokens_of("Kim ngạch xuất khẩu giảm so với tháng trước.", catalogue), first=True)
    told.sentence(tokens := tokens_of("Trong đó, khu vực FDI giảm 5%.", catalogue), first=False)
    assert told.is_on_month(len(tokens))
    told.sentence(tokens, first=True)
    assert not told.is_on_month(len(tokens))
