"""The garbage collector is paused inside and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from etl.reading.collector import collector_paused


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Whatever a test does to the collector, the next one finds it on."""
    yield
    gc.enable()


def test_it_is_off_inside_and_on_again_afterwards() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_a_fault() -> None:
    with pytest.raises(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_one_inside_another_leaves_it_paused() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
