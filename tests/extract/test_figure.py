"""What the rules ask a figure: its verb, and what it is compared with."""

from __future__ import annotations

from etl.catalogue import Catalogue
from tests.extract.rules.figures import compared, figure, quantity


def test_it_depends_on_the_last_verb_before_it(catalogue: Catalogue) -> None:
    assert figure(catalogue, "exports", quantity("5"), "up", "level").verb == "level"
    assert figure(catalogue, "exports", quantity("5")).verb is None


def test_the_comparison_behind_it_goes_before_the_one_before_it_and_that_before_the_sentences(
    catalogue: Catalogue,
) -> None:
    behind, before, standing = compared("same"), compared("plan"), compared("peer")
    of = quantity("5")
    assert figure(catalogue, "exports", of, behind=behind, before=before, standing=standing).compared is behind
    assert figure(catalogue, "exports", of, before=before, standing=standing).compared is before
    assert figure(catalogue, "exports", of, standing=standing).compared is standing
    assert figure(catalogue, "exports", of).compared is None


def test_only_the_nearest_comparison_makes_it_one_with_the_plan(catalogue: Catalogue) -> None:
    same, plan, of = compared("same"), compared("plan"), quantity("5")
    assert figure(catalogue, "exports", of, behind=plan, before=same).with_plan
    assert figure(catalogue, "exports", of, standing=plan).with_plan
    assert not figure(catalogue, "exports", of, behind=same, before=plan).with_plan
    assert not figure(catalogue, "exports", of).with_plan
