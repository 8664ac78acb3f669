"""What an address says: the day or month in its path, the province in its host or in its words."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.metadata.url_clues import Posted, area_of_host, area_of_words, posted


@pytest.mark.parametrize(
    ("url", "when"),
    [("https://x.vn/2016/01/18/tin.html", Posted(date(2016, 1, 18), "2016-01")),
     ("https://x.vn/tin-20160118083000.htm", Posted(date(2016, 1, 18), "2016-01")),
     ("https://x.vn/tin-20160118083000123.htm", Posted(date(2016, 1, 18), "2016-01")),
     ("https://x.vn/2016-1-8/tin", Posted(date(2016, 1, 8), "2016-01")),
     ("https://x.vn/201105/tin", Posted(None, "2011-05")),
     ("https://x.vn/2011/5/tin", Posted(None, "2011-05")), ("https://x.vn/2011/tin", Posted(None, "2011")),
     ("https://x.vn/tin-123456789012345.htm", Posted()), ("https://x.vn/2016/02/31/tin", Posted(None, "2016-02")),
     ("https://x.vn/tin-cong-nghiep-2016.html", Posted()), ("http://[", Posted()), (None, Posted()), ("", Posted())],
)  # fmt: skip
def test_when_a_page_was_put_there(url: str | None, when: Posted) -> None:
    assert posted(url) == when


@pytest.mark.parametrize(
    ("url", "area"),
    [("https://sct.laichau.gov.vn/tin", "lai-chau"), ("https://baohanam.com.vn/a", "ha-nam"),
     ("https://soct.lang-son.gov.vn", "lang-son"), ("https://moit.gov.vn", None), ("https://thuehanoi-tin.vn", None),
     ("https://hue.gov.vn", "hue"), ("https://tinhue.vn", None), (None, None), ("http://[", None)],
)  # fmt: skip
def test_the_province_of_a_host(url: str | None, area: str | None, catalogue: Catalogue) -> None:
    assert area_of_host(url, catalogue) == area


@pytest.mark.parametrize(
    ("path", "area"),
    [("cong-nghiep-da-nang-tang-kha.html", "da-nang"), ("ha-giang-va-son-la-tang.html", None),
     ("tin-tuc.html", None), ("ba-ria-vung-tau-xuat-khau", "ba-ria-vung-tau"), ("xuat/khau/Lao-Cai", "lao-cai"),
     ("son-laptop.html", None)],
)  # fmt: skip
def test_the_one_province_in_the_words_of_an_address(path: str, area: str | None, catalogue: Catalogue) -> None:
    assert area_of_words(f"https://x.vn/{path}", catalogue) == area
