"""Days and months as text writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.documents.metadata.url_clues import posted
from etl.language.days import find_days, find_months
from etl.language.fold import fold

FORMS = (
    "{d}/{m}/{y}",
    "{d:02}-{m:02}-{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02}-{d:02}",
    "ngày {d} tháng {m} năm {y}",
    "Ngày {d} tháng {m}/{y}",
)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_day_is_found_in_every_form(day: date, form: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    text = fold(f"Vinh, {written} - Sở họp")
    (found,) = find_days(text)
    assert found.date == day
    assert text[found.start : found.end] in fold(written)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020",
        "12/15 chỉ tiêu",
        "106/106 xã",
        "tháng 9/2024",
        "3,5/2,1",
        "19-20%/năm",
        "2011-2015",
        "145/180 dự án",
    ],
)
def test_no_days(text: str) -> None:
    assert find_days(text) == []


def test_months() -> None:
    assert list(find_months("ngày đăng: 2025-01 tin; 9/2024; 13/2024; 1/2/2024")) == [(2025, 1), (2024, 9)]


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://x.vn/2016/01/18/a.html", "2016-01-18"),
        ("https://x.vn/2016-1-8/a.html", "2016-01-08"),
        ("https://x.vn/a-20160118.htm", "2016-01-18"),
        ("https://x.vn/kinh-te/201105/a-1993251", "2011-05"),
        ("https://x.vn/2016/a.html", "2016"),
        ("https://x.vn/nam-2016-tang-14-a9924.html", ""),
        ("https://x.vn/a-20161318.htm", ""),
        ("http://[", ""),
        (None, ""),
    ],
)
def test_posted(url: str | None, known: str) -> None:
    told = posted(url)
    assert str(told.day or told.hint or "") == known
