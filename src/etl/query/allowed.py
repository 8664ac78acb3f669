"""What a person may ask in SQL: one question, made of statements and functions that are known to do no harm.

DuckDB itself takes the text apart; what its tree names has to stand in `allowed_functions`, or be a macro of the file.
That no other file can be reached is the matter of the connection (`warehouse.read_only`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from etl.errors import UsageError
from etl.query.allowed_functions import ALLOWED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST, DEEPEST = 200_000, 100
"""Characters of a question, and brackets within brackets: more than anybody writes, less than DuckDB's parser bears."""

# What DuckDB passes over, and never more: a comment goes to its first end, and one within another is left to DuckDB.
_GAP = r"(?:\s|--[^\n\r]*(?:[\n\r]|$)|/\*(?:(?!/\*|\*/).)*\*/)"
_EXPLAIN = re.compile(rf"{_GAP}*explain\b(?:{_GAP}+analyze\b)?", re.IGNORECASE | re.DOTALL)
_REMEDY = "ask one `select`, `from`, `with`, `values`, `describe`, `show`, `summarize` or `explain`"
MEND = 'mend the query; `etl sql "describe kpi_yearly"` shows the columns'
"""What to do about a query that DuckDB does not take."""
_MACROS = "select function_name from duckdb_functions() where not internal and ends_with(function_type, 'macro')"


def check(connection: DuckDBPyConnection, sql: str) -> None:
    """Raise UsageError (one line) unless `sql` is one query that calls only what is allowed."""
    import duckdb

    _measure(sql)
    try:
        statements = connection.extract_statements(sql)
        kinds = [statement.type.name for statement in statements]
        if not kinds:
            raise UsageError("sql", "there is no query", 'write one, as in `etl sql "from kpi_wide"`')
        if len(kinds) > 1 and "CREATE" not in kinds:  # a pivot without its columns becomes two
            raise UsageError("sql", f"these are {len(kinds)} statements", "ask one at a time")
        if kinds == ["EXPLAIN"] and (found := _EXPLAIN.match(sql)):
            return check_select(connection, sql[found.end() :])
        if kinds != ["SELECT"]:
            raise UsageError("sql", f"{kinds[0]} is no question", _REMEDY)
        check_select(connection, sql)
    except duckdb.Error as error:
        said = " ".join(str(error).split("\n\nLINE", 1)[0].split())
        raise UsageError("sql", said, MEND) from None


def check_select(connection: DuckDBPyConnection, sql: str) -> None:
    """As `check`, for what must be a `select`. Raises duckdb.Error and UsageError."""
    row = connection.execute("select json_serialize_sql(?)", [sql]).fetchone()
    try:
        tree: dict[str, Any] = json.loads(row[0]) if row else {"error": True}
    except RecursionError:
        raise UsageError("sql", "it is nested too deeply", "ask in smaller steps, with `with`") from None
    if tree["error"] or len(tree["statements"]) != 1:
        remedy = f"{_REMEDY}; a pivot names its columns: `from (pivot … in (…))`"
        raise UsageError("sql", "it is no question", remedy)
    macros = {name for (name,) in connection.execute(_MACROS).fetchall()}
    for name in _functions(tree):
        if name.lower() not in ALLOWED and name.lower() not in macros:
            remedy = "ask without it; `etl sql` calls only functions that reach nothing but the warehouse"
            raise UsageError("sql", f"the function {name} is not among those that may be called", remedy)


def _functions(tree: Any) -> Iterator[str]:
    """The names of all functions in a tree, whatever they are called as."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if isinstance(name := node.get("function_name"), str) and name:
                yield name
            waiting.extend(node.values())


def _measure(sql: str) -> None:
    if len(sql) > LONGEST:
        raise UsageError("sql", f"it has {len(sql)} characters, more than {LONGEST}", "ask in smaller steps")
    depth = 0
    for sign in sql:
        depth += (sign in "([{") - (sign in ")]}")
        if depth > DEEPEST:
            raise UsageError("sql", f"it has more than {DEEPEST} brackets within brackets", "ask in smaller steps")
