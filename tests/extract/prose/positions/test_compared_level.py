"""An amount behind a comparison or a rate: the level then, the level now, the change, or in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from etl.catalogue import Catalogue
from etl.documents.document import Document
from etl.extract import Extraction, extract


def _read(sentence: str, catalogue: Catalogue) -> Extraction:
    """Reads a sentence as if it stood in Lạng Sơn's report on nine months of 2015."""
    document = Document(
        "0" * 64, "report.txt", "txt", sentence, area_id="lang-son", published_on=date(2015, 9, 28),
        published_hint="2015-09", period="2015-M01/M09",
    )  # fmt: skip
    return extract(document, catalogue)


NINE = "Kim ngạch xuất khẩu 9 tháng đạt 540 triệu USD"
MONTH = "Kim ngạch xuất khẩu tháng 9 đạt 54 triệu USD"


@pytest.mark.parametrize(
    ("sentence", "period", "value"),
    [
        (f"{NINE}, tăng 8% so với cùng kỳ (500 triệu USD).", "2014-M01/M09", 500),
        (f"{NINE}, tăng 8% so với cùng kỳ (đạt 500 triệu USD).", "2014-M01/M09", 500),
        (f"{NINE}, bằng 108% so với thực hiện cùng kỳ (khoảng 500 triệu USD).", "2014-M01/M09", 500),
        (f"{NINE}, gấp đôi cùng kỳ (270 triệu USD).", "2014-M01/M09", 270),
        (f"{NINE}, tăng 40 triệu USD so với cùng kỳ (500 triệu USD).", "2014-M01/M09", 500),
        (f"{NINE}, bằng 75% kế hoạch (720 triệu USD).", "2015", 720),
        (f"{NINE}, bằng 105% kế hoạch 9 tháng (514 triệu USD).", "2015-M01/M09", 514),
        (f"{MONTH}, tăng 8% so với tháng trước (50 triệu USD).", "2015-M08", 50),
        (f"{MONTH}, tăng 8% so với tháng 9 năm trước (50 triệu USD).", "2014-M09", 50),
        ("Kim ngạch xuất khẩu quý III đạt 162 triệu USD, tăng 8% so với quý trước (150 triệu USD).", "2015-Q2", 150),
    ],
)
def test_the_level_compared_with(sentence: str, period: str, value: int, catalogue: Catalogue) -> None:
    levels = [(o.period, int(o.value)) for o in _read(sentence, catalogue).observations if o.measure == "value"]
    assert len(levels) == 2
    assert levels[1] == (period, value)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NINE}, tăng 8% so với cùng kỳ (40 triệu USD).",
        f"{NINE}, tăng 8% (40 triệu USD) so với cùng kỳ.",
        f"{NINE}, tăng 8%, tương đương 40 triệu USD so với cùng kỳ.",
    ],
)
def test_the_size_of_the_change_is_left_out(sentence: str, catalogue: Catalogue) -> None:
    read = _read(sentence, catalogue)
    assert [o.value for o in read.observations if o.measure == "value"] == [540]
    assert [one.reason for one in read.left_out if "40 triệu" in one.quote] == ["the size of a change, not a level"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kim ngạch xuất khẩu 9 tháng tăng 8% so với cùng kỳ (50 triệu USD).",  # of which of the two
        "Kim ngạch xuất khẩu 9 tháng tăng 8%, tương đương 50 triệu USD.",
        f"{NINE}, tăng 8% so với cùng kỳ (50 triệu USD).",  # fits neither
        f"{NINE}, tăng 8% so với tháng trước (50 triệu USD).",  # of nine months there is no month before
        f"{NINE}, tăng 8% so với tháng 12 năm trước (50 triệu USD).",
        f"{NINE}, tăng 8% so với bình quân cả nước (50 triệu USD).",
        f"{NINE}, cao hơn tỉnh Cao Bằng (50 triệu USD).",
        "Kim ngạch xuất khẩu 9 tháng đạt 54 triệu USD, tăng 8% so với cùng kỳ (năm 2014: 50 triệu USD).",
        "Kim ngạch xuất khẩu 9 tháng đạt 49 triệu USD, bằng 98% kế hoạch (50 triệu USD).",  # of the year?
        "GRDP 9 tháng tăng 8,2%, cao hơn bình quân cả nước (50%).",
    ],
)
def test_what_may_be_of_another_is_in_doubt(sentence: str, catalogue: Catalogue) -> None:
    read = _read(sentence, catalogue)
    assert [one.quote for one in read.doubts if "50" in one.quote]
    assert not [o for o in read.observations if o.value == 50]


def test_a_lower_rate_than_then_was_no_fall(catalogue: Catalogue) -> None:
    read = _read("GRDP 9 tháng tăng 5%, thấp hơn cùng kỳ (7%).", catalogue)
    assert [(o.period, int(o.value)) for o in read.observations] == [("2015-M01/M09", 5), ("2014-M01/M09", 7)]


QUARTER = "Kim ngạch xuất khẩu quý III đạt 162 triệu USD"
BEFORE = [
    (f"{MONTH} (tháng trước 50 triệu USD), tăng 8%.", ("2015-M08", 50), ("growth_mom", 8)),
    (f"{MONTH} (tháng 8: 50 triệu USD), tăng 8%.", ("2015-M08", 50), ("growth_mom", 8)),
    (f"{MONTH}, tháng trước đạt 50 triệu USD, tăng 8%.", ("2015-M08", 50), ("growth_mom", 8)),
    (f"{MONTH} (cùng kỳ 50 triệu USD), tăng 8%.", ("2014-M09", 50), ("growth_yoy", 8)),
    (f"{MONTH} (tháng trước 50 triệu USD), tăng 12% so với cùng kỳ.", ("2015-M08", 50), ("growth_yoy", 12)),
    (f"{QUARTER} (quý trước 150 triệu USD), tăng 9% so với cùng kỳ.", ("2015-Q2", 150), ("growth_yoy", 9)),
    (f"{NINE} (tháng 9 đạt 54 triệu USD), tăng 8%.", ("2015-M09", 54), ("growth_yoy", 8)),
]


@pytest.mark.parametrize(("sentence", "before", "rate"), BEFORE)
def test_a_level_of_before_in_a_bracket_and_the_rate_behind_it(
    sentence: str, before: tuple[str, int], rate: tuple[str, int], catalogue: Catalogue
) -> None:
    _, second, third = _read(sentence, catalogue).observations
    assert (second.period, int(second.value)) == before
    assert (third.measure, int(third.value)) == rate


def test_a_rate_on_the_quarter_before_is_no_growth_on_the_year(catalogue: Catalogue) -> None:
    read = _read(f"{QUARTER} (quý trước 150 triệu USD), tăng 8%.", catalogue)
    assert [(o.period, o.measure) for o in read.observations] == [("2015-Q3", "value"), ("2015-Q2", "value")]
    assert any("quarter before is no measure" in one.reason for one in read.left_out)


@pytest.mark.parametrize("before", ["tháng trước 50 triệu USD", "tháng trước 50 tỷ đồng"])
def test_a_rate_that_the_levels_do_not_bear_out_is_in_doubt(before: str, catalogue: Catalogue) -> None:
    read = _read(f"{MONTH} ({before}), tăng 12%.", catalogue)
    assert [o.measure for o in read.observations] == ["value", "value"]
    assert [doubt.value for doubt in read.doubts] == [12]
