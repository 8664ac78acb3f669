"""Lines of a time that the same table only estimates are estimates, too."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.times import Times
from etl.extract.tables.title import Clock
from etl.language.period_expressions import Calendar


def _scenarios(columns: tuple[str, ...], catalogue: Catalogue) -> list[str]:
    headings = {line: read_heading([scan(words, 0, catalogue)]) for line, words in enumerate(columns)}
    times = Times(headings, Clock(Calendar("2020", 2020, 2020)), Heading(), {})
    return [times.meaning(line).scenario for line in headings]


@pytest.mark.parametrize(
    ("columns", "scenarios"),
    [
        (("Năm 2015", "Ước 2020", "Bình quân 2016-2020 (%)"), ["actual", "estimate", "estimate"]),
        (("Ước 2020", "Tổng 5 năm 2016-2020", "Thực hiện 5 năm 2016-2020"), ["estimate"] * 3),
        (("Ước 2020", "Chính thức 2020", "Tăng trưởng 2020 (%)"), ["estimate", "actual", "actual"]),
        (("Ước 2020", "Tổng 5 năm 2011-2015", "Kế hoạch 2016-2020"), ["estimate", "actual", "plan"]),
        (("Ước tính quý IV/2020", "Năm 2020", "Quý III/2020"), ["estimate", "estimate", "actual"]),
        (("Ước tính quý III/2020", "Năm 2019"), ["estimate", "actual"]),
        (("Ước tính tháng 5/2020", "5 tháng năm 2020"), ["estimate", "actual"]),
        (("Sơ bộ 2020", "Bình quân 2016-2020 (%)"), ["preliminary", "preliminary"]),
        (("Xuất khẩu ước 2020", "Nhập khẩu 2016-2020"), ["estimate", "actual"]),
    ],
)
def test_what_was_reckoned_from_an_estimate_is_one(
    columns: tuple[str, ...], scenarios: list[str], catalogue: Catalogue
) -> None:
    assert _scenarios(columns, catalogue) == scenarios
