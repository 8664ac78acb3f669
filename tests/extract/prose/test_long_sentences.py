"""A sentence that is too long is read in parts; what its words refer to is not guessed."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.long_sentences import LONGEST, parts
from etl.language.sentences import sentences
from tests.extract.conftest import Reader, tokens_of

TOO_LONG = "its sentence is too long to follow what its words refer to"


def test_parts_have_a_bound_hold_every_token_and_end_behind_a_stop_where_there_is_one(catalogue: Catalogue) -> None:
    text = "Kim ngạch xuất khẩu đạt 500 triệu USD, tăng 8%; " * 300
    (sentence,) = sentences(text)
    tokens = tokens_of(text, catalogue)
    found = list(parts(sentence, tokens))
    assert [token for _, some in found for token in some] == list(tokens)
    assert max(len(some) for _, some in found) <= LONGEST
    assert all(some[-1].is_("sign", ";") for _, some in found)
    assert [some.cut for _, some in found] == [False] + [True] * (len(found) - 1)
    assert [part.first for part, _ in found] == [True] + [False] * (len(found) - 1)


def test_a_sentence_that_a_person_may_have_written_is_one_part(catalogue: Catalogue) -> None:
    text = "Kim ngạch xuất khẩu đạt 500 triệu USD, tăng 8%; " * 30
    (sentence,) = sentences(text)
    tokens = tokens_of(text, catalogue)
    ((part, some),) = parts(sentence, tokens)
    assert part is sentence
    assert some is tokens
    assert not some.cut


def test_what_stands_behind_the_first_part_is_in_doubt(read_sentence: Reader) -> None:
    read = read_sentence("Mục tiêu năm 2016: " + "xuất khẩu đạt 500 triệu USD, nhập khẩu tăng 8%; " * 300)
    assert {(o.period, o.scenario) for o in read.observations} == {("2016", "plan")}
    assert 0 < len(read.observations) < LONGEST
    assert {doubt.reason for doubt in read.doubts} == {TOO_LONG}
    assert len(read.observations) + len(read.doubts) == 600


def test_no_figure_of_a_sentence_without_any_stop_is_stated(read_sentence: Reader) -> None:
    read = read_sentence("Kim ngạch xuất khẩu đạt 500 triệu USD tăng 8% so với tháng trước và " * 100)
    assert read.observations == ()
    assert TOO_LONG in {doubt.reason for doubt in read.doubts}
