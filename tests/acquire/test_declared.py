"""The file of sources: the shipped one, what it may hold, and what is said of a faulty one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from etl.acquire import load_sources
from etl.errors import UsageError
from etl.settings import Settings

DATA = Path(__file__).parents[2] / "data"
GOOD = """
contact = "mailto:a@example.vn"
[[source]]
name = "bao-thu"
publisher = "Báo Thử"
area = "Lạng Sơn"
dates = "en"
urls = ["https://bao.vn/a.html"]
feeds = ["https://bao.vn/rss"]
sitemaps = ["https://bao.vn/robots.txt"]
pages = ["https://bao.vn/kinh-te/"]
folder = "inbox"
links = '-\\d+\\.html$'
hosts = ["www.bao.vn"]
keep_title = ["công thương"]
keep_text = ["tỷ đồng"]
delay = 0.5
limit = 10
recheck_days = 0
private = true
paused = "until they answer"
due_day = 10
"""
BARE = '[[source]]\nname = "a"\npublisher = "A"\n'
FAULTY = {
    "not TOML": ("[[source", "it is not TOML"),
    "something else": ("[sources]\na = 1", "it holds something else"),
    "an address for all": ('[default]\nurls = ["http://a.vn/"]', "default: it says what only a source can say"),
    "a default of another type": ('[default]\ndelay = "2"', "default: delay cannot be '2'"),
    "no list": ("source = 1", "it holds something else"),
    "contact in another sign": ('contact = "thư"', "contact is no plain text"),
    "a contact of two lines": ('contact = "a\\r\\nX-Evil: 1"', "contact is no plain text"),
    "no name": (GOOD.replace('name = "bao-thu"\n', ""), "source 1: name is missing"),
    "no publisher": (GOOD.replace('publisher = "Báo Thử"\n', ""), "source bao-thu: publisher is missing"),
    "a name that leads away": (GOOD.replace("bao-thu", "../bao"), "name cannot be '../bao'"),
    "a hidden name": (GOOD.replace("bao-thu", ".bao"), "name cannot be '.bao'"),
    "an unknown key": (GOOD + "keep_titles = []", "keep_titles means nothing here; did you mean keep_title?"),
    "a text for a list": (GOOD.replace('["https://bao.vn/rss"]', '"https://bao.vn/rss"'), "feeds cannot be"),
    "a number in quotation marks": (GOOD.replace("0.5", '"0.5"'), "delay cannot be '0.5'"),
    "a number below zero": (GOOD.replace("0.5", "-1"), "delay cannot be -1; write a number from 0 to 3600"),
    "half a limit": (GOOD.replace("limit = 10", "limit = 1.5"), "limit cannot be 1.5"),
    "true is no number": (GOOD.replace("limit = 10", "limit = true"), "limit cannot be True"),
    "a number for a truth": (GOOD.replace("private = true", "private = 1"), "private cannot be 1"),
    "an unknown province": (GOOD.replace("Lạng Sơn", "Lạng Sn"), "area 'Lạng Sn' is no province; did you mean Lạng"),
    "an unknown language": (GOOD.replace('"en"', '"fr"'), "dates cannot be 'fr'"),
    "a bad pattern": (GOOD.replace("-\\d+", "("), "links is no pattern"),
    "no pattern for pages": (BARE + 'pages = ["https://a.vn/"]', "links is missing: pages name much else"),
    "nowhere to look": (BARE, "it says nowhere to look"),
    "an empty list": (BARE + "urls = []", "it says nowhere to look"),
    "another scheme": (BARE + 'urls = ["ftp://a.vn/"]', "urls: ftp://a.vn/ is an address of ftp; only http and https"),
    "a password": (BARE + 'urls = ["https://u:secret@a.vn/"]', "has a name or password in it"),
    "a host with a path": (GOOD.replace('"www.bao.vn"', '"https://www.bao.vn"'), "hosts cannot be"),
    "the same name twice": (BARE + 'urls = ["http://a.vn/"]\n' + BARE + 'urls = ["http://b.vn/"]', "have the name a"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_is_told_in_one_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        load_sources(path)
    assert str(path) in str(error.value)
    assert says in str(error.value)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(GOOD, "utf-8")
    [source] = load_sources(path)
    assert (source.name, source.area, source.dates, source.delay, source.limit) == (
        "bao-thu",
        "Lạng Sơn",
        "en",
        0.5,
        10,
    )
    assert (source.folder, source.contact) == (tmp_path / "inbox", "mailto:a@example.vn")
    assert source.private_hosts == {"bao.vn", "www.bao.vn"}
    assert source.leads_to("https://www.bao.vn/x-12.html")
    assert source.leads_to("https://bao.vn/x-12.html")
    assert not source.leads_to("https://www.bao.vn/x.html")
    assert not source.leads_to("https://bao.vn.evil.example/x-12.html")


def test_a_default_holds_where_a_source_says_nothing_else(tmp_path: Path) -> None:
    entries = (
        BARE + 'urls = ["http://a.vn/"]\n' + BARE.replace('"a"', '"b"') + 'urls = ["http://b.vn/"]\nkeep_title = []'
    )
    (tmp_path / "s.toml").write_text('[default]\ndelay = 7\nkeep_title = ["than"]\n' + entries, "utf-8")
    first, second = load_sources(tmp_path / "s.toml")
    assert (first.delay, first.keep_title, second.delay, second.keep_title) == (7, ("than",), 7, ())


def test_no_file_no_sources(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "none.toml") == ()
    with pytest.raises(
        UsageError, match=r"none\.toml: there is no such file of sources; set ETL_SOURCES to it, or unset"
    ):
        load_sources(tmp_path / "none.toml", is_named=True)


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="it cannot be read"):
        load_sources(tmp_path / "s.toml")


def test_where_the_file_is(tmp_path: Path) -> None:
    assert Settings(raw=tmp_path / "raw").sources_file == tmp_path / "sources.toml"
    assert Settings.from_env(env={"ETL_SOURCES": "x.toml"}).sources_file == Path("x.toml")


def test_the_shipped_file_names_the_publisher_of_every_shipped_report() -> None:
    sources = load_sources(DATA / "sources.toml")
    cards = [tomllib.loads(path.read_text("utf-8")) for path in sorted((DATA / "raw").glob("*.card.toml"))]
    assert len(cards) > 25
    of_host = {host: source for source in sources for host in source.own_hosts}
    for card in cards:
        source = of_host.get(urlsplit(card["url"]).hostname)
        assert source is not None, card["url"]
        assert source.publisher == card["publisher"]
        assert source.leads_to(card["url"]), (source.links, card["url"])


def test_the_shipped_file_is_polite() -> None:
    sources = load_sources(DATA / "sources.toml")
    assert min(source.delay for source in sources) >= 2.0
    assert not any(source.private for source in sources)
    assert next(source for source in sources if source.name == "bao-lang-son").own_hosts >= {"baolangson.vn"}
