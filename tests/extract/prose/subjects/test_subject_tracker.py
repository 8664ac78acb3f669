"""Who a clause speaks of, as tokens go by."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.prose.names.subject import NOBODY, Subject
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold
from tests.extract.conftest import Reader, tokens_of


def _tracker(text: str, catalogue: Catalogue) -> SubjectTracker:
    """A tracker that has read the sentence `text`, brackets and figures included."""
    tracker = SubjectTracker(fold(text), catalogue, vocabulary(catalogue))
    tokens = tokens_of(text, catalogue)
    tracker.sentence(tokens, goes_on=False)
    for token in tokens:
        if token.is_("sign", "("):
            tracker.open()
        elif token.is_("sign", ")"):
            tracker.close()
        elif token.kind == "quantity":
            tracker.figure()
        elif token.kind == "sign":
            tracker.sign(token.value)
        else:
            tracker.take(token)
    return tracker


def _subject(text: str, catalogue: Catalogue) -> Subject:
    return _tracker(text, catalogue).subject()


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Kim ngạch xuất khẩu đạt", "exports"),
        ("Kim ngạch xuất khẩu, mặc dù gặp nhiều khó khăn, vẫn đạt", "exports"),
        ("Kim ngạch xuất khẩu đạt 5 tỷ đồng, tăng", "exports"),
        ("Kim ngạch xuất khẩu đạt 5 tỷ đồng; kim ngạch nhập khẩu đạt", "imports"),
        ("Giá trị sản xuất công nghiệp đạt 5 tỷ đồng, khai khoáng đạt", "industrial_output.mining"),
        ("Giá trị sản xuất công nghiệp chế biến đạt", "industrial_output.manufacturing"),
        ("Kim ngạch xuất khẩu (không kể dầu thô) đạt", "exports"),
        ("Đối với hoạt động xuất nhập khẩu: kim ngạch xuất khẩu đạt", "exports"),
        ("Đối với lĩnh vực xuất nhập khẩu, kim ngạch nhập khẩu đạt", "imports"),
        ("Đối với lĩnh vực thương mại: tổng mức bán lẻ đạt", "retail_sales"),
        ("Chỉ số sản xuất công nghiệp tăng 5%; xử lý rác thải tăng", "iip.water"),
    ],
)
def test_a_name_before_the_verb_is_the_subject(text: str, indicator: str, catalogue: Catalogue) -> None:
    assert _subject(text, catalogue).indicator == indicator


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Dăm gỗ đạt", "it is about “dăm gỗ”, not one of the indicators"),
        ("Kim ngạch xuất khẩu đạt 5 tỷ đồng, dăm gỗ tăng", "it is about “dăm gỗ”, not one of the indicators"),
        ("Kim ngạch xuất khẩu tăng, dăm gỗ (tăng", "it is about “dăm gỗ”, not one of the indicators"),
        ("Tăng", "the sentence names no indicator"),
    ],
)
def test_any_other_word_there_makes_it_something_else(text: str, why: str, catalogue: Catalogue) -> None:
    subject = _subject(text, catalogue)
    assert (subject.indicator, subject.why) == (None, why)


def test_a_word_behind_the_name_narrows_it(catalogue: Catalogue) -> None:
    subject = _subject("Giá trị sản xuất công nghiệp truyền thống đạt", catalogue)
    assert subject.indicator == "industrial_output"
    assert [token.value for token in subject.narrowed] == ["truyền", "thống"]


def test_a_bare_name_before_a_name_is_one_of_several(catalogue: Catalogue) -> None:
    subject = _subject("Kim ngạch xuất khẩu, kim ngạch nhập khẩu đạt", catalogue)
    assert (subject.indicator, [one.indicator for one in subject.others]) == ("imports", ["exports"])


def test_what_a_bracket_says_ends_with_it_but_price_and_scope_stay(catalogue: Catalogue) -> None:
    subject = _subject("Kim ngạch xuất khẩu (kim ngạch nhập khẩu 5 tỷ đồng) đạt", catalogue)
    assert subject.indicator == "exports"
    priced = _subject("Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt", catalogue)
    assert priced.price is not None
    assert priced.price.value == "constant_2010"
    scoped = _subject("Kim ngạch xuất khẩu (qua cửa khẩu) đạt", catalogue)
    assert scoped.scope is not None
    assert scoped.scope.value == "border_gates"


def test_a_bracket_that_was_never_opened_closes_nothing(catalogue: Catalogue) -> None:
    tracker = _tracker("Kim ngạch xuất khẩu đạt", catalogue)
    assert not tracker.close()
    assert tracker.subject().indicator == "exports"


def test_verbs_of_the_clause_and_of_the_one_outside_a_bracket(catalogue: Catalogue) -> None:
    tracker = _tracker("Kim ngạch xuất khẩu tăng (đạt", catalogue)
    assert [token.value for token in tracker.clause.verbs] == ["level"]
    assert [token.value for token in tracker.clause_outside().verbs] == ["up"]
    assert _tracker("Kim ngạch xuất khẩu tăng cao, trên", catalogue).verbs_left() == ("up",)


def test_a_verb_that_sets_beside_says_up_or_down(catalogue: Catalogue) -> None:
    tracker = _tracker("Kim ngạch xuất khẩu cao hơn", catalogue)
    assert tracker.clause.compares
    assert [token.value for token in tracker.clause.verbs] == ["up"]


def test_the_place_of_the_clause(catalogue: Catalogue) -> None:
    tracker = _tracker("Cao Bằng có kim ngạch xuất khẩu đạt", catalogue)
    assert tracker.where.area is not None
    assert tracker.where.area.value.area_id == "cao-bang"
    compared = _tracker("Kim ngạch xuất khẩu đạt 5 tỷ đồng, tăng 5%, Cao Bằng", catalogue)
    assert compared.clause.is_placed
    assert _tracker("Sở Công Thương Cao Bằng cho biết, xuất khẩu đạt", catalogue).where.area is None  # who says it


def test_of_which_under_the_same_name_is_a_part_of_itself(catalogue: Catalogue) -> None:
    text = "Tổng mức bán lẻ hàng hóa đạt 9 tỷ đồng, trong đó tổng mức bán lẻ hàng hóa đạt"
    assert _tracker(text, catalogue).part_of_itself
    assert not _tracker(
        "Tổng mức bán lẻ hàng hóa đạt 9 tỷ đồng, tổng mức bán lẻ hàng hóa đạt", catalogue
    ).part_of_itself


def test_a_paragraph_names_its_own_subject(catalogue: Catalogue) -> None:
    tracker = _tracker("Kim ngạch xuất khẩu đạt 5 tỷ đồng", catalogue)
    tracker.paragraph()
    assert tracker.subject() is NOBODY


def test_speak_of_names_the_subject_from_behind(catalogue: Catalogue) -> None:
    tracker = _tracker("Đạt", catalogue)
    tracker.speak_of(Subject("exports"))
    assert tracker.subject().indicator == "exports"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Hàng địa phương xuất khẩu đạt", "local_goods"),
        ("Kim ngạch xuất khẩu đạt 5 tỷ đồng, hàng địa phương xuất khẩu đạt", "local_goods"),
        ("Qua các cửa khẩu, kim ngạch xuất khẩu đạt 5 tỷ đồng, kim ngạch nhập khẩu đạt", "border_gates"),
        (
            "Xuất nhập khẩu qua cửa khẩu đạt 5 tỷ đồng, trong đó xuất khẩu 3 tỷ đồng, nhập khẩu",
            "border_gates",
        ),
        ("Kim ngạch xuất nhập khẩu qua cửa khẩu đạt 5 tỷ đồng, trong đó hàng địa phương xuất khẩu", "local_goods"),
        ("Kim ngạch xuất nhập khẩu qua cửa khẩu đạt 5 tỷ đồng; kim ngạch xuất khẩu đạt", None),
        ("Kim ngạch xuất khẩu đạt 5 tỷ đồng, qua các cửa khẩu đạt", "border_gates"),
    ],
)
def test_the_scope_that_is_told_before_the_name_or_of_the_whole(
    text: str, scope: str | None, catalogue: Catalogue
) -> None:
    told = _subject(text, catalogue).scope
    assert (told and told.value) == scope


def test_a_field_that_is_smaller_narrows_the_sentence(catalogue: Catalogue) -> None:
    assert _tracker("Đối với lĩnh vực thương mại điện tử, tổng mức bán lẻ đạt", catalogue).one_kind is not None
    assert _tracker("Đối với lĩnh vực thương mại, tổng mức bán lẻ đạt", catalogue).one_kind is None


@pytest.mark.parametrize("who", ["Thứ trưởng Bộ Công Thương", "Theo Bộ Công Thương", "Lãnh đạo Bộ"])
def test_who_says_it_hides_no_place(who: str, catalogue: Catalogue) -> None:
    area = _tracker(f"{who} cho biết kim ngạch xuất khẩu cả nước năm 2015 đạt", catalogue).where.area
    assert area is not None
    assert area.value.area_id == "viet-nam"


@pytest.mark.parametrize("way", ["kim ngạch qua cửa khẩu", "hàng hóa qua cửa khẩu", "hàng làm thủ tục hải quan"])
def test_only_trade_has_ways(way: str, read_sentence: Reader) -> None:
    read = read_sentence(f"Tổng mức bán lẻ năm 2015 đạt 12.150 tỷ đồng, tăng 11%; {way} 1.165 triệu USD, tăng 8%.")
    assert [float(o.value) for o in read.observations] == [12150, 11]
    trade = read_sentence(f"Xuất khẩu năm 2015 đạt 150 triệu USD; {way} 1.165 triệu USD.")
    assert "retail_sales" not in {o.indicator for o in trade.observations}


def test_a_group_is_named_by_the_words_behind_it(read_sentence: Reader) -> None:
    text = "CPI bình quân năm 2015 tăng 3,24%, trong đó nhóm nhà ở tăng 6,9%, các nhóm còn lại tăng 2%."
    assert [float(o.value) for o in read_sentence(text).observations] == [3.24]
    text = "IIP năm 2015 tăng 3,24%, trong đó nhóm ngành công nghiệp khai khoáng tăng 6,9%."
    assert [o.indicator for o in read_sentence(text).observations] == ["iip", "iip.mining"]
