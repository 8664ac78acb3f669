"""Writes the layout file of this program: `python -m tests.warehouse.layouts > tests/warehouse/layout_N.sql`.

To be done before SCHEMA_VERSION goes up, so that test_migrations has a file as the program before made it.
"""

from __future__ import annotations

import duckdb

from etl.warehouse.sql_files import INTERMEDIATE, MACROS, SCHEMA_VERSION, STAGING, definition, names, sql

HEAD = (
    "-- The tables, macros and views of layout {} on which kpi_yearly and kpi_wide rest, as the program wrote them; "
    "comments left out."
)


def layout() -> str:
    """The statements that make the tables, and what is computed from them up to kpi_yearly and kpi_wide."""
    marts = [name for name in names("marts") if name.endswith("_asof")]
    relations = [("macros", name) for name in MACROS]
    relations += [("staging", name) for name in STAGING] + [("intermediate", name) for name in INTERMEDIATE]
    relations += [
        ("marts", name) for name in (*marts, "kpi_period", "kpi_yearly", "kpi_wide") if name in names("marts")
    ]
    texts = [sql("tables", name) for name in names("tables")] + [definition(*relation) for relation in relations]
    made = [HEAD.format(SCHEMA_VERSION)]
    for text in texts:
        for statement in duckdb.extract_statements(text):
            lines = [
                line for line in statement.query.strip().splitlines() if line.strip() and line.lstrip()[:2] != "--"
            ]
            if not lines[0].startswith("comment on"):
                made.append("\n".join(lines).rstrip(";") + ";")
    return "\n".join(made) + "\n"


if __name__ == "__main__":
    print(layout(), end="")
