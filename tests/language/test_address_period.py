"""The period in the headline of an address, where it is surer than what the text told."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import extract
from etl.language.address_period import headlined

SITE = "https://baolangson.vn/kinh-te/"
CASES = [
    ("kinh-te-9-thang-dau-nam-2020-tang-kha-123.html", "2020-Q3", "2020-M01/M09"),
    ("cong-nghiep-8-thang-nam-2013.html", "2013-M08", "2013-M01/M08"),
    ("san-xuat-6-thang-2017", None, "2017-H1"),
    ("ket-qua-12-thang-nam-2016.html", "2016-M12", "2016"),
    ("kinh-te-9-thang-dau-nam-2020.html", "2020-M01/M09", None),  # the text knows already
    ("kinh-te-9-thang-dau-nam-2020.html", "2021", "2020-M01/M09"),
    ("kinh-te-9-thang-dau-nam-2020.html", "2021-M03", None),  # of another year
    ("nam-2019-tinh-dat-13-chi-tieu.html", "2020", "2019"),
    ("nam-2019-tinh-dat-13-chi-tieu.html", None, "2019"),
    ("nhiem-vu-nam-2021.html", "2020", None),
    ("tong-ket-nam-2015-trien-khai-nhiem-vu-nam-2016.html", "2016", "2015"),
    ("nam-2019-tang-so-voi-nam-2018.html", "2019", None),
    ("phan-dau-den-nam-2019.html", "2020", None),
    ("nam-2019.html", "2020-M03", None),
    ("nam-2016-2020.html", "2018", None),
    ("chuong-trinh-nam-20191.html", "2020", None),
]


@pytest.mark.parametrize(("words", "told", "period"), CASES)
def test_headline(words: str, told: str | None, period: str | None) -> None:
    assert headlined(SITE + words, told) == period


@pytest.mark.parametrize("url", [None, "", "http://[", "data/raw/nam-2019.txt?nam-2018"])
def test_what_is_no_address(url: str | None) -> None:
    assert headlined(url, "2019") is None


def test_the_figures_of_the_lead_are_of_the_headlines_year(catalogue: Catalogue) -> None:
    text = "Tổng thu ngân sách đạt 32.457 tỷ đồng.\n\nNăm 2020, tỉnh còn nhiều việc phải làm."
    url = SITE + "nam-2019-tinh-dat-13-chi-tieu.html"
    (read,) = extract(Document("0" * 64, "x.txt", "txt", text, area_id="lang-son", url=url), catalogue).observations
    assert read.period == "2019"
    assert read.evidence["period"].how == "the report's own period, from the address"
