"""What `etl sql` may be asked: kinds of statements and functions by a list of those that are known to do no harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from etl import warehouse
from etl.errors import UsageError
from etl.query.allowed import DEEPEST, check
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


REFUSED = {
    "": "there is no query",
    "  -- nothing\n;": "there is no query",
    "select 1; select 2": "these are 2 statements; ask one at a time",
    "set threads = 2": "SET is no question; ask one `select`",
    "copy document to 'x'": "COPY is no question",
    "call pragma_version()": "CALL is no question",
    "explain delete from document": "it is no question",
    "delete from document": "DELETE is no question",
    "pragma database_size": "is no question",
    "prepare p as select 1": "PREPARE is no question",
    "select no_such_function(1)": "the function no_such_function is not among those that may be called",
    "select current_setting('threads')": "the function current_setting is not among",
    "from read_text('x')": "the function read_text is not among",
    "select 1 where exists (from query('select 1'))": "the function query is not among",
    "explain from glob('x')": "the function glob is not among",
    "selekt 1": "Parser Error: syntax error",
    "select " + "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1): "brackets within brackets",
}


@pytest.mark.parametrize(("sql", "says"), REFUSED.items())
def test_all_else_is_refused_in_one_line(sql: str, says: str, reader: object) -> None:
    with pytest.raises(UsageError) as error:
        check(reader, sql)  # type: ignore[arg-type]
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_no_function_on_the_list_is_unknown_to_duckdb(reader: object) -> None:
    rows = answer(reader, "select distinct function_name from duckdb_functions()").rows  # type: ignore[arg-type]
    windows = {"row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value"}
    assert ALLOWED - {row[0] for row in rows} <= windows | {"last_value", "nth_value"}
