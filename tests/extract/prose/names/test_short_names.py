"""What a text names by less than its name."""

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("GRDP tăng 7%. Trong đó, công nghiệp và xây dựng tăng 10%, dịch vụ tăng 6%.",
         ["grdp", "grdp.industry_construction", "grdp.services"]),
        ("Xuất khẩu tăng 7%. Trong đó, công nghiệp và xây dựng tăng 10%, dịch vụ tăng 6%.", ["exports"]),
        ("Kinh tế của tỉnh tăng trưởng 8%.", ["grdp"]),
        ("Kinh tế biển tăng trưởng 8%.", []),
        ("Giá trị sản xuất: nông nghiệp 3.000 tỷ đồng; công nghiệp 17.500 tỷ đồng.", ["industrial_output"]),
        ("Doanh thu: nông nghiệp 3.000 tỷ đồng; công nghiệp 17.500 tỷ đồng.", []),
    ],
)  # fmt: skip
def test_short_names_mean_what_their_sentence_shows(text: str, indicators: list[str], read_sentence: Reader) -> None:
    assert [o.indicator for o in read_sentence(text).observations] == indicators


def test_a_short_name_begins_the_words_that_it_was_read_from(read_sentence: Reader) -> None:
    read = read_sentence("IIP tăng 8%; trong đó chế biến, chế tạo tăng 7,8%; điện tăng 3,1%.")
    assert read.observations[-1].quote == "điện tăng 3,1%"
