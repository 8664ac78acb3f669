"""Slips of the pen, made by code: a text of TOML with one thing wrong in it, names of files, values of settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

VALUES: Mapping[str, str] = {
    "sixty digits": "9" * 60,
    "five thousand digits": "9" * 5_000,
    "a huge power": "1e400",
    "no number": "nan",
    "endless": "inf",
    "below zero": "-1",
    "a truth": "true",
    "an empty text": '""',
    "a space": '" "',
    "a list": "[]",
    "a list of lists": "[[1], [2]]",
    "a table": "{ a = 1 }",
    "nested brackets": "[" * 3_000 + "]" * 3_000,
    "open brackets": "[" * 3_000,
    "a day long ago": "1016-01-18",
    "a year of three digits": "0206-01-18",
    "a day far ahead": "9999-12-31",
    "a day of next century": "2116-01-18",
    "a day that is none": "2016-02-30",
    "a moment": "2016-01-18T25:00:00",
    "a day in words": '"hôm qua"',
    "a day the other way": '"18/01/2016"',
    "signs nobody sees": '"\\u0000\\u001b[31m\\u202e"',
    "a broken label": '"https://xn--\\u00e0-.vn/"',
    "a broken punycode": '"https://xn--a/"',
    "an open address": '"http://[::1/"',
    "brackets in an address": '"http://[[[[/"',
    "no closing quote": '"abc',
    "no value": "",
    "no quotes": "Lạng Sơn",
    "curly quotes": "“Lạng Sơn”",
    "two values": '"a" "b"',
    "a comma behind": '"a",',
    "a backslash": '"C:\\data"',
    "a very long text": '"' + "ă" * 20_000 + '"',
    "a pattern that is none": '"(((("',
    "a pattern of many brackets": "'" + "(" * 3_000 + ")" * 3_000 + "'",
}
"""What a person or a program writes behind "=", by what it is."""

PERIODS: Mapping[str, str | None] = {
    "năm 2015": "2015", "Quý I/2016": "2016-Q1", "quý 4 năm 2011": "2011-Q4", "2015-2016": "2015/2016",
    "2015": "2015", "2015–2016": "2015/2016", "giai đoạn 2011-2015": "2011/2015", "6 tháng đầu năm 2020": "2020-H1",
    "T7/2024": "2024-M07", "tháng 7/2024": "2024-M07", "7/2024": "2024-M07", "9 tháng 2019": "2019-M01/M09",
    "9T/2019": "2019-M01/M09", "nửa đầu năm 2019": "2019-H1", "Q1 2016": "2016-Q1", "H2/2020": "2020-H2",
    "2016-q1": "2016-Q1", "Năm 2015.": "2015", "cả năm 2015": "2015", "2015-M01/M09": "2015-M01/M09",
    "Báo cáo năm 2015": "2015", "11 tháng 2017": "2017-M01/M11", "năm 15": None, "quý 5/2015": None,
    "tháng 13/2015": None, "2016-2015": None, "đến nay": None, "tháng 7": None, "năm 1015": None, "năm 2095": None,
    "2015, 2016": None, "hai nghìn mười lăm": None, "2010-12": None, "9" * 60: None,
}  # fmt: skip
"""A period on a card → its code, None where it cannot be meant."""

NAMES = (
    "hai dòng\nmột tên.txt", "dấu 'nháy'.txt", 'dấu "nháy kép".txt', "-bắt đầu bằng gạch.txt", "--help.txt",
    "a b  c.txt", "phần%20trăm.txt", "100%.txt", "ngôi*sao?.txt", "[ngoặc].txt", "{a,b}.txt", "$HOME.txt", "`id`.txt",
    "a;b.txt", "a|b.txt", "a&b.txt", "a>b.txt", "a\\b.txt", "a:b.txt", "CON.txt", "HOA.TXT", "hai.đuôi.txt",
    "chấm..txt", "emoji 📈.txt", "\u202e đảo.txt", "tab\tở đây.txt", "chuông\x07.txt", "esc\x1b[31m.txt",
    "ă" * 80 + ".txt", "xuống\rdòng.txt", "~.txt", "#.txt", "@.txt", "!.txt", "=1+1.txt", "null.txt", "None.txt",
    "nan.txt", "1.txt", "2015.txt", "a.card.txt", "card.toml.txt", "README.txt", "'; drop table document; --.txt",
    "ﬁ.txt", "\u00a0.txt", "\u200b.txt", "đ" + "\u0300" * 20 + ".txt",
    "ÉE\u0301.txt", "a.html", "b.csv", "c.pdf", "d.docx", "e.xlsx", "f.doc", "g.png", "h.rtf",
)  # fmt: skip
"""Names of files that a person, another system or a joker gives."""


def slips(good: str) -> Iterator[tuple[str, bytes]]:
    """What is wrong → the bytes of a TOML file that is `good` but for that; every key has every slip."""
    lines = good.strip().split("\n")
    for at, line in enumerate(lines):
        key = line.partition(" = ")[0]
        if line.startswith("[") or " = " not in line:
            continue
        for name, changed in (*_keys(key, line), *((name, f"{key} = {value}") for name, value in VALUES.items())):
            yield f"{key}: {name}", "\n".join([*lines[:at], *changed.split("\n"), *lines[at + 1 :]]).encode()
    yield from _files(good)


def _keys(key: str, line: str) -> Iterator[tuple[str, str]]:
    """Slips in the key of a line."""
    value = line.partition(" = ")[2]
    yield "left out", "# nothing"
    yield "twice", f"{line}\n{line}"
    yield "a letter lost", f"{key[:-1]} = {value}"
    yield "a letter twice", f"{key}{key[-1]} = {value}"
    yield "in capitals", f"{key.upper()} = {value}"
    yield "with a colon", f"{key}: {value}"
    yield "with two equals", f"{key} == {value}"
    yield "of another language", f"giá_trị = {value}"
    yield "with a dot", f"{key}.{key} = {value}"


def _files(good: str) -> Iterator[tuple[str, bytes]]:
    """Slips of the file as a whole."""
    yield "file: byte order mark", b"\xef\xbb\xbf" + good.encode()
    yield "file: two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + good.encode()
    yield "file: UTF-16", good.encode("utf-16")
    yield "file: Latin-1", good.encode("latin-1", "replace") + b"# \xe9\n"
    yield "file: Windows lines", good.replace("\n", "\r\n").encode()
    yield "file: old Mac lines", good.replace("\n", "\r").encode()
    yield "file: breaks off", good.encode()[:-7]
    yield "file: breaks off in a letter", good.encode() + b"# \xe1\xba"
    yield "file: empty", b""
    yield "file: zero bytes", bytes(100)
    yield "file: JSON", b'{"a": 1}'
    yield "file: a web page", b"<!doctype html><html></html>"
    yield "file: binary", bytes(range(256))
    yield "file: a table nobody knows", good.encode() + b"\n[other]\na = 1\n"
