"""Declared corrections in the warehouse: what they change, what they leave, and when they fail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from etl.catalogue import Catalogue
from etl.errors import AuditFailed
from etl.warehouse import Building, apply_corrections, begin, outdated
from etl.warehouse.corrections import Correction
from tests.warehouse.figures import Ask, Report, figure, growth, lang_son, load_into, report
from tests.warehouse.in_memory import InMemory, works_in_memory

pytestmark = pytest.mark.usefixtures("in_views")

Declare = Callable[..., None]
SHOWN = (
    "select actual, plan, growth_stated, corrected, consistency, documents from kpi_yearly where area_id = 'lang-son'"
)


def entry(**changes: Any) -> Correction:
    told: dict[str, Any] = {
        "document": "lang-son-2015.txt", "quote": "4.013 tỷ", "says": Decimal("4013"), "right": Decimal("4031"),
        "reason": "đảo chữ số", "who": "A", "when": date(2026, 2, 1), "where": "corrections.toml, entry 1",
    }  # fmt: skip
    return Correction(**{**told, **changes})


@pytest.fixture
def declare(request: pytest.FixtureRequest, path: Path, catalogue: Catalogue) -> Declare:
    """Load reports under declared corrections, audited and published where a file is."""

    def run(entries: list[Correction], *reports: Report) -> None:
        with begin(path, catalogue, lock_seconds=0) as version:
            correct(version, entries, *reports)
            version.audit()
            version.publish()

    def correct(version: Building, entries: list[Correction], *reports: Report) -> None:
        load_into(version, *reports)
        version.correct(entries)
        version.materialise()

    if works_in_memory(request):
        return partial(correct, InMemory(request.getfixturevalue("emptied_views"), catalogue))
    return run


def test_the_right_figure_is_shown_and_says_so(declare: Declare, ask: Ask) -> None:
    declare([entry()], lang_son())
    [row] = ask(f"{SHOWN} and year = 2015 and indicator = 'industrial_output'")
    assert row["actual"] == 4031
    assert row["corrected"] == "the report says 4013 bn_vnd; đảo chữ số (A, 2026-02-01)"
    assert row["documents"] == 1
    others = ask("select count(*) as n from kpi_yearly where corrected is not null")
    assert others == [{"n": 1}]


def test_what_the_report_says_stays(declare: Declare, ask: Ask) -> None:
    declare([entry()], lang_son())
    assert ask(
        "select value, quote from observation where observation_id in (select observation_id from correction)"
    ) == [{"value": Decimal("4013"), "quote": "4.013 tỷ đồng"}]
    vintages = ask("""select vintage, value, revision, declared_on from kpi_vintage
                      where indicator = 'industrial_output' and year = 2015 and role = 'level' order by vintage""")
    assert [tuple(row.values()) for row in vintages] == [(1, 4013, None, None), (2, 4031, 18, date(2026, 2, 1))]


@pytest.mark.parametrize(("day", "actual"), [("2026-01-31", 4013), ("2026-02-01", 4031), ("2016-02-01", 4013)])
def test_a_correction_was_not_known_before_it_was_declared(day: str, actual: int, declare: Declare, ask: Ask) -> None:
    declare([entry()], lang_son())
    rows = ask(f"""select actual from kpi_yearly_asof(date '{day}')
                   where indicator = 'industrial_output' and year = 2015""")
    assert rows == [{"actual": actual}]


def test_it_goes_before_a_later_publication(declare: Declare, ask: Ask) -> None:
    later = report("b", "2020-01-01", [figure("4.020 tỷ", "industrial_output 2015 actual 4020 bn_vnd")])
    declare([entry()], lang_son(), later)
    [row] = ask(f"{SHOWN} and year = 2015 and indicator = 'industrial_output'")
    assert (row["actual"], row["consistency"], row["documents"]) == (4031, "conflict", 2)


def test_it_ends_with_its_entry(declare: Declare, ask: Ask, path: Path) -> None:
    declare([entry()], lang_son())
    assert not outdated(path, {entry().correction_id})
    assert outdated(path, set())
    declare([], lang_son())
    [row] = ask(f"{SHOWN} and year = 2015 and indicator = 'industrial_output'")
    assert (row["actual"], row["corrected"]) == (4013, None)


def test_another_unit_than_the_report_uses(declare: Declare, ask: Ask) -> None:
    declare([entry(says=Decimal("4013000"), right=Decimal("4031249.5"), unit="mn_vnd")], lang_son())
    [row] = ask(f"{SHOWN} and year = 2015 and indicator = 'industrial_output'")
    assert row["actual"] == pytest.approx(4031.2495)


def test_a_rejected_figure_is_made_good(declare: Declare, ask: Ask) -> None:
    bad = report("cao-bang", "2013-01-05", [growth("-120%", "imports 2012 actual -120")], area_id="lang-son")
    mended = entry(document="cao-bang.txt", quote="-120%", says=Decimal("-120"), right=Decimal("-12.0"))
    declare([mended], bad)
    [row] = ask(f"{SHOWN} and year = 2012")
    assert row["growth_stated"] == -12
    assert row["corrected"] == "the report says -120 pct; đảo chữ số (A, 2026-02-01)"
    assert ask("select count(*) as n from rejected") == [{"n": 1}]


def test_one_of_several_figures_with_the_same_words(declare: Declare, ask: Ask) -> None:
    twice = report(
        "lang-son-2015",
        "2016-01-18",
        [
            figure("4.013 tỷ", "industrial_output 2015 actual 4013 bn_vnd"),
            figure("4.013 tỷ", "retail_sales 2015 actual 4013 bn_vnd"),
        ],
    )
    with pytest.raises(AuditFailed, match="entry 1: it fits 2 figures; add indicator"):
        declare([entry()], twice)
    declare([entry(indicator="retail_sales")], twice)
    assert ask("select indicator from kpi_yearly where corrected is not null") == [{"indicator": "retail_sales"}]


FAILING: dict[str, tuple[list[Correction], str]] = {
    "another period": ([entry(period="2014")], "entry 1: it matches no figure of the report"),
    "a digit too many, in another unit": (
        [entry(right=Decimal("40310000000"), says=Decimal("4013000"), unit="mn_vnd")],
        "40310000000 mn_vnd is not plausible as value of industrial_output: expected from 0 up to 5000000000; "
        "mend",
    ),
    "a day that lies ahead": ([entry(when=date(2099, 1, 1))], "when is 2099-01-01, which lies ahead; write the day"),
    "each is told": ([entry(quote="a"), entry(quote="b", where="entry 2")], "so do not fit: entry 2: it matches no"),
}  # fmt: skip


def test_corrections_that_are_not_known_now_stay_but_for_those_whose_figure_is_gone(
    path: Path, catalogue: Catalogue
) -> None:
    other = entry(document="b.txt", quote="7 vụ", says=Decimal(7), right=Decimal(9), where="corrections.toml, entry 2")
    second = report("b", "2016-01-18", [figure("7 vụ", "market_violations 2014 actual 7 count")])
    with begin(path, catalogue, lock_seconds=0) as version:
        load_into(version, lang_son(), second)
        assert version.correct_what_fits([entry(), other]) is None
        assert version.correct_what_fits(None) is None
        count = "select list(value order by value) from correction"
        assert version._connection.execute(count).fetchall() == [([Decimal(9), Decimal(4031)],)]
        load_into(version, report("b", "2016-01-18", [figure("8 vụ", "market_violations 2014 actual 8 count")]))
        assert version.correct_what_fits(None) is None
        assert version._connection.execute(count).fetchall() == [([Decimal(4031)],)]


UNPLACED = figure("4.013 tỷ", "industrial_output 2015 actual 4013 bn_vnd", area_id=None, period=None)


def test_what_the_figure_does_not_say_the_entry_says(declare: Declare, ask: Ask) -> None:
    unplaced = report("lang-son-2015", "2016-01-18", [UNPLACED])
    with pytest.raises(AuditFailed) as failed:
        declare([entry()], unplaced)
    told = "the figure does not say its area, period; say it in the entry"
    assert str(failed.value) == f"corrections.toml, entry 1: {told}"
    declare([entry(area="ha-nam", period="2014")], unplaced)
    assert ask("select area_id, period, value, unit from correction") == [
        {"area_id": "ha-nam", "period": "2014", "value": Decimal(4031), "unit": "bn_vnd"}
    ]


def test_a_number_that_no_column_holds_is_told(catalogue: Catalogue) -> None:
    factor = catalogue.units["bn_vnd"].factor
    assert apply_corrections._base(Decimal(10) ** 22, factor) == Decimal(10) ** 31
    with pytest.raises(apply_corrections._Mismatch) as mismatch:
        apply_corrections._base(Decimal(10) ** 23, factor)
    told = f"1{'0' * 23} is more than the warehouse can hold in that unit"
    assert (mismatch.value.what, mismatch.value.remedy) == (told, "state it in a smaller `unit`")


UNKNOWN = {
    "indicator": ("exprots", "exprots is no indicator that the warehouse knows"),
    "area_id": ("langson", "langson is no area that the warehouse knows"),
    "period": ("2015-13", "2015-13 is no period that the warehouse knows"),
    "scenario": ("maybe", "maybe is no scenario that the warehouse knows"),
    "measure": ("size", "size is no measure that the warehouse knows"),
    "unit": ("furlong", "furlong is no unit that the warehouse knows"),
}


@pytest.mark.parametrize("part", UNKNOWN)
def test_an_unknown_code_is_named(part: str, catalogue: Catalogue) -> None:
    told = {
        "indicator": "exports", "area_id": "ha-nam", "period": "2015", "scenario": "actual", "measure": "value",
        "unit": "mn_usd",
    }  # fmt: skip
    apply_corrections._check(told, catalogue)
    value, said = UNKNOWN[part]
    with pytest.raises(apply_corrections._Mismatch) as mismatch:
        apply_corrections._check({**told, part: value}, catalogue)
    assert (mismatch.value.what, mismatch.value.remedy, str(mismatch.value)) == (said, "mend or remove the entry", said)
    with pytest.raises(apply_corrections._Mismatch, match=r"^value of exports cannot be in pct$"):
        apply_corrections._check({**told, "unit": "pct"}, catalogue)


@pytest.mark.parametrize(("entries", "says"), FAILING.values(), ids=FAILING)
def test_what_does_not_fit_stops_the_run(
    entries: list[Correction], says: str, published: Path, path: Path, declare: Declare
) -> None:
    before = path.read_bytes()
    with pytest.raises(AuditFailed) as failed:
        declare(entries, lang_son())
    assert says in str(failed.value)
    assert "\n" not in str(failed.value)
    assert path.read_bytes() == before


def test_a_clock_that_was_set_back_takes_no_correction_away(
    declare: Declare, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare([entry()], lang_son())
    monkeypatch.setattr("etl.warehouse.apply_corrections.today", lambda: date(2024, 1, 1))
    second = entry(quote="13.700 tỷ", says=Decimal("13700"), right=Decimal("13070"), when=date(2026, 1, 31))
    declare([entry(), second], lang_son())
    assert ask("select actual from kpi_yearly where corrected is not null order by actual") == [
        {"actual": 4031}, {"actual": 13070}
    ]  # fmt: skip
    with pytest.raises(AuditFailed, match="when is 2026-02-03, which lies ahead"):
        declare([entry(when=date(2026, 2, 3))], lang_son())


def test_the_document_may_be_named_by_its_id(declare: Declare, ask: Ask) -> None:
    declare([entry(document=lang_son().document.document_id)], lang_son())
    assert ask("select count(*) as n from correction") == [{"n": 1}]


@pytest.fixture
def tables(emptied_views: Any, catalogue: Catalogue) -> Any:
    """A connection to the tables of a warehouse with the Lạng Sơn report and one more."""
    twice = [
        figure("4.013 tỷ", "industrial_output 2014 actual 4013 bn_vnd", price_basis="constant_2010"),
        figure("4.013 tỷ", "retail_sales 2014 actual 4013 bn_vnd"),
        growth("-120%", "imports 2014 actual -120"),
        figure("9.876 tỷ", f"exports 2014 actual {10**30} mn_usd"),
    ]
    load_into(InMemory(emptied_views, catalogue), lang_son(), report("b", "2015-01-18", twice))
    return emptied_views


def fault_of(tables: Any, catalogue: Catalogue, **changes: Any) -> str:
    """The whole line on an entry that does not fit."""
    rows, [fault] = apply_corrections.fitting(tables, [entry(**changes)], catalogue)
    assert rows == []
    return str(fault).removeprefix("corrections.toml, entry 1: ")


MEND = "mend or remove the entry"
LINES: dict[str, tuple[dict[str, Any], str]] = {
    "no such report": ({"document": "c.txt"}, f"no such report is in the warehouse; {MEND}"),
    "no such words": (
        {"quote": "5.000 tỷ"},
        f"it matches no figure of the report; `etl review` shows the words as they are; {MEND}",
    ),
    "several with the words": (
        {"document": "b.txt"},
        "it fits 2 figures; add indicator, period, measure or at, the place in the text",
    ),
    "another place": (
        {"at": 3},
        f"it matches no figure of the report; `etl review` shows the words as they are; {MEND}",
    ),
    "other numbers, each once and without zeros behind": (
        {"quote": "tỷ đồng", "measure": "value", "says": Decimal(5), "period": "2015"},
        f"it expects 5, but the report says 13700 bn_vnd or 4013 bn_vnd or 99.3 bn_vnd; {MEND}",
    ),
    "the right one, in other words": (
        {"quote": "4.031 tỷ", "says": Decimal(4031), "right": Decimal(4013),
         "indicator": "industrial_output", "period": "2015"},
        "the report now says 4013, which is right; remove the entry",
    ),
    "the right one, in other words elsewhere": (
        {"quote": "4.031 tỷ", "at": 3, "says": Decimal(4031), "right": Decimal(4013),
         "indicator": "industrial_output", "period": "2015"},
        "the report now says 4013, which is right; remove the entry",
    ),
    "the right one, in another unit": (
        {"says": Decimal(4031000), "right": Decimal(4013000), "unit": "mn_vnd"},
        "the report now says 4013000, which is right; remove the entry",
    ),
    "other words of no year": (
        {"quote": "4.031 tỷ", "says": Decimal(4031), "right": Decimal(4013), "indicator": "industrial_output"},
        f"it matches no figure of the report; `etl review` shows the words as they are; {MEND}",
    ),
    "other words of no indicator": (
        {"quote": "4.031 tỷ", "says": Decimal(4031), "right": Decimal(4013), "period": "2015"},
        f"it matches no figure of the report; `etl review` shows the words as they are; {MEND}",
    ),
    "a unit that cannot be": ({"unit": "pct"}, f"it expects 4013, but the report says 4013 bn_vnd; {MEND}"),
    "an unknown indicator": (
        {"indicator": "exprots"}, f"exprots is no indicator that the warehouse knows; {MEND}"
    ),
    "an unknown period": ({"period": "2015-13"}, f"2015-13 is no period that the warehouse knows; {MEND}"),
    "an unknown scenario": ({"scenario": "maybe"}, f"maybe is no scenario that the warehouse knows; {MEND}"),
    "an unknown measure": ({"measure": "size"}, f"size is no measure that the warehouse knows; {MEND}"),
    "an unknown area": ({"area": "atlantis"}, f"atlantis is no area that the warehouse knows; {MEND}"),
    "the name of an area": ({"area": "Lạng Sơn"}, "Lạng Sơn is no area that the warehouse knows; write lang-son"),
    "an unknown unit": ({"unit": "furlong"}, f"furlong is not a unit of the catalogue; {MEND}"),
    "as many of another unit": (
        {"unit": "count", "says": Decimal(4013) * 10**9},
        f"it expects {4013 * 10**9}, but the report says 4013 bn_vnd; {MEND}",
    ),
    "beyond the range": (
        {"right": Decimal("-4031.5")},
        "-4031.5 bn_vnd is not plausible as value of industrial_output: expected from 0 up to 5000000; "
        f"{MEND}, or widen that range in the catalogue (ranges.toml)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "line"), LINES.values(), ids=LINES)
def test_the_whole_line_on_an_entry(changes: dict[str, Any], line: str, tables: Any, catalogue: Catalogue) -> None:
    assert catalogue.units["bn_vnd"].factor == 10**9
    assert fault_of(tables, catalogue, **changes) == line


@pytest.mark.parametrize(("area_id", "period"), [("viet-nam", "2015"), ("lang-son", "2011/2015")])
def test_the_nation_and_several_years_may_have_more(area_id: str, period: str, catalogue: Catalogue) -> None:
    told = {"indicator": "industrial_output", "measure": "value", "unit": "bn_vnd"}
    more = entry(right=Decimal(6_000_000))
    apply_corrections._refuse_implausible(more, {**told, "area_id": area_id, "period": period}, catalogue)
    with pytest.raises(apply_corrections._Mismatch):
        apply_corrections._refuse_implausible(more, {**told, "area_id": "lang-son", "period": "2015"}, catalogue)


def test_the_row_of_a_correction_has_what_the_figure_and_the_entry_say(tables: Any, catalogue: Catalogue) -> None:
    one = entry(
        document="b.txt",
        indicator="industrial_output",
        unit="mn_vnd",
        says=Decimal(4013000),
        right=Decimal("4031249.5"),
    )
    apply_corrections.correct(tables, [one], catalogue)
    asked = tables.execute("select * from correction")
    row = dict(zip([column[0] for column in asked.description], asked.fetchone(), strict=True))
    named = "select document_id, observation_id, char_start from observation where period = '2014' order by 3 limit 1"
    document_id, observation_id, char_start = tables.execute(named).fetchone()
    assert row == {
        "correction_id": one.correction_id, "document_id": document_id, "observation_id": observation_id,
        "rejected_id": None, "indicator": "industrial_output", "area_id": "lang-son", "period": "2014",
        "scenario": "actual", "measure": "value", "scope": None, "price_basis": "constant_2010",
        "expect": Decimal(4013000), "expect_unit": "mn_vnd", "value": Decimal("4031249.5"), "unit": "mn_vnd",
        "value_base": Decimal("4031249500000"), "decimals": 1, "quote": "4.013 tỷ", "char_start": char_start,
        "reason": "đảo chữ số", "provider": "A", "declared_on": date(2026, 2, 1),
    }  # fmt: skip


def test_whole_numbers_have_no_decimals_and_a_scope_stays(tables: Any, catalogue: Catalogue) -> None:
    one = entry(quote="4.100 triệu", says=Decimal(4100), right=Decimal("4.2e3"))
    apply_corrections.correct(tables, [one], catalogue)
    asked = "select scope, decimals, value, expect_unit, unit from correction"
    assert tables.execute(asked).fetchall() == [("border_gates", 0, Decimal(4200), "mn_usd", "mn_usd")]


def test_of_a_number_that_could_not_be_kept_any_may_be_expected(tables: Any, catalogue: Catalogue) -> None:
    kept = "select value, unit, rejected_id from rejected where quote = '9.876 tỷ'"
    [(value, unit, rejected_id)] = tables.execute(kept).fetchall()
    assert (value, unit) == (None, "mn_usd")
    one = entry(document="b.txt", quote="9.876", says=Decimal(9876), right=Decimal(9))
    assert apply_corrections.correct(tables, [one], catalogue) is None
    asked = "select rejected_id, observation_id, value from correction"
    assert tables.execute(asked).fetchall() == [(rejected_id, None, Decimal(9))]
    other = entry(document="b.txt", quote="9.876", says=Decimal(1), right=Decimal(8), where="entry 2")
    fault = apply_corrections.correct(tables, [one, other], catalogue)
    assert str(fault) == "entry 2: corrections.toml, entry 1 corrects the same figure; change or remove that entry"
    assert tables.execute(asked).fetchall() == [(rejected_id, None, Decimal(9))]


def test_what_does_not_fit_is_told_at_once_each_by_its_place(tables: Any, catalogue: Catalogue) -> None:
    faulty = [entry(unit="furlong", where=f"entry {number}") for number in (1, 2, 3)]
    fault = apply_corrections.correct(tables, [entry(), *faulty], catalogue)
    told = "furlong is not a unit of the catalogue"
    assert str(fault) == f"entry 1: {told}; so do not fit: entry 2: {told}; entry 3: {told}; {MEND}"
    assert tables.execute("select value from correction").fetchall() == [(Decimal(4031),)]
    assert apply_corrections.correct(tables, [], catalogue) is None
    assert tables.execute("select count(*) from correction").fetchone() == (0,)


def test_an_entry_may_be_of_tomorrow_and_of_no_later_day(
    tables: Any, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody east of here has declared it."""
    monkeypatch.setattr(apply_corrections, "today", lambda: date(2026, 2, 1))
    rows, faults = apply_corrections.fitting(tables, [entry(when=date(2026, 2, 2))], catalogue)
    assert (len(rows), faults) == (1, [])
    told = "when is 2026-02-03, which lies ahead; write the day on which it is declared"
    assert fault_of(tables, catalogue, when=date(2026, 2, 3)) == told
