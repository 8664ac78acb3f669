"""What `etl sql` may be asked: kinds of statements and functions by a list of those that are known to do no harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from etl import warehouse
from etl.errors import UsageError
from etl.query.allowed import DEEPEST, LONGEST, check
from etl.query.allowed_functions import ALLOWED
from etl.query.queries import answer
from etl.settings import Settings


@pytest.fixture(scope="module")
def reader(loaded: Settings) -> Iterator[object]:
    connection = warehouse.connect(loaded.warehouse)
    yield connection
    warehouse.close(connection)


ASKED = [
    "select 1",
    "from kpi_wide;",
    "values (1)",
    "table document",
    "describe kpi_yearly",
    "show tables",
    "summarize kpi_yearly",
    "explain select 1",
    "-- why\nexplain analyze select 1",
    "with a as (select 1 as x) select x + 1 from a",
    "select area, row_number() over (order by year), lag(actual) over (order by year) from kpi_yearly",
    "select count(*), sum(actual), arg_max(area, actual), list(distinct area) from kpi_yearly group by all",
    "from kpi_yearly_asof(date '2016-01-01')",
    "select list_transform([1, 2], x -> x * 2), upper('a') || 'b', date '2016-01-01' + interval 1 day",
    "from range(3)",
    "select unnest([1, 2])",
    "select table_name, column_name, comment from duckdb_columns() where not internal",
    "from (pivot kpi_yearly on year in (2018, 2023) using first(actual) group by area)",
    "select case when x between 1 and 2 then x::varchar else 'a' end from (values (1)) as t (x) where x not in (3)",
    "select * from kpi_yearly where quote like '%tỷ%' and quote ~ 'đ' and area ilike 'b%'",
]


@pytest.mark.parametrize("sql", ASKED)
def test_what_is_asked_is_answered(sql: str, reader: object) -> None:
    check(reader, sql)  # type: ignore[arg-type]
    answer(reader, sql)  # type: ignore[arg-type]


SELECT = "ask one `select`, `from`, `with`, `values`, `describe`, `show`, `summarize` or `explain`"
PIVOT = f"{SELECT}; a pivot names its columns: `from (pivot … in (…))`"
WITHOUT = "ask without it; `etl sql` calls only functions that reach nothing but the warehouse"
MEND = 'mend the query; `etl sql "describe kpi_yearly"` shows the columns'


def function(name: str) -> str:
    return f"sql: the function {name} is not among those that may be called; {WITHOUT}"


REFUSED = {
    "": 'sql: there is no query; write one, as in `etl sql "from kpi_wide"`',
    "  -- nothing\n;": 'sql: there is no query; write one, as in `etl sql "from kpi_wide"`',
    "select 1; select 2": "sql: these are 2 statements; ask one at a time",
    "select 1; drop table document; select 2": "sql: these are 3 statements; ask one at a time",
    "set threads = 2": f"sql: SET is no question; {SELECT}",
    "copy document to 'x'": f"sql: COPY is no question; {SELECT}",
    "call pragma_version()": f"sql: CALL is no question; {SELECT}",
    "explain delete from document": f"sql: it is no question; {PIVOT}",
    "explain select 1; select 2": "sql: these are 2 statements; ask one at a time",
    "pivot kpi_yearly on year using first(actual)": f"sql: CREATE is no question; {SELECT}",
    "delete from document": f"sql: DELETE is no question; {SELECT}",
    "pragma database_size": f"sql: it is no question; {PIVOT}",
    "prepare p as select 1": f"sql: PREPARE is no question; {SELECT}",
    "select no_such_function(1)": function("no_such_function"),
    "select current_setting('threads')": function("current_setting"),
    "from read_text('x')": function("read_text"),
    "from READ_CSV('x')": function("read_csv"),
    "select 1 where exists (from query('select 1'))": function("query"),
    "explain from glob('x')": function("glob"),
    "explain /* a */ select getenv('x') as /* b */ analyze from (select 1)": function("getenv"),
    "explain -- a\r select getenv('x') as\n analyze from (select 1)": function("getenv"),
    "explain /* /* */ analyze -- */ select getenv('x') union all\nselect '1'": function("getenv"),
    "selekt 1": f'sql: Parser Error: syntax error at or near "selekt"; {MEND}',
    "select " + "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1): (
        "sql: it has more than 100 brackets within brackets; ask in smaller steps"
    ),
    "select " + "[{" * 51 + "}]" * 51: "sql: it has more than 100 brackets within brackets; ask in smaller steps",
    f"select '{'x' * LONGEST}'": f"sql: it has {LONGEST + 9} characters, more than {LONGEST}; ask in smaller steps",
    "select 1" + " + 1" * 800: "sql: it is nested too deeply; ask in smaller steps, with `with`",
}


@pytest.mark.parametrize(("sql", "says"), REFUSED.items(), ids=range(len(REFUSED)))
def test_all_else_is_refused_in_one_line(sql: str, says: str, reader: object) -> None:
    with pytest.raises(UsageError) as error:
        check(reader, sql)  # type: ignore[arg-type]
    assert str(error.value) == says


AS_LARGE_AS_MAY_BE = [
    "select " + "(" * DEEPEST + "1" + ")" * DEEPEST,
    "select " + "(1) + " * (DEEPEST + 1) + "[2][1] + {'a': 3}.a",
    "select length('" + "x" * (LONGEST - len("select length('')")) + "')",
    "explain /* why */ analyze select 1",
    "explain " + "/* why */ " * 60 + "select 1",
    "EXPLAIN\tselect '\nexplain analyze'",
    "select UPPER('a'), vietnamese_order('Đà Nẵng')",
]


@pytest.mark.parametrize("sql", AS_LARGE_AS_MAY_BE, ids=range(len(AS_LARGE_AS_MAY_BE)))
def test_what_is_just_allowed_is_answered(sql: str, reader: object) -> None:
    check(reader, sql)  # type: ignore[arg-type]
    answer(reader, sql)  # type: ignore[arg-type]


def test_no_function_on_the_list_is_unknown_to_duckdb(reader: object) -> None:
    rows = answer(reader, "select distinct function_name from duckdb_functions()").rows  # type: ignore[arg-type]
    windows = {"row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value"}
    assert ALLOWED - {row[0] for row in rows} <= windows | {"last_value", "nth_value"}
