"""How long a place holds: for a sentence, for one subject in it, for what a bracket says."""

from __future__ import annotations

from etl.extract.prose.names.area_scope import AreaScope
from etl.extract.tokens import Token

LANG_SON, CAO_BANG, HA_NOI = (Token("area", name, 0, 1) for name in ("lang-son", "cao-bang", "ha-noi"))


def test_a_place_holds_to_the_end_of_its_sentence() -> None:
    scope = AreaScope()
    assert scope.area is None
    scope.stand(LANG_SON, of_subject=False)
    assert scope.area is LANG_SON
    scope.sentence(goes_on=False)
    assert scope.area is None


def test_a_sentence_that_goes_on_is_about_the_place_before_it() -> None:
    scope = AreaScope()
    scope.stand(LANG_SON, of_subject=False)
    scope.sentence(goes_on=True)
    assert scope.area is LANG_SON


def test_the_place_of_a_subject_ends_with_the_subject() -> None:
    scope = AreaScope()
    scope.stand(LANG_SON, of_subject=False)
    scope.stand(CAO_BANG, of_subject=True)
    assert scope.area is CAO_BANG
    scope.leave()
    assert scope.area is LANG_SON


def test_a_place_in_a_bracket_is_only_that_of_what_it_says() -> None:
    scope = AreaScope()
    scope.stand(CAO_BANG, of_subject=True)
    scope.open()
    scope.stand(HA_NOI, of_subject=False)
    assert scope.area is HA_NOI
    scope.close()
    assert scope.area is CAO_BANG


def test_a_bracket_that_a_sentence_leaves_open_does_not_outlive_it() -> None:
    scope = AreaScope()
    scope.stand(CAO_BANG, of_subject=True)
    scope.open()
    scope.stand(HA_NOI, of_subject=False)
    scope.sentence(goes_on=True)
    assert scope.area is CAO_BANG


def test_places_named_together_are_known_until_the_next_ones() -> None:
    scope = AreaScope()
    scope.stand(LANG_SON, of_subject=False)
    scope.stand(CAO_BANG, of_subject=False, joined=True)
    assert scope.several == [LANG_SON, CAO_BANG]
    scope.sentence(goes_on=False)
    assert scope.several == []
    assert scope.again()
    assert scope.several == [LANG_SON, CAO_BANG]
    assert not AreaScope().again()


def test_a_place_that_is_all_its_clause_says_holds_for_the_sentence() -> None:
    scope = AreaScope()
    scope.stand(LANG_SON, of_subject=False)
    scope.stand(CAO_BANG, of_subject=True)
    scope.settle()
    scope.leave()
    assert scope.area is CAO_BANG
