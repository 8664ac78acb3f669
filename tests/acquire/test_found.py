"""Addresses that are named several times become one; elements of XML give their text and name."""

from __future__ import annotations

from datetime import date

from etl.acquire.found import FoundAddress, local, merged, words_of, xml_tree

DAY = date(2016, 1, 18)


def test_one_address_keeps_the_longest_title_and_whatever_one_of_them_knows() -> None:
    found = merged(
        [
            FoundAddress("https://a.vn/1", "Ngành"),
            FoundAddress("https://a.vn/2"),
            FoundAddress("https://a.vn/1", "Ngành Công Thương", DAY, "v2"),
            FoundAddress("https://a.vn/1", None, date(2020, 1, 1), "v3"),
        ]
    )
    assert found == (FoundAddress("https://a.vn/1", "Ngành Công Thương", DAY, "v2"), FoundAddress("https://a.vn/2"))


def test_the_words_of_an_element_are_one_line() -> None:
    tree = xml_tree("<a> Công\n <b>Thương</b> </a>".encode())
    assert words_of(tree) == "Công Thương"
    assert words_of(xml_tree(b"<a> <b/> </a>")) is None


def test_broken_xml_is_mended_and_what_is_none_is_none() -> None:
    assert words_of(xml_tree(b"<a><b>one & two</b>")) == "one two"
    assert xml_tree(b"") is None
    assert xml_tree(b"no markup") is None


def test_an_entity_brings_in_no_file() -> None:
    tree = xml_tree(b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>x&f;</a>')
    assert words_of(tree) in ("x", "x&f;")


def test_a_name_is_without_its_namespace() -> None:
    tree = xml_tree(b'<x:Feed xmlns:x="urn:x"><!-- c --></x:Feed>')
    assert local(tree) == "feed"
    assert [local(child) for child in tree] == [""]
