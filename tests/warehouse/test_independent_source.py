"""Which reports are one witness, and what that and a scan make of the consistency of a figure."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import pipeline
from etl.documents.formats import ocr
from etl.query.queries import ask as ask_file
from etl.settings import Settings
from etl.warehouse import independent_source
from etl.warehouse.sql_files import create_relations, create_tables, query, sql
from tests.documents import samples
from tests.warehouse.figures import Ask, Figure, Publish, Report, figure, growth, page

pytestmark = pytest.mark.usefixtures("in_views")

OUTPUT = "industrial_output 2015 actual"
TOLD = [
    figure("Giá trị sản xuất công nghiệp năm 2015 đạt 4.013 tỷ đồng.", f"{OUTPUT} 4013 bn_vnd"),
    figure("Tổng mức bán lẻ hàng hóa năm 2015 đạt 13.700 tỷ đồng.", "retail_sales 2015 actual 13700 bn_vnd"),
    figure("Toàn tỉnh xử lý 3.457 vụ trong năm 2015.", "market_violations 2015 actual 3457 count"),
]
OWN = [figure("Năm qua, công nghiệp của tỉnh làm ra 4.013 tỷ đồng.", f"{OUTPUT} 4013 bn_vnd")]
EDITED = [
    figure("Năm 2015, giá trị sản xuất công nghiệp của tỉnh ước đạt 4.013 tỷ đồng.", f"{OUTPUT} 4013 bn_vnd"),
    figure("Còn tổng mức bán lẻ hàng hóa cả năm 2015 là 13.700 tỷ đồng.", "retail_sales 2015 actual 13700 bn_vnd"),
]
CLAUSES = (
    ("giá trị sản xuất công nghiệp năm 2015 đạt 4.013 tỷ đồng", f"{OUTPUT} 4013 bn_vnd"),
    ("tổng mức bán lẻ hàng hóa năm 2015 đạt 13.700 tỷ đồng", "retail_sales 2015 actual 13700 bn_vnd"),
)
RETOLD = [figure("Trong năm 2015 công nghiệp Lạng Sơn đạt giá trị 4.013 tỷ đồng.", f"{OUTPUT} 4013 bn_vnd"), *TOLD[1:]]
A, B = "2016-01-18", "2016-01-19"
JUDGED = "select consistency, trust, documents from kpi_yearly where indicator = 'industrial_output' and year = 2015"


def judged(consistency: str, trust: str = "text", documents: int = 2) -> list[dict[str, object]]:
    return [{"consistency": consistency, "trust": trust, "documents": documents}]


CASES: dict[str, tuple[Sequence[Report], str]] = {
    "other words": ([page("a", A, TOLD, "Báo A"), page("b", B, OWN, "Báo B")], "confirmed"),
    "another page around the same words": ([page("a", A, TOLD, "Báo A"), page("b", B, TOLD, "Báo B")], "consistent"),
    "one sentence of it in a short notice": (
        [page("a", A, TOLD, "Báo A"), page("b", B, TOLD[:1], "Tin")],
        "consistent",
    ),
    "a copy in which an editor changed one sentence": (
        [page("a", A, TOLD, "Báo A"), page("b", B, RETOLD, "Báo B")],
        "consistent",
    ),
    "other words at the same address": (
        [
            page("a", A, TOLD, "Báo A", url="https://congthuong.vn/tin-1.html"),
            page("b", B, OWN, "Báo A, sửa", url="http://www.congthuong.vn/tin-1.html?utm_source=zalo#binh-luan"),
        ],
        "consistent",
    ),
    "other words at another address of the same site": (
        [
            page("a", A, TOLD, "Báo A", url="https://congthuong.vn/tin?id=1"),
            page("b", B, OWN, "Báo B", url="https://www.congthuong.vn/tin?id=2"),
        ],
        "consistent",
    ),
    "other words on another site": (
        [
            page("a", A, TOLD, "Báo A", url="https://congthuong.vn/tin?id=1"),
            page("b", B, OWN, "Báo B", url="https://baolangson.vn/tin?id=1"),
        ],
        "confirmed",
    ),
    "other words of the same publisher": (
        [page("a", A, TOLD, "Báo A", publisher="Báo Lạng Sơn"), page("b", B, OWN, "Tin", publisher="báo Lạng Sơn ")],
        "consistent",
    ),
    "other words of the same publisher, written otherwise": (
        [
            page("a", A, TOLD, "Tin", publisher="Sở Công Thương tỉnh Lạng Sơn (bản sao tại a.vn)"),
            page("b", B, OWN, "Tin", publisher="Sở Công Thương Lạng Sơn"),
        ],
        "consistent",
    ),
    "other words of another publisher": (
        [page("a", A, TOLD, "Báo A", publisher="Báo Lạng Sơn"), page("b", B, OWN, "Tin", publisher="Báo Công Thương")],
        "confirmed",
    ),
    "a sentence in which an editor exchanged a few words": (
        [page("a", A, TOLD, "Báo A", publisher="Báo A"), page("b", B, EDITED, "Báo B", publisher="Báo B")],
        "consistent",
    ),
}


@pytest.mark.parametrize(("reports", "consistency"), CASES.values(), ids=CASES)
def test_what_confirms(reports: Sequence[Report], consistency: str, publish: Publish, ask: Ask) -> None:
    publish(*reports)
    assert ask(JUDGED) == judged(consistency)


def restated(name: str, publisher: str, said: str) -> Report:
    """A press release in a newspaper's own sentences, its clauses word for word; `said` stands around them."""
    text = said.format(*(clause for clause, _ in CLAUSES))
    made = page(name, A, [figure(*clause) for clause in CLAUSES], publisher, publisher=publisher)
    document = replace(made.document, text=text, document_id=hashlib.sha256(text.encode()).hexdigest())
    places = [text.index(one.quote) for one in made.observations]
    return Report(document, [
        replace(one, document_id=document.document_id, char_start=place, char_end=place + len(one.quote))
        for one, place in zip(made.observations, places, strict=True)
    ])  # fmt: skip


def test_two_newspapers_that_restate_one_press_release_are_one_witness(publish: Publish, ask: Ask) -> None:
    publish(
        restated("a", "Báo A", "Theo Sở Công Thương, {0}, cao nhất từ trước tới nay. Bên cạnh đó, {1}."),
        restated("b", "Báo B", "Tin từ cuộc họp: {0}. Đáng chú ý là {1}, một kết quả đáng mừng."),
    )
    assert ask("select count(*) as n, count(distinct witness) as witnesses from witness") == [{"n": 2, "witnesses": 1}]
    assert ask(JUDGED) == judged("consistent")


def test_a_restatement_that_comes_later_is_found_among_many(publish: Publish, ask: Ask) -> None:
    """Only what the new report touches is looked at then."""
    told = [(f"o{n}", figure(f"Năm 2011 có {n} vụ.", f"market_violations 2011 actual {n} count")) for n in range(20)]
    others = [page(name, A, [one], "Tin", area_id="ha-nam") for name, one in told]
    first = restated("a", "Báo A", "Theo Sở Công Thương, {0}, cao nhất từ trước tới nay. Bên cạnh đó, {1}.")
    publish(first, *others)
    publish(restated("b", "Báo B", "Tin từ cuộc họp: {0}. Đáng chú ý là {1}, một kết quả đáng mừng."))
    assert ask("select count(*) as n, count(distinct witness) as witnesses from witness") == [{"n": 2, "witnesses": 1}]
    assert ask(JUDGED) == judged("consistent")


def test_copies_beside_a_report_of_its_own(publish: Publish, ask: Ask) -> None:
    publish(page("a", A, TOLD, "Báo A"), page("b", B, TOLD, "Báo B"), page("c", A, OWN, "Báo C"))
    assert ask(JUDGED) == judged("confirmed", documents=3)


def test_all_that_hang_together_are_one_witness_whatever_came_first(publish: Publish, ask: Ask) -> None:
    """The second copies the first and the third the second, in other parts of it."""
    more = [
        figure(f"Năm {year} tỉnh xuất khẩu đạt {year - 1000} triệu USD.", f"exports {year} actual {year - 1000} mn_usd")
        for year in range(2010, 2016)
    ]
    chain = [page("a", A, more[:3], "Báo A"), page("b", A, more[1:5], "Báo B"), page("c", A, more[3:], "Báo C")]
    least = min(one.document.document_id for one in chain)
    for one in chain:
        publish(one)
    assert ask("select distinct witness from kpi_statement") == [{"witness": least}]
    publish(page("b", A, OWN, "Báo B"))  # another text in its place: the other two are on their own again
    assert ask("select count(*) as n from witness") == [{"n": 0}]
    assert ask("select count(distinct witness) as n from kpi_statement") == [{"n": 3}]


def scanned(name: str, day: str, figures: Sequence[Figure], head: str = "Bản quét") -> Report:
    return page(name, day, figures, head, trust="ocr")


RATES = [
    growth("Sản xuất công nghiệp tăng 16,7%.", f"{OUTPUT} 16.7"),
    figure("Năm 2014 công nghiệp đạt 3.439 tỷ đồng.", "industrial_output 2014 actual 3439 bn_vnd"),
]
SCANS: dict[str, tuple[Sequence[Report], str, int]] = {
    "one scan with growth beside the level": ([scanned("a", A, [*TOLD, RATES[0]])], "single", 1),
    "one scan whose arithmetic holds": ([scanned("a", A, [*TOLD, *RATES])], "confirmed", 1),
    "a scan and a report in other words": ([scanned("a", A, TOLD), page("b", B, OWN, "Báo B")], "confirmed", 2),
    "a scan and its text": ([scanned("a", A, TOLD), page("b", B, TOLD, "Báo B")], "single", 2),
    "two scans in other words": ([scanned("a", A, TOLD), scanned("b", B, OWN)], "confirmed", 2),
}


@pytest.mark.parametrize(("reports", "consistency", "documents"), SCANS.values(), ids=SCANS)
def test_what_a_scan_is_worth(
    reports: Sequence[Report], consistency: str, documents: int, publish: Publish, ask: Ask
) -> None:
    publish(*reports)
    [row] = ask(JUDGED)
    assert (row["consistency"], row["documents"]) == (consistency, documents)
    later = reports[-1].document.trust
    assert row["trust"] == later


def test_the_text_goes_before_its_scan_of_the_same_day(publish: Publish, ask: Ask) -> None:
    misread = figure("Giá trị sản xuất công nghiệp năm 2015 đạt 4.018 tỷ đồng.", f"{OUTPUT} 4018 bn_vnd")
    publish(scanned("a", A, [misread, *TOLD[1:]]), page("b", A, TOLD, "Báo B"))
    assert ask("select actual, trust, consistency from kpi_yearly where indicator = 'industrial_output'") == [
        {"actual": 4013.0, "trust": "text", "consistency": "conflict"}
    ]
    told = ask("select value, trust from kpi_conflict order by value")
    assert [tuple(row.values()) for row in told] == [(4013.0, "text"), (4018.0, "ocr")]


@pytest.mark.slow
@pytest.mark.skipif(bool(ocr.missing()), reason="OCR is not installed, see `etl doctor`")
def test_a_real_scan(tmp_path: Path) -> None:
    """The Lạng Sơn report as a scan, alone, and then with the web page it was printed from."""
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb")
    settings.raw.mkdir()

    def put(name: str, data: bytes) -> list[tuple[object, ...]]:
        (settings.raw / name).write_bytes(data)
        shutil.copy(samples.CARD, settings.raw / f"{name.rpartition('.')[0]}.card.toml")
        assert pipeline.run(settings).published
        return ask_file(settings.warehouse, "select distinct consistency, trust from kpi_yearly where year = 2015").rows

    assert put("scan.pdf", samples.scanned_pdf(samples.pdf(annex=False))) == [("single", "ocr")]
    assert ask_file(settings.warehouse, "select path, trust from document").rows == [("scan.pdf", "ocr")]
    put("page.html", samples.html().encode())
    assert ask_file(settings.warehouse, "select count(*), count(distinct witness) from witness").rows == [(2, 1)]
    trusts = ask_file(settings.warehouse, "select distinct trust from kpi_yearly where consistency = 'confirmed'").rows
    assert trusts == []


ADDRESSES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["https://", "http://", "HTTPS://", ""]),
        st.sampled_from(["www.", "m.", "amp.", ""]),
        st.sampled_from(["a.vn", "congthuong-lang-son.gov.vn"]),
        st.sampled_from(["", "/", "/tin", "/tin-tuc/bao-cao-nam-2015.html", "/tin-tuc/bao-cao-nam-2015.html/"]),
        st.sampled_from(
            ["", "?id=1", "?id=12", "?utm_source=zalo", "?utm_source=zalo&id=1", "&id=1", "?id=1&fbclid=x/y"]
        ),
        st.sampled_from(["", "#binh-luan", "/", "//"]),
    ),
)


@contextmanager
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse without reports, views and marts."""
    with duckdb.connect() as connection:
        create_tables(connection)
        create_relations(connection, ["macros"])
        connection.execute(query("touched").split("create or replace temp table published_correction")[0])
        yield connection


def put_document(connection: duckdb.DuckDBPyConnection, name: str, url: str | None, status: str = "read") -> None:
    connection.execute(
        "insert into document (document_id, path, url, text, extractor_version, status, read_at) "
        "values ($name, $name, $url, '', '', $status, timestamp '2016-01-18')",
        {"name": name, "url": url, "status": status},
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(ADDRESSES, min_size=2, max_size=12))
def test_reports_at_the_address_of_one_that_changed_are_one_witness(addresses: list[str]) -> None:
    with tables() as connection:
        for number, address in enumerate(addresses[1:], 1):
            put_document(connection, f"{number:02}", address)
        independent_source.find(connection)
        put_document(connection, "00", addresses[0])
        connection.execute("insert into touched_document values ('00')")
        independent_source.find_touched(connection)
        first = "(select report_address(url) from document where document_id = '00')"
        same = f"select document_id from document where report_address(url) = {first} order by all"
        alike = connection.execute(same).fetchall()
        together = connection.execute("select document_id from witness where witness = '00' order by all").fetchall()
        assert together == (alike if len(alike) > 1 else [])


def test_a_report_that_could_not_be_read_repeats_none_at_its_address() -> None:
    with tables() as connection:
        put_document(connection, "a", "https://a.vn/tin")
        put_document(connection, "b", "https://a.vn/tin", status="failed")
        independent_source.find(connection)
        assert connection.execute("select document_id from report_words").fetchall() == [("a",)]
        assert connection.execute("from witness").fetchall() == []


def test_what_is_kept_of_a_report_goes_with_it() -> None:
    """By the few that a run touched, and by all."""
    with tables() as connection:
        for name in ("a", "b"):
            put_document(connection, name, "https://a.vn/tin")
        independent_source.find(connection)
        assert connection.execute("select count(*) from witness").fetchall() == [(2,)]
        connection.execute("delete from document where document_id = 'a'")
        connection.execute("insert into touched_document values ('a')")
        independent_source.find_touched(connection)
        assert connection.execute("select document_id from report_words").fetchall() == [("b",)]
        assert connection.execute("select count(*) from witness").fetchall() == [(0,)]
        connection.execute("delete from document")
        independent_source.find(connection)
        assert connection.execute("select count(*) from report_words").fetchall() == [(0,)]


@pytest.mark.parametrize("figures", [1, 3, 100_000])
def test_what_is_kept_is_the_same_however_many_areas_are_looked_at_at_a_time(
    figures: int, publish: Publish, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(independent_source, "FIGURES", figures)
    nation = page("c", A, TOLD, "Báo C", area_id="viet-nam")
    publish(page("a", A, TOLD, "Báo A"), page("b", B, EDITED, "Báo B", url="https://a.vn/tin"), nation)
    kept = ask("select area_id, count(*) as n, count(words) as clauses from report_words group by all order by all")
    assert [tuple(row.values()) for row in kept] == [("address", 1, 1), ("lang-son", 5, 5), ("viet-nam", 3, 3)]
    assert ask("select count(*) as n from witness") == [{"n": 0}]


def test_no_report_is_held_against_every_other() -> None:
    """As in a run, where what is counted stands in tables that its own transaction has made."""
    with duckdb.connect() as connection:
        connection.execute(sql("tables", "document"))
        create_relations(connection, ["macros"])
        connection.execute("begin transaction")
        connection.execute(sql("tables", "report_words"))
        connection.execute(query("report_number"))
        connection.execute(
            "create temp table telling_report as select range::integer as number, range::varchar as document_id, "
            "range::integer as first, 2::hugeint as sentences from range(1000)"
        )
        connection.execute("insert into shared_words select range, range + 1, 2, 2 from range(500)")
        [(_, plan)] = connection.execute(f"explain {query('repeated_words')}").fetchall()
        assert "HASH_JOIN" in plan
        assert not {"NESTED_LOOP_JOIN", "CROSS_PRODUCT", "BLOCKWISE_NL_JOIN"} & set(plan.replace("│", " ").split())
        connection.execute(query("repeated_words"))
        assert connection.execute("select count(*) from repeated_words").fetchall() == [(1000,)]
