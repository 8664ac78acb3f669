"""What goes on with a sentence that ended with an earlier time than it began with."""

from __future__ import annotations

import pytest

from etl.extract.prose.times.told_times import ToldTimes
from tests.extract.conftest import Reader


def test_it_is_open_only_behind_an_earlier_time() -> None:
    told = ToldTimes()
    told.figure("2015")
    told.figure("2014")
    told.sentence(goes_on=True)
    assert told.is_open
    told.named()
    assert not told.is_open
    told.figure("2014")
    told.figure("2015")
    told.sentence(goes_on=True)
    assert not told.is_open


@pytest.mark.parametrize(
    "text",
    [
        "Kim ngạch xuất khẩu đạt 400 triệu USD, năm 2010 đạt 200 triệu USD. Trong đó, khu vực FDI đạt 90 triệu USD.",
        "IIP năm 2015 tăng 9,35%; năm 2014 tăng 14,07%. Trong đó, khai khoáng tăng 6,4%.",
    ],
)
def test_parts_may_be_of_either_time(text: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert len(read.observations) == 2
    assert [doubt.rule for doubt in read.doubts] == ["period.left"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("11 tháng IIP tăng 9,35%, trong khi 11 tháng năm 2014 tăng 14,07%. Trong đó, khai khoáng tăng 6,4%.",
         "2015-M01/M11"),
        ("IIP năm 2014 tăng 9,35%, năm 2015 tăng 14,07%. Trong đó, khai khoáng tăng 6,4%.", "2015"),
        ("IIP năm 2015 tăng 9,35%, cùng kỳ năm 2014 tăng 14,07%. Trong đó, khai khoáng tăng 6,4%.", "2015"),
        ("IIP năm 2015 tăng 9,35% (năm 2014 tăng 14,07%). Trong đó, khai khoáng tăng 6,4%.", "2015"),
        ("IIP năm 2015 tăng 9,35%; năm 2014 tăng 14,07%. Trong đó, năm 2015 khai khoáng tăng 6,4%.", "2015"),
    ],
)  # fmt: skip
def test_parts_of_one_time_are_read(text: str, period: str, read_sentence: Reader) -> None:
    read = read_sentence(text)
    assert (read.observations[-1].indicator, read.observations[-1].period) == ("iip.mining", period)
