"""The months that the columns of a table tell, where its title tells none."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import read_heading
from etl.extract.tables.clock_of_columns import told_by_columns, with_bare_months
from etl.extract.tables.title import clock
from etl.language.period_expressions import Calendar


@pytest.mark.parametrize(
    ("title", "columns", "month", "cumulative"),
    [
        ("Thu ngân sách", ("Tháng 5 năm 2023", "Ước tháng 6 năm 2023", "Cộng dồn"), "2023-M06", "2023-H1"),
        ("Thu ngân sách năm 2023", ("Tháng 5", "Ước tháng 6", "Cộng dồn"), "2023-M06", "2023-H1"),
        ("Thu ngân sách 4 tháng năm 2023", ("Tháng 5", "Cộng dồn"), "2023-M04", "2023-M01/M04"),
        ("Thu ngân sách", ("Tháng 5 năm 2023", "Kế hoạch tháng 6 năm 2023", "Cộng dồn"), "2023-M05", "2023-M01/M05"),
        ("Thu ngân sách", ("Năm 2021", "Năm 2022", "Cộng dồn"), "2023-M04", "2023-M01/M04"),
        ("Thu ngân sách năm 2022", ("Tháng 5 năm 2023", "Cộng dồn"), "2022-M12", "2022"),
    ],
)
def test_the_last_month_that_the_columns_tell(
    title: str, columns: tuple[str, ...], month: str, cumulative: str, catalogue: Catalogue
) -> None:
    headings = [read_heading([scan(words, 0, catalogue)]) for words in columns]
    own = clock(read_heading([scan(title, 0, catalogue)]), Calendar("2023-M04", 2023))
    found = told_by_columns(own, headings)
    assert (found.month, found.cumulative) == (month, cumulative)


@pytest.mark.parametrize(("beside", "kind"), [("Cộng dồn", "when"), ("Năm 2022", "benign")])
def test_month_alone_is_the_month_of_the_report_beside_what_is_so_far(
    beside: str, kind: str, catalogue: Catalogue
) -> None:
    text = f"Tháng\n{beside}"
    tops = {1: [scan("Tháng", 0, catalogue)], 2: [scan(beside, 6, catalogue)]}
    assert [token.kind for token in with_bare_months(tops, text)[1][0]] == [kind]
