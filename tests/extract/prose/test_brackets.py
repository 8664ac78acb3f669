"""A lone figure in a bracket: that of what something was just compared with, or not."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import comparison_at
from etl.extract.prose.brackets import Compared, explained
from tests.extract.conftest import Reader, tokens_of


def _explained(text: str, catalogue: Catalogue, closing: bool = True) -> str | None:
    """The kind of the comparison in `text` that the bracket behind it gives the figure of."""
    tokens = tokens_of(text, catalogue)
    found = next((k, at) for k in range(len(tokens)) if (at := comparison_at(tokens, k)) is not None)
    first, (comparison, after) = found
    bracket = next(k for k, token in enumerate(tokens) if token.is_("sign", "("))
    told = explained(Compared(comparison, first, after, closing), tokens, bracket)
    return None if told is None else told.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("gấp 3 lần so với năm 2010 (2.169 tỷ đồng)", "period"),
        ("tăng 5% so với cùng kỳ (hơn 2.169 tỷ đồng)", "same"),
        ("đạt 69,5% kế hoạch (114.700 tỷ đồng)", "plan"),
        ("đạt 69,5% kế hoạch (5%)", None),
        ("tăng 5% so với cùng kỳ (4,09%)", None),  # behind a figure: no rate of that time
        ("tăng 5% so với tháng trước (2.169 tỷ đồng)", None),
        ("tăng 5% so với cùng kỳ (tăng 2.169 tỷ đồng)", None),  # says more than the figure
        ("tăng 5% so với cùng kỳ, đạt (2.169 tỷ đồng)", None),  # not right behind
    ],
)
def test_a_bracket_behind_a_comparison(text: str, kind: str | None, catalogue: Catalogue) -> None:
    assert _explained(text, catalogue) == kind


def test_the_rate_of_the_year_before(catalogue: Catalogue) -> None:
    text = "cao hơn mức tăng so với cùng kỳ (4,09%)"
    assert _explained(text, catalogue, closing=False) == "same"


def test_nothing_was_compared(catalogue: Catalogue) -> None:
    assert explained(None, tokens_of("(5%)", catalogue), 0) is None


def test_the_figure_is_that_of_the_year_compared_with(read_sentence: Reader) -> None:
    read = read_sentence("Giá trị sản xuất công nghiệp đạt 6.507 tỷ đồng, gấp 3 lần so với năm 2010 (2.169 tỷ đồng).")
    levels = {o.period: o.value for o in read.observations if o.measure == "value"}
    assert levels == {"2015": 6507, "2010": 2169}
