"""A Frictionless data package: a ZIP file of CSV files and `datapackage.json`, which gives the type of every field."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from etl.query.export.contents import SOURCE_COLUMNS, Content
from etl.query.export.delimited import write_csv, write_rows, write_sources
from etl.query.relations import Column, columns_of

_TYPES = {
    "VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number", "FLOAT": "number",
    "TINYINT": "integer", "SMALLINT": "integer", "INTEGER": "integer", "BIGINT": "integer", "HUGEINT": "integer",
}  # fmt: skip
_TABLES = {"areas": ("area", "area_id"), "indicators": ("indicator", "indicator"), "units": ("unit", "unit")}
"""Resource → the reference table it holds, and its key."""
_KEYS = {"area_id": "areas", "indicator": "indicators", "unit": "units", "base_unit": "units"}


def write_package(content: Content, path: Path) -> None:
    """The content with the reports behind it and the reference tables that its codes mean. Raises OSError."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        with _member(package, f"{content.what}.csv") as file:
            write_csv(content, file)
        with _member(package, "documents.csv") as file:
            write_sources(content, file)
        documents = [column for column in columns_of(content.connection, "document") if column.name in SOURCE_COLUMNS]
        documents.sort(key=lambda column: SOURCE_COLUMNS.index(column.name))
        resources = [
            _resource(content, content.what, content.columns, _foreign_keys(content)),
            _resource(content, "documents", documents, [], "document_id"),
        ]
        for name, (table, key) in _TABLES.items():
            columns = columns_of(content.connection, table)
            rows = content.lookup(f"select * from {table} order by {key}")
            with _member(package, f"{name}.csv") as file:
                write_rows(tuple(column.name for column in columns), (tuple(row.values()) for row in rows), file)
            resources.append(_resource(content, name, columns, [], key))
        with _member(package, "datapackage.json") as file:
            json.dump(_descriptor(content, resources), file, ensure_ascii=False, indent=2)


@contextmanager
def _member(package: zipfile.ZipFile, name: str) -> Iterator[IO[str]]:
    # The size is not known beforehand, and a million rows may be more than 2 GiB.
    with package.open(name, "w", force_zip64=True) as raw, io.TextIOWrapper(raw, "utf-8", newline="") as file:
        yield file


def _descriptor(content: Content, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"congthuong-{content.what}",
        "title": content.headings.word(content.what),
        "description": f"{content.relation}: figures of reports of provincial departments of Industry and Trade of "
        "Viet Nam, each with the words it was read from. A row whose consistency is conflict is contradicted, one with "
        "something in corrected was corrected by a person.",
        "resources": resources,
    }


def _resource(
    content: Content, name: str, columns: tuple[Column, ...] | list[Column], keys: list[dict[str, Any]],
    primary: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    fields = [
        {
            "name": column.name,
            "type": _TYPES.get(column.kind, "number" if column.kind.startswith("DECIMAL") else "string"),
            "title": content.headings.heading(column.name),
            "description": column.comment,
        }
        for column in columns
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    schema |= {"primaryKey": primary} if primary else {}
    schema |= {"foreignKeys": keys} if keys else {}
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_keys(content: Content) -> list[dict[str, Any]]:
    names = [column.name for column in content.columns]
    documents = [(name, "documents", "document_id") for name in names if name.endswith("document_id")]
    others = [(name, _KEYS[name], _TABLES[_KEYS[name]][1]) for name in names if name in _KEYS]
    return [
        {"fields": name, "reference": {"resource": resource, "fields": key}}
        for name, resource, key in (*documents, *others)
    ]
