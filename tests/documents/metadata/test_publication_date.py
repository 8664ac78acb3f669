"""The day of publication, from the surest evidence to the weakest."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Card, Content
from etl.documents.metadata.card import latest_day
from etl.documents.metadata.headline import head
from etl.documents.metadata.publication_date import Published, choose
from etl.language.fold import fold
from etl.language.period_expressions import Calendar
from etl.language.reported_period import ReportPeriod

TITLE = "Ngành Công Thương Lạng Sơn tổng kết năm 2015"
SAID = "Giá trị sản xuất công nghiệp của tỉnh đạt 4.013 tỷ đồng, tăng 16,7% so với cùng kỳ năm trước."
EVENT = f"Hôm 18/1, Sở Công Thương tỉnh Lạng Sơn tổ chức hội nghị tổng kết công tác. {SAID}"
ABOUT = ReportPeriod(Calendar("2015"), floor=2015)


def chosen(
    text: str, catalogue: Catalogue, card: Card | None = None, url: str | None = None, about: ReportPeriod = ABOUT,
    byline: str = "", stated: date | None = None,
) -> Published:  # fmt: skip
    content = Content(text, byline=byline, published_on=stated)
    return choose(content, fold(text), head(text, catalogue.headings), card or Card(), url, about)


def found(text: str, catalogue: Catalogue, **more: object) -> tuple[str, str | None]:
    """The best that is known, and who told."""
    told = chosen(text, catalogue, **more)  # type: ignore[arg-type]
    return str(told.day or told.hint or ""), told.evidence


def test_each_step_comes_before_the_next(catalogue: Catalogue) -> None:
    below, above = f"{TITLE}\nNgày đăng: 20/01/2016\n{EVENT}", f"19/01/2016\n{TITLE}\n{EVENT}"
    url = "https://x.vn/2016/01/22/tin.html"
    day = date(2016, 1, 21)
    assert found(below, catalogue, card=Card(published_on=date(2016, 1, 23)), stated=day) == ("2016-01-23", "card")
    assert found(below, catalogue, stated=day) == ("2016-01-21", "metadata")
    assert found(below, catalogue, url=url) == ("2016-01-20", "byline")
    assert found(above, catalogue, url=url) == ("2016-01-19", "byline")
    assert found(f"{TITLE}\n{EVENT}", catalogue, url=url) == ("2016-01-18", "text")
    assert found(f"{TITLE}\n{SAID}", catalogue, url=url) == ("2016-01-22", "url")
    assert found(f"{TITLE}\n{SAID}", catalogue) == ("", None)


def test_the_day_of_posting_comes_before_an_unlabelled_one_and_that_before_an_update(catalogue: Catalogue) -> None:
    updated, plain, posted = "Cập nhật: 22/01/2016", "Thứ tư, 20/01/2016", "Ngày đăng: 21/01/2016"
    for byline, day in ((f"{updated}\n{plain}\n{posted}", "2016-01-21"), (f"{updated}\n{plain}", "2016-01-20"),
                        (updated, "2016-01-22")):  # fmt: skip
        assert found(f"{TITLE}\n{SAID}", catalogue, byline=byline) == (day, "byline")


@pytest.mark.parametrize(
    "line",
    ["Ngày đăng: 20/01/2014", "Ngày đăng: 20/01/1989", f"Ngày đăng: {latest_day() + timedelta(days=9):%d/%m/%Y}"],
)
def test_a_day_before_the_period_or_the_first_or_after_tomorrow_is_none(line: str, catalogue: Catalogue) -> None:
    assert chosen(f"{TITLE}\n{line}\n{SAID}", catalogue).day is None


def test_a_day_after_the_fetch_is_the_clock_of_the_page(catalogue: Catalogue) -> None:
    text = f"{TITLE}\nNgày đăng: 20/01/2016\n{SAID}"
    assert chosen(text, catalogue, card=Card(fetched_at=datetime(2016, 1, 19))).day is None
    assert chosen(text, catalogue, card=Card(fetched_at=datetime(2016, 1, 20))).day == date(2016, 1, 20)


def test_a_day_long_after_the_period_counts_only_where_there_is_no_other(catalogue: Catalogue) -> None:
    late = f"{TITLE}\nNgày đăng: 20/05/2019\n"
    assert found(late + SAID, catalogue) == ("2019-05-20", "byline")
    assert found(late + EVENT, catalogue) == ("2016-01-18", "text")


def test_a_day_above_the_headline_counts_where_it_is_near_the_period(catalogue: Catalogue) -> None:
    assert chosen(f"19/05/2021\n{TITLE}\n{SAID}", catalogue).day is None
    assert chosen(f"19/01/2016\n{TITLE}\n{SAID}", catalogue).day == date(2016, 1, 19)
    unknown = ReportPeriod(Calendar())
    assert chosen(f"19/05/2021\n{TITLE}\n{SAID}", catalogue, about=unknown).day == date(2021, 5, 19)
    assert chosen(f"Thứ tư, 19/05/2021\n{TITLE}\n{SAID}", catalogue, about=unknown).day is None


def test_a_month_is_known_from_a_label_or_an_address(catalogue: Catalogue) -> None:
    assert found(f"{TITLE}\nNgày đăng: 2016-01 Tin từ Sở\n{SAID}", catalogue) == ("2016-01", "byline")
    assert found(f"{TITLE}\n{SAID}", catalogue, url="https://x.vn/201601/tin") == ("2016-01", "url")


def test_the_hint_is_the_month_of_the_day_that_is_known(catalogue: Catalogue) -> None:
    assert chosen(f"{TITLE}\nNgày đăng: 20/01/2016\n{SAID}", catalogue) == Published(
        date(2016, 1, 20), "2016-01", "byline"
    )
