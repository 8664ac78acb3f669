"""Bytes become text: encodings, what is no text at all, and the few changes that are made to a text.

Nothing is guessed: bytes that are neither UTF-8, nor marked as UTF-16/32, nor Vietnamese under a table of
`legacy_encodings`, are refused with the reason, because a wrongly decoded report still has figures but not its words.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from etl.documents import legacy_encodings
from etl.errors import InputError
from etl.language.fold import nfc

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_TO_UTF8 = "save it as UTF-8, for example with `iconv -f WINDOWS-1258 -t UTF-8`"
_UNMARKED = ("looks like UTF-16 without a byte order mark", "save it as UTF-8")
_MAX_CONTROL_SHARE, _MIN_CONTROLS = 0.02, 10  # a stray one or two does not make a text binary

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters break terminals and SQL tools; the bidirectional ones make a line show other than it reads.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# UTF-8 once read as Windows-1252 ("CÃ´ng ThÆ°Æ¡ng"), and TCVN3, whose fonts draw Vietnamese over other signs.
_TWICE = re.compile(
    "\u00e1[\u00ba\u00bb\u2018-\u201d]|\u00c6[\u00b0\u00a1]|\u00c4[\u0080-\u00bf\u2018\u2019]|\u00c3[\u0080-\u00bf]"
)
_TCVN3 = re.compile(
    "(?<=[A-Za-z])[\u00ab\u00b5\u00b8\u00b9\u00b6\u00a8\u00a9\u00aa\u00ac\u00ad\u00ae\u00d8\u00ee\u00d6]"
)


def decode(path: Path, data: bytes) -> str:
    """The text of `data`, without its byte order mark. Raises InputError (where=path) for what is not readable text."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (old := legacy_encodings.of_bytes(data)) is not None:
            return old
        raise InputError(path, *_undecodable(data, encoding, error)) from None
    text = _in_unicode(text.removeprefix("\ufeff"))
    _refuse_rubbish(path, text, data)
    return text


def _in_unicode(text: str) -> str:
    """`text` itself, or its Unicode form if it was written for fonts from before Unicode."""
    lines = text.splitlines(keepends=True)
    encoding = legacy_encodings.recognise(lines)
    return text if encoding is None else "".join(legacy_encodings.to_unicode(line, encoding) for line in lines)


def tidy(text: str) -> str:
    """`text` with "\\n" line ends, in NFC, every control character but tab and "\\n" replaced by one space."""
    return nfc(_CONTROL.sub(" ", _LINE_END.sub("\n", text)))


def _undecodable(data: bytes, encoding: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """What and remedy for bytes that `encoding` cannot read."""
    if kind := next((kind for magic, kind in _MAGIC if data.startswith(magic)), None):
        return f"is {kind}, not a text", "export its text, or give the file its own suffix"
    if encoding != "utf-8":
        return (
            f"begins as {encoding.upper().removesuffix('-SIG')} and breaks off at byte {error.start}",
            "fetch it again",
        )
    if data.count(0) > len(data) // 4:
        return _UNMARKED
    if _is_binary(data.decode("latin-1")):
        return "is binary, not a text", "fetch the report again, or give the file its own suffix"
    return (
        f"is not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); "
        "it may be in windows-1258, TCVN3 or VNI encoding",
        _TO_UTF8,
    )


def _refuse_rubbish(path: Path, text: str, data: bytes) -> None:
    if not text.strip():
        raise InputError(path, "is empty", "fetch the report again")
    if kind := next((kind for magic, kind in _MAGIC if data.startswith(magic)), None):
        raise InputError(path, f"is {kind}, not a text", "export its text, or give the file its own suffix")
    if text.count("\0") > len(text) // 4:
        raise InputError(path, *_UNMARKED)
    composed = unicodedata.normalize("NFC", text)
    if "\0" not in text and len(_TWICE.findall(composed)) > len(composed) // 50:
        raise InputError(path, "was read in a wrong encoding before it was saved (\u201cÃ´\u201d for \u201cô\u201d)",
                         "fetch it again from its source")  # fmt: skip
    if "\0" in text or _is_binary(text):
        raise InputError(path, "is binary, not a text", "fetch the report again, or give the file its own suffix")
    if text.count("\ufffd") > len(text) // 100:
        raise InputError(path, "has lost letters to a wrong encoding (\ufffd)", "fetch it again from its source")
    if len(_TCVN3.findall(composed)) > len(composed) // 50:
        raise InputError(path, "is written for TCVN3 (.VnTime) fonts, not in Unicode", "convert it to Unicode UTF-8")


def _is_binary(text: str) -> bool:
    """Whether the first 100,000 characters hold more control characters than a text has."""
    sample = text[:100_000]
    controls = len(_CONTROL.findall(sample))
    return controls > max(_MIN_CONTROLS, _MAX_CONTROL_SHARE * len(sample))
