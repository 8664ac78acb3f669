"""Layers of a PDF that are switched off: what nobody sees on the page is not read, and noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents.formats.pdf import read_pdf
from etl.settings import Bounds

DRAFT, SHOWN = 6, 7
"""Object numbers of the two layers of a file."""


def words(text: str, x: int) -> bytes:
    return f"BT /F 12 Tf {x} 50 Td ({text}) Tj ET".encode()


def on(layer: str, content: bytes) -> bytes:
    return f"/OC /{layer} BDC ".encode() + content + b" EMC "


def pdf(content: bytes, settings: str = f"/OFF [{DRAFT} 0 R]", drawing: str = "") -> bytes:
    """A page with the content; its layers are D and S, both of them together M, the drawing X has the words 777."""
    inner = words("777", 200)
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[{DRAFT} 0 R {SHOWN} 0 R]/D<<{settings}>>>>>>".encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
        b"/Properties<</D 6 0 R/S 7 0 R/M 8 0 R>>/XObject<</X 9 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/OCG/Name(draft)>>",
        b"<</Type/OCG/Name(print)>>",
        b"<</Type/OCMD/OCGs[6 0 R 7 0 R]/P/AllOn>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 300 100]/Resources<</Font<</F 5 0 R>>>>{drawing}".encode()
        + b"/Length %d>>stream\n%s\nendstream" % (len(inner), inner),
    ]
    data, places = b"%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + head + table + end


def read(data: bytes) -> tuple[str, list[str]]:
    content = read_pdf(Path("x.pdf"), data, Bounds())
    return content.text.strip(), [str(note) for note in content.notes]


@pytest.mark.parametrize("x", [60, 120])
def test_what_is_on_a_layer_that_is_off_is_no_figure(x: int) -> None:
    """Beside the figure that is shown, and at its very place."""
    text, notes = read(pdf(words("Exports", 10) + b" " + on("D", words("905", x)) + words("950", 120)))
    assert text.split() == ["Exports", "950"]
    (note,) = notes
    assert "1 passage is hidden and not read: “905”" in note and "x.pdf" in note


def test_what_is_on_a_layer_that_is_on_is_read() -> None:
    assert read(pdf(on("S", words("905", 60)) + words("950", 120))) == ("905 950", [])


def test_all_layers_are_off_but_those_that_are_named() -> None:
    content = on("D", words("905", 60)) + on("S", words("950", 120))
    assert read(pdf(content, f"/BaseState/OFF/ON[{SHOWN} 0 R]"))[0] == "950"


def test_a_combination_of_layers_is_shown_as_its_rule_says() -> None:
    assert read(pdf(on("M", words("905", 60)) + words("950", 120)))[0] == "950"
    assert read(pdf(on("M", words("905", 60)) + words("950", 120), ""))[0] == "905 950"


def test_marks_within_marks_end_where_they_end() -> None:
    inner = b"/Span BMC " + words("905", 60) + b" EMC " + words("906", 90) + b" "
    assert read(pdf(on("D", inner) + words("950", 120)))[0] == "950"


def test_a_mark_without_an_end_goes_on_to_the_end_of_the_page() -> None:
    assert read(pdf(words("950", 20) + b" /OC /D BDC " + words("905", 120)))[0] == "950"


@pytest.mark.parametrize(("drawing", "expected"), [("/OC 6 0 R", "950"), ("/OC 7 0 R", "950 777"), ("", "950 777")])
def test_a_drawing_may_be_on_a_layer_as_a_whole(drawing: str, expected: str) -> None:
    assert read(pdf(words("950", 120) + b" /X Do", drawing=drawing))[0].split() == expected.split()
