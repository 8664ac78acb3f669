"""What a name stands for where it is said: an indicator, a part of the whole spoken of, or something else."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.name_resolution import NameResolution
from etl.extract.prose.names.subject import Piece, Subject
from etl.extract.tokens import Token
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from tests.extract.conftest import Reader, tokens_of


def _names(text: str, catalogue: Catalogue) -> tuple[NameResolution, list[Token]]:
    """The names of a sentence that begins, and its tokens."""
    tokens = tokens_of(text, catalogue)
    names = NameResolution(fold(text), catalogue, vocabulary(catalogue))
    names.sentence(tokens)
    return names, tokens


@pytest.mark.parametrize(
    ("whole", "indicator"),
    [
        ("giá trị sản xuất công nghiệp", "industrial_output.mining"),
        ("chỉ số sản xuất công nghiệp", "iip.mining"),
    ],
)
def test_a_part_is_one_of_the_whole_that_the_sentence_names(whole: str, indicator: str, catalogue: Catalogue) -> None:
    names, tokens = _names(f"khai khoáng tăng 5%, {whole} tăng 8%", catalogue)
    assert names.subject(tokens[0], goes_on=False).indicator == indicator


def test_a_part_without_a_whole_is_none_of_the_indicators(catalogue: Catalogue) -> None:
    names, tokens = _names("khai khoáng tăng 5%", catalogue)
    found = names.subject(tokens[0], goes_on=False)
    assert (found.indicator, found.why) == (None, "“khai khoáng”: of what it is a part is not said")


def test_a_whole_stays_the_whole_but_grdp_only_in_its_paragraph(catalogue: Catalogue) -> None:
    names, _ = _names("", catalogue)
    names.said("industrial_output")
    names.paragraph(item=False)
    assert names.whole == "industrial_output"
    names.said("grdp")
    names.paragraph(item=False)
    assert names.whole is None


def test_a_part_that_is_told_changes_no_whole(catalogue: Catalogue) -> None:
    names, _ = _names("", catalogue)
    names.said("industrial_output")
    names.said("industrial_output.mining")
    assert names.whole == "industrial_output"


def test_a_negative_name_makes_a_negative_subject(catalogue: Catalogue) -> None:
    names, (deficit, surplus) = _names("nhập siêu xuất siêu", catalogue)
    assert names.subject(deficit, goes_on=False).negative
    assert not names.subject(surplus, goes_on=False).negative


def test_a_name_right_behind_a_name(catalogue: Catalogue) -> None:
    names, (exports, _, imports, mining) = _names("xuất khẩu và nhập khẩu khai khoáng", catalogue)
    current = Subject("exports", exports)
    both = names.behind(current, imports, Subject("imports", imports), Token("benign", "and", 0, 1))
    assert (both.indicator, [other.indicator for other in both.others]) == ("imports", ["exports"])
    narrowed = names.behind(current, imports, Subject("imports", imports), exports)
    assert (narrowed.indicator, narrowed.narrowed) == ("exports", (imports,))
    output = Subject("industrial_output", exports)
    assert names.behind(output, mining, Subject(None, mining), exports).indicator == "industrial_output.mining"


def test_unknown_words_are_somebody_else(catalogue: Catalogue) -> None:
    names, tokens = _names("dăm gỗ tăng 5%", catalogue)
    found = names.stranger(tokens[0], tokens[1])
    assert (found.indicator, found.why) == (None, "it is about “dăm gỗ”, not one of the indicators")


def test_a_weak_name_behind_an_unknown_word_is_the_end_of_another(catalogue: Catalogue) -> None:
    names, (cloth, exports) = _names("vải xuất khẩu", catalogue)
    assert names.only_end(exports, Piece([cloth], [], last=cloth))
    assert not names.only_end(exports, Piece([], []))


def test_what_things_have_is_theirs(catalogue: Catalogue) -> None:
    names, (things, has, exports) = _names("chợ có xuất khẩu", catalogue)
    assert names.has_its_own(Piece([things], [has]), Subject(None), exports)
    assert not names.has_its_own(Piece([], [has]), Subject("exports"), exports)
    assert names.has_its_own(Piece([], [], counted=things), Subject("exports"), exports)


def test_foreign_investment_in_a_list_of_owners_is_one_of_them(read_sentence: Reader) -> None:
    text = """Giá trị sản xuất công nghiệp đạt 13.480 tỷ đồng, trong đó:
- Ngoài quốc doanh đạt 5.860 tỷ đồng;
- Đầu tư nước ngoài đạt 3.410 tỷ đồng."""
    assert [o.indicator for o in read_sentence(text).observations] == [
        "industrial_output", "industrial_output.non_state", "industrial_output.fdi",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["- ", "+ ", "", "3) "])
def test_foreigners_in_a_list_of_owners_are_one_of_them(mark: str, read_sentence: Reader) -> None:
    owners = ("Nhà nước 12.350", "Ngoài nhà nước 22.250", "Đầu tư nước ngoài 32.250")
    lines = [f"{mark}{owner} tỷ đồng, tăng 2,6%." for owner in owners]
    text = "\n".join(["Giá trị sản xuất công nghiệp đạt 66.850 tỷ đồng. Chia theo khu vực:", *lines])
    told = [one.indicator for one in read_sentence(text).observations if one.measure == "value"]
    assert told == ["industrial_output", *(f"industrial_output.{owner}" for owner in ("state", "non_state", "fdi"))]


def test_capital_in_dollars_behind_owners_is_no_output(read_sentence: Reader) -> None:
    text = "Giá trị sản xuất công nghiệp ngoài nhà nước tăng 6%.\nĐầu tư nước ngoài đạt 125 triệu USD, tăng 3%."
    assert "industrial_output.fdi" not in [one.indicator for one in read_sentence(text).observations]
