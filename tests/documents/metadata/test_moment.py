"""On which day a report's area has to exist: by its publication, its letter, its period, never by a year to come."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import load
from etl.documents.metadata.moment import moment
from etl.documents.metadata.publication_date import Published
from etl.language import period_expressions
from etl.language.fold import fold
from etl.language.reported_period import report_period

HEAD = "SỞ CÔNG THƯƠNG TỈNH QUẢNG NGÃI\n"


def told(text: str, published: Published | None = None) -> date | None:
    folded = fold(text)
    times = list(period_expressions.find(folded))
    return moment(published or Published(), report_period(text, folded, times, load().spoken_of), text, folded, times)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "(Kèm theo Báo cáo số 210/BC-SCT ngày 12/12/2024)\nBiểu 6\nTH 2023 | Ước TH 2024 | KH 2025",
            date(2024, 12, 12),
        ),
        ("(Kèm theo Công văn số 9/SCT-KH ngày 05 tháng 11 năm 2025)\nƯớc TH 2025 | KH 2026", date(2025, 11, 5)),
        # A letter of long ago is that of something else, and a circular's day that of the form.
        ("(Kèm theo Báo cáo số 3/BC-SCT ngày 12/12/2016)\nTH 2024 | TH 2025", date(2025, 12, 31)),
        ("(Ban hành kèm theo Thông tư số 33 ngày 25/11/2024)\nTH 2024 | Ước TH 2025", date(2025, 12, 31)),
        # A year of which only a plan is told.
        ("Biểu 6\nTH 2023 | Ước TH 2024 | KH 2025", date(2024, 12, 31)),
        ("Biểu 6\nKH trung hạn 2021-2025 | Lũy kế TH 2021-2023 | Ước TH 2024 | KH 2025", date(2024, 12, 31)),
        ("Biểu 6\nTH 2024 | Kế hoạch năm 2025", date(2024, 12, 31)),
        ("Biểu 6\nƯớc TH 2025 | KH 2026", date(2025, 12, 31)),
        # The end of a programme; the last year that was reached.
        ("Phát triển công thương đến năm 2025\nTH 2015 | TH 2020 | KH 2025", date(2020, 12, 31)),
        ("Phát triển xuất khẩu đến 2030\nTH 2021 | TH 2022 | Mục tiêu 2030", date(2022, 12, 31)),
        ("Phát triển chợ đến năm 2030", date(2029, 12, 31)),
        # What has come of it, or of months without their year, or what its plan is compared with, is no plan.
        ("Biểu 6\nTH 2024 | KH 2025 | Ước TH 2025", date(2025, 12, 31)),
        ("Biểu 6\nTH 2024 | KH 2025 | So KH 2025 (%)", date(2025, 12, 31)),
        ("Tình hình thực hiện kế hoạch năm 2025", date(2025, 12, 31)),
        ("Một số chỉ tiêu năm 2025", date(2025, 12, 31)),
    ],
)
def test_of_which_day_the_province_is(text: str, day: date) -> None:
    assert told(HEAD + text) == day


def test_the_publication_comes_before_a_letter_and_a_plan() -> None:
    table = HEAD + "(Kèm theo Báo cáo số 210/BC-SCT ngày 12/12/2024)\nTH 2023 | Ước TH 2024 | KH 2025"
    assert told(table, Published(date(2025, 1, 8), "2025-01", "card")) == date(2025, 1, 8)
    assert told(table, Published(None, "2025", "url")) == date(2025, 12, 1)
    assert told(HEAD + "TH 6 tháng 2025", Published(date(2025, 7, 8), "2025-07", "card")) == date(2025, 6, 30)
    assert told("Sở Công Thương họp.") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("CHỈ TIÊU KẾ HOẠCH NĂM 2026\nNăm 2024 | Năm 2025: kế hoạch, ước thực hiện | KH năm 2026", date(2025, 11, 25)),
        ("Biểu 2\nNăm 2024 | Ước TH 2025", date(2025, 11, 25)),
        # A year that was over by then, and months of one.
        ("Biểu 2\nNăm 2023 | Năm 2024", date(2024, 12, 31)),
        ("Tình hình 6 tháng đầu năm 2025\nNăm 2024 | 6 tháng 2025 | KH năm 2026", date(2025, 6, 30)),
    ],
)
def test_a_report_on_years_of_which_one_is_to_come_speaks_on_its_day(text: str, day: date) -> None:
    assert told(HEAD + text, Published(date(2025, 11, 25), "2025-11", "byline")) == day
