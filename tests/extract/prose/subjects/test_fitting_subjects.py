"""The subject that a figure's unit and the words right beside it allow."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.subjects.fitting_subjects import by_dimension, made_of
from etl.extract.tokens import Token
from tests.extract.conftest import Reader


def test_what_a_branch_makes_is_told_in_its_unit(catalogue: Catalogue) -> None:
    branch = Subject("industrial_output.electricity", Token("part", "electricity", 0, 1))
    assert made_of(catalogue)["electricity"] == "electricity_output"
    assert by_dimension(branch, "kwh", catalogue).indicator == "electricity_output"
    assert by_dimension(branch, "vnd", catalogue) is branch


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Hỗ trợ 41 đề án khuyến công, tăng 12,4% kinh phí so với năm 2014.",
         ["industrial_promotion_projects", "industrial_promotion_funding"]),
        ("Hỗ trợ 41 đề án khuyến công, tăng 12,4% so với năm 2014.", ["industrial_promotion_projects"] * 2),
        ("Toàn tỉnh có 12 cụm công nghiệp, diện tích 50 ha, tăng 3 ha.", ["industrial_clusters"]),
        ("Thu nội địa và xuất nhập khẩu đạt 5.000 và 700 tỷ đồng.", []),
    ],
)  # fmt: skip
def test_whom_a_figure_is_about(text: str, indicators: list[str], read_sentence: Reader) -> None:
    assert [one.indicator for one in read_sentence(text).observations] == indicators
