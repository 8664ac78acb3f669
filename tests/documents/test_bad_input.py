"""Raw files and cards that cannot be read: each fault is caused, and said in one line with where, what and remedy."""

import errno
import hashlib
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.catalogue import load
from etl.documents import card_digest, card_path, read, suffixes
from etl.errors import InputError

REPORT = "Sở Công Thương tỉnh Hòa Bình cho biết, năm 2015 giá trị sản xuất công nghiệp đạt 23.500 tỷ đồng, tăng 10,5%."


def _file(data: bytes, name: str = "report.txt") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _directory(folder: Path) -> Path:
    (folder / "x.txt").mkdir()
    return folder / "x.txt"


def _dangling(folder: Path) -> Path:
    (folder / "x.txt").symlink_to(folder / "gone.txt")
    return folder / "x.txt"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "x.txt")
    return folder / "x.txt"


def _linked(folder: Path) -> Path:
    (folder / "2015").mkdir()
    (folder / "share").symlink_to("2015")
    return folder / "share"


def _circle(folder: Path) -> Path:
    (folder / "x.txt").symlink_to("x.txt")
    return folder / "x.txt"


BAD = {
    "empty": (_file(b""), "is empty"),
    "only spaces": (_file(" \n\t\u00a0\n".encode()), "is empty"),
    "only a byte order mark": (_file(b"\xef\xbb\xbf\r\n"), "is empty"),
    "binary": (_file(bytes(range(256)) * 40), "is binary"),
    "binary that is valid UTF-8": (_file(bytes(range(1, 32)) * 40), "is binary"),
    "a NUL in a text": (_file(REPORT.encode() + b"\0"), "is binary"),
    "Word file": (_file(b"PK\x03\x04\x14\x00\x06\x00"), "is a Word, Excel or zip file"),
    "windows-1258": (
        _file(unicodedata.normalize("NFD", "Hòa Bình, năm nay").encode("cp1258", "ignore") * 20),
        "is not UTF-8",
    ),
    "latin-1": (_file("Công Thương tỉnh Hòa Bình: dữ".encode("latin-1", "ignore") * 9), "is not UTF-8"),
    "UTF-16 without a mark": (_file(REPORT.encode("utf-16-le")), "without a byte order mark"),
    "UTF-16 that breaks off": (_file(REPORT.encode("utf-16")[:-1]), "breaks off"),
    "UTF-8 that breaks off": (_file(b"\xef\xbb\xbf" + REPORT.encode() + b"\xe1\xba"), "breaks off"),
    "read in a wrong encoding before": (_file(REPORT.encode().decode("latin-1").encode()), "wrong encoding before"),
    "read in a wrong encoding before, with signs that steer": (
        _file(REPORT.encode().replace("á".encode(), "ế".encode()).decode("latin-1").encode()),
        "wrong encoding before",
    ),
    "lost letters": (_file(REPORT.encode("ascii", "replace").replace(b"?", "\ufffd".encode())), "has lost letters"),
    "web page without a report under .txt": (_file(b"<!DOCTYPE html><html><body>...</body></html>"), "has no article"),
    "no reader": (_file(b"x", "report.xyz"), "has no reader for .xyz"),
    "no suffix": (_file(b"x", "report"), "has no reader for a name without a suffix"),
    "directory": (_directory, "is a folder"),
    "link to a folder": (_linked, "is a link to a folder, which is not followed; .* as in `etl run FOLDER`"),
    "circle of links": (_circle, "is a link that leads round in a circle"),
    "dangling link": (_dangling, "is a link to a file that does not exist"),
    "pipe": (_pipe, "is a pipe"),
    "missing": (lambda folder: folder / "gone.txt", "does not exist"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_line_with_where_what_and_remedy(name: str, tmp_path: Path) -> None:
    make, what = BAD[name]
    path = make(tmp_path)
    with pytest.raises(InputError, match=what) as caught:
        read(path, load())
    assert caught.value.where == str(path)
    assert caught.value.remedy and "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_no_permission(tmp_path: Path) -> None:
    path = _file(REPORT.encode())(tmp_path)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read(path, load())


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> object:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(
        InputError, match=r"is a folder whose files cannot be listed \(Permission denied\).*chmod u\+rx"
    ):
        read(tmp_path / "closed", load())


def test_a_name_as_long_as_a_file_may_have_leaves_no_room_for_a_card_of_the_whole_name(tmp_path: Path) -> None:
    path = _file(REPORT.encode(), "d" * 251 + ".txt")(tmp_path)
    document = read(path, load())
    assert (document.area_id, document.warnings, card_digest(path)) == ("hoa-binh", (), None)


def test_too_large(tmp_path: Path) -> None:
    path = _file(REPORT.encode())(tmp_path)
    with pytest.raises(InputError, match=r"more than the 100 that are read"):
        read(path, load(), max_bytes=100)


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode("utf-8-sig"),
        REPORT.encode("utf-16"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-32"),
        unicodedata.normalize("NFD", REPORT).encode(),
    ],
    ids=["UTF-8 with mark", "UTF-16", "UTF-16 big-endian", "UTF-32", "NFD"],
)
def test_other_forms_of_the_same_text(data: bytes, tmp_path: Path) -> None:
    document = read(_file(data)(tmp_path), load())
    assert document.text == unicodedata.normalize("NFC", REPORT)
    assert document.document_id == hashlib.sha256(data).hexdigest()
    assert document.area_id == "hoa-binh"


def test_line_ends_and_control_characters(tmp_path: Path) -> None:
    data = "một\r\nhai\rba\u2028bốn\x1b[31mnăm\u202e\tsáu".encode()
    assert read(_file(data)(tmp_path), load()).text == "một\nhai\nba\nbốn [31mnăm \tsáu"


CARDS = {
    "not TOML": ('publisher = "Báo', "is not TOML"),
    "unknown province": ('area = "Lạng Sơm"', "names an unknown province 'Lạng Sơm'"),
    "wrong type": ("publisher = 3", "publisher must be a text"),
    "wrong date": ('published_on = "hôm qua"', "published_on must be a date"),
    "misspelt key": ("publishd_on = 2016-01-18", "did you mean 'published_on'"),
    "wrong sha256": (f'sha256 = "{"0" * 64}"', "its sha256 is not that of report.txt"),
    "published before what it reports": ("published_on = 2014-01-18", "the text speaks of 2015"),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_bad_card_is_said_and_the_report_is_read(name: str, tmp_path: Path) -> None:
    card, what = CARDS[name]
    (tmp_path / "report.card.toml").write_text(card, "utf-8")
    document = read(_file((REPORT + " So với cùng kỳ năm 2015.").encode())(tmp_path), load())
    (warning,) = document.warnings
    assert what in warning and "\n" not in warning
    assert document.area_id == "hoa-binh"


def test_a_card_that_is_not_utf8_or_not_a_file(tmp_path: Path) -> None:
    path = _file(REPORT.encode())(tmp_path)
    card = card_path(path)
    card.write_bytes('publisher = "Báo"'.encode("latin-1"))
    assert "is not UTF-8" in read(path, load()).warnings[0]
    card.unlink()
    card.mkdir()
    assert "cannot be read" in read(path, load()).warnings[0]
    assert card_digest(path) is None


def test_the_card_is_found_under_both_names(tmp_path: Path) -> None:
    path = _file(REPORT.encode())(tmp_path)
    assert card_path(path).name == "report.card.toml" and card_digest(path) is None
    (tmp_path / "report.card.toml").write_text(
        'area = "Tỉnh Hà Giang"\nperiod = 2015\npublished_on = "2016-01-05"', "utf-8"
    )
    document = read(path, load())
    assert (document.area_id, document.area_evidence, document.period) == ("ha-giang", "card", "2015")
    assert (str(document.published_on), document.published_on_evidence) == ("2016-01-05", "card")
    (tmp_path / "report.txt.card.toml").write_text('area = "son-la"', "utf-8")
    assert read(path, load()).area_id == "son-la"
    assert card_digest(path) == hashlib.sha256(b'area = "son-la"').hexdigest()


def test_suffixes_have_readers_and_cards_have_none() -> None:
    assert {".txt", ".html", ".htm", ".docx", ".xlsx", ".pdf", ".png", ".csv"} <= suffixes()
    assert ".toml" not in suffixes()
