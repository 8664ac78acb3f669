"""Plans at the head of a clause: what follows was planned, was reached, or is left open."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.comparison import comparison_at
from etl.extract.prose.plans.plan_heads import PlanHeads
from etl.language.fold import fold
from tests.extract.conftest import Reader, tokens_of


def _aim(text: str, catalogue: Catalogue) -> tuple[bool, bool]:
    """Whether the first verb of level tells what was planned, and whether it may."""
    tokens, heads = tokens_of(text, catalogue), PlanHeads(fold(text), catalogue.spoken_of)
    for i in range(len(tokens)):
        found = comparison_at(tokens, i)
        if found is not None:
            heads.compare(found[0], tokens, i, i == 0)
        elif tokens[i].is_("verb", "level"):
            plan, open_ = heads.aim(tokens, i)
            return plan is not None, open_ is not None
    return False, False


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Kế hoạch đề ra xuất khẩu đạt 720 triệu USD", (True, False)),
        ("Chỉ tiêu xuất khẩu đạt 720 triệu USD", (False, True)),
        ("Xuất khẩu đạt 720 triệu USD", (False, False)),
    ],
)
def test_a_plan_that_is_followed_by_what_it_is_for(text: str, aim: tuple[bool, bool], catalogue: Catalogue) -> None:
    assert _aim(text, catalogue) == aim


def test_a_plan_of_no_year_and_a_comma_leave_it_open(catalogue: Catalogue) -> None:
    text = "Theo kế hoạch, xuất khẩu đạt 720 triệu USD"
    tokens = tokens_of(text, catalogue)
    i, found = next((k, c) for k in range(len(tokens)) if (c := comparison_at(tokens, k)) is not None)
    assert PlanHeads(fold(text), catalogue.spoken_of).compare(found[0], tokens, i, opens=True) is not None
    assert PlanHeads(fold(text), catalogue.spoken_of).compare(found[0], tokens, i, opens=False) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2015 kế hoạch UBND tỉnh giao chỉ số sản xuất công nghiệp tăng 7%, kim ngạch xuất khẩu 1,15 tỷ USD.",
        "UBND tỉnh giao kế hoạch năm 2015: kim ngạch xuất khẩu 1,15 tỷ USD, chỉ số sản xuất công nghiệp tăng 7%.",
    ],
)
def test_what_is_set_as_a_plan_holds_for_the_sentence(sentence: str, read_sentence: Reader) -> None:
    read = read_sentence(f"{sentence} Kết quả, kim ngạch xuất khẩu đạt 1,2 tỷ USD.")
    assert [(o.period, o.scenario) for o in read.observations] == [("2015", "plan")] * 2 + [("2015", "actual")]
