"""Epithets of provinces: whom one names in whose report, and the words that are none."""

from __future__ import annotations

import pytest

from etl.catalogue import load
from etl.catalogue.area_epithets import UNSURE, with_epithets
from etl.catalogue.area_mentions import find_areas
from etl.documents.document import Document
from etl.extract import extract
from etl.language.fold import fold

EPITHETS = [(area, said) for area, phrases in load().places.epithets.of_areas.items() for said in phrases]


def found(text: str, own: str | None) -> str:
    """The mentions in `text`: area, kind and words of each."""
    folded = fold(text)
    mentions = with_epithets(find_areas(folded, load(), text), folded, load(), text, own)
    return "; ".join(f"{m.area_id} {m.kind} {text[m.start : m.end]}" for m in mentions)


@pytest.mark.parametrize("spelled", [str, str.lower, str.upper], ids=["as listed", "small", "capitals"])
@pytest.mark.parametrize(("area_id", "said"), EPITHETS)
def test_in_its_own_report_an_epithet_is_the_province_in_any_case(area_id: str, said: str, spelled: type[str]) -> None:
    said = spelled(said)
    assert found(f"Chỉ số sản xuất công nghiệp của {said} tăng 8%.", area_id) == f"{area_id} area {said}"


@pytest.mark.parametrize(("area_id", "said"), EPITHETS)
def test_a_figure_of_it_is_the_provinces_own_there_and_never_another_reports(area_id: str, said: str) -> None:
    for place in (said, said.lower()):
        for text in (f"Năm 2015, xuất khẩu của {place} đạt 413 triệu USD.",
                     f"Tại {place}, kim ngạch xuất khẩu năm 2015 đạt 413 triệu USD."):  # fmt: skip
            (own,) = _areas(text, area_id)
            assert own == area_id
            assert not _areas(text, "ca-mau" if area_id != "ca-mau" else "lang-son") - {area_id}


def _areas(text: str, own: str) -> set[str]:
    document = Document("0" * 64, "report.txt", "txt", text, area_id=own, published_hint="2016-01", period="2015")
    return {observation.area_id for observation in extract(document, load()).observations}


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("của xứ Thanh", "lang-son", "thanh-hoa area xứ Thanh"),
        ("của xứ Thanh", None, "thanh-hoa area xứ Thanh"),
        ("của xứ thanh", "lang-son", f"thanh-hoa {UNSURE} xứ thanh"),
        ("tại thủ đô", None, f"ha-noi {UNSURE} thủ đô"),
        ("ở Cố đô", "lang-son", f"ninh-binh {UNSURE} Cố đô"),  # Huế or Hoa Lư
        ("ở Cố đô", "hue", "hue area Cố đô"),
        ("của xứ Nghệ", "nghe-an", "nghe-an area xứ Nghệ"),
        ("của xứ Nghệ", "ha-tinh", f"nghe-an {UNSURE} xứ Nghệ"),  # Hà Tĩnh's, too
        ("của thành phố cảng", "hai-phong-2025", "hai-phong area thành phố cảng"),
        ("Vùng mỏ có ba nhà máy", "thai-nguyen", ""),  # a capital that the sentence asks for
        ("Xây dựng thành phố cảng", "ba-ria-vung-tau", ""),
    ],
)
def test_whom_it_names_depends_on_whose_report_it_is(text: str, own: str | None, expected: str) -> None:
    assert found(text, own) == expected


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("của thủ đô Hà Nội", "lang-son", "ha-noi area thủ đô Hà Nội"),
        ("của Cố đô Huế", "quang-tri", "hue area Cố đô Huế"),
        ("của “Đất mỏ” Quảng Ninh", "lang-son", "quang-ninh area Đất mỏ” Quảng Ninh"),
        ("của xứ Nghệ An", "lang-son", "nghe-an area Nghệ An"),
        ("của Thủ đô gió ngàn", "ha-noi", "thai-nguyen area Thủ đô gió ngàn"),
    ],
)
def test_an_epithet_and_a_name_are_one_mention(text: str, own: str, expected: str) -> None:
    assert found(text, own) == expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("của vùng Thủ đô", "ha-noi"),
        ("theo Luật Thủ đô", "ha-noi"),
        ("tại Thủ đô Cairo", "ha-noi"),
        ("tại thủ đô Bắc Kinh", "ha-noi"),
        ("tại thủ đô của Lào", "ha-noi"),
        ("các thủ đô", "ha-noi"),
        ("trên đất Cảng hàng không", "hai-phong"),
        ("qua Cảng", "hai-phong"),
        ("của thành phố cảng biển", "hai-phong"),
        ("của Vùng mỏ Na Dương", "quang-ninh"),
    ],
)
def test_these_are_no_epithet(text: str, own: str) -> None:
    assert found(text, own) == ""


def test_a_company_or_a_paper_is_only_named_after_it() -> None:
    assert found("Công ty Xứ Nghệ", "nghe-an") == "nghe-an part Xứ Nghệ"
    assert found("Báo Xứ Thanh", "lang-son") == "thanh-hoa part Xứ Thanh"
