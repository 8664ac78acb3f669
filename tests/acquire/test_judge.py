"""What came from an address: its kind by bytes and by what was said of it, and whether the source keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from etl.acquire.judge import Judged, judge, says_the_same
from etl.acquire.request import Response
from etl.acquire.source import Source
from etl.documents import Sandbox
from etl.errors import FetchError
from etl.settings import Bounds
from tests.acquire.site import page

SOURCE = Source("bao", "Báo Thử", keep_title=("Công Thương",))
TEXT = "Ngành Công Thương: giá trị sản xuất công nghiệp đạt 4.013 tỷ đồng."


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Bounds()) as sandbox:
        yield sandbox


def answer(body: bytes, kind: str = "", url: str = "https://x.vn/a") -> Response:
    return Response(url, 200, body, kind)


@pytest.mark.parametrize(
    ("given", "judged"),
    [
        (answer(TEXT.encode(), "text/plain"), Judged(".txt", "txt")),
        (answer(TEXT.encode(), "", "https://x.vn/a.txt"), Judged(".txt", "txt")),
        # The bytes say what a file is, whatever the server and the address say.
        (answer(b"%PDF-1.7 " + b"x" * 100, "text/plain"), Judged(".pdf", "pdf")),
        (answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "application/octet-stream"), Judged(".png", "image")),
        (answer(b"\xff\xd8\xff\xe0" + b"\0" * 100), Judged(".jpg", "image")),
    ],
)
def test_a_kind_is_that_of_the_bytes(given: Response, judged: Judged, sandbox: Sandbox) -> None:
    assert judge(given, SOURCE, "Ngành Công Thương", sandbox) == judged


def test_what_needs_a_process_of_its_own_is_judged_by_its_title(sandbox: Sandbox) -> None:
    pdf = answer(b"%PDF-1.7 " + b"x" * 100)
    assert judge(pdf, SOURCE, "Tin thể thao", sandbox).left_out == "none of Công Thương stands in its title"
    assert judge(pdf, SOURCE, None, sandbox).left_out is None  # nothing is known of it: it is kept


def test_a_text_is_judged_by_its_beginning_where_it_has_no_title(sandbox: Sandbox) -> None:
    source = replace(SOURCE, keep_text=("xuất khẩu",))
    kept = judge(answer(f"{TEXT} Giá trị xuất khẩu tăng.".encode(), "text/plain"), source, None, sandbox)
    assert kept.left_out is None
    left_out = judge(answer(TEXT.encode(), "text/plain"), source, None, sandbox)
    assert left_out.left_out == "none of xuất khẩu stands in its text"


def test_what_has_no_reader_is_left_out(sandbox: Sandbox) -> None:
    judged = judge(answer(b"var x = 1;", "application/javascript"), SOURCE, None, sandbox)
    assert judged.left_out == "is application/javascript, which has no reader"


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (answer(b" \n "), "is empty"),
        (answer(page(), "application/pdf"), "should be a PDF and is a web page"),
        (answer(page(), "text/html", "https://x.vn/a.docx"), "and is a web page"),
    ],
)
def test_an_empty_answer_and_a_page_for_a_document_are_faults(given: Response, what: str, sandbox: Sandbox) -> None:
    with pytest.raises(FetchError) as raised:
        judge(given, SOURCE, None, sandbox)
    assert what in raised.value.what
    assert raised.value.remedy == "open it in a browser"


def test_two_pages_say_the_same_when_only_their_surroundings_differ(tmp_path: Path, sandbox: Sandbox) -> None:
    before = tmp_path / "a.html"
    before.write_bytes(page(around="1.204 lượt xem"))
    assert says_the_same("html", page(around="1.205 lượt xem"), before, sandbox)
    assert not says_the_same("html", page(figure="4.031"), before, sandbox)
    assert not says_the_same("txt", page(), before, sandbox)
    assert not says_the_same("html", page(), tmp_path / "gone.html", sandbox)
