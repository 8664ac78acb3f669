"""Parts by the words of their family, in tables of all sorts of things."""

from __future__ import annotations

import pytest

from etl.catalogue import Catalogue
from etl.extract.heading_words import scan
from etl.extract.tables.boxhead import Heading, read_heading
from etl.extract.tables.details import Details
from etl.extract.tables.name import Name


def _heading(label: str, catalogue: Catalogue) -> Heading:
    return read_heading([scan(label, 0, catalogue)])


@pytest.mark.parametrize(
    ("whole", "label", "part"),
    [
        ("exports", "Thủy sản", "exports.seafood"),
        ("grdp", "Nông, lâm, ngư nghiệp", "grdp.agriculture"),
        ("grdp", "Thương mại - dịch vụ", "grdp.services"),
        ("exports", "Xe đạp", None),
        (None, "Thủy sản", None),
    ],
)
def test_a_label_below_a_whole(whole: str | None, label: str, part: str | None, catalogue: Catalogue) -> None:
    found = Details(catalogue).below(Name(whole), _heading(label, catalogue), label)
    assert (found and found.indicator) == part


def test_a_part_has_the_price_basis_of_its_whole(catalogue: Catalogue) -> None:
    price = _heading("GRDP (giá hiện hành)", catalogue).price
    found = Details(catalogue).below(Name("grdp", price=price), _heading("Dịch vụ", catalogue), "Dịch vụ")
    assert found is not None and found.price is price


def test_sectors_follow_their_whole_without_numbers_until_something_else_comes(catalogue: Catalogue) -> None:
    details, services = Details(catalogue), _heading("Dịch vụ", catalogue)
    details.note(_heading("GRDP", catalogue), Name("grdp"))
    first = details.follows(services, "Dịch vụ", is_numbered=False)
    assert first is not None and first.indicator == "grdp.services"
    details.note(services, first)
    assert details.follows(services, "Dịch vụ", is_numbered=False) is not None
    assert details.follows(services, "Dịch vụ", is_numbered=True) is None
    details.note(_heading("Dân số", catalogue), Name(None, is_unknown=True))
    assert details.follows(services, "Dịch vụ", is_numbered=False) is None


def test_goods_do_not_follow_their_whole(catalogue: Catalogue) -> None:
    details = Details(catalogue)
    details.note(_heading("Kim ngạch xuất khẩu", catalogue), Name("exports"))
    assert details.follows(_heading("Thủy sản", catalogue), "Thủy sản", is_numbered=False) is None
