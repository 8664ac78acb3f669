"""The answers of docs/questions.md, over the reports of data/raw: `python -m tests.questions docs/questions.md`."""

from __future__ import annotations

import csv
import io
import re
import sys
import tempfile
from pathlib import Path

from etl import pipeline
from etl.query.export.values import as_text
from etl.query.queries import ask_freely
from etl.settings import Settings

QUESTION = re.compile(r"```sql\n(.*?)```\n\n```csv\n(.*?)```", re.DOTALL)


def shipped(folder: Path) -> Settings:
    """A warehouse of the reports in data/raw, in an empty folder."""
    settings = Settings(raw=Path(__file__).parents[1] / "data" / "raw", warehouse=folder / "w.duckdb")
    pipeline.run(settings)
    return settings


def answered(page: str, settings: Settings) -> str:
    """The page with the answer below each of its questions."""
    return QUESTION.sub(lambda found: f"```sql\n{found[1]}```\n\n```csv\n{_answer(found[1], settings)}```", page)


def _answer(sql: str, settings: Settings) -> str:
    answer = ask_freely(settings.warehouse, sql, settings.sql_threads, settings.sql_memory)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([as_text(value) for value in row] for row in answer.rows)
    return text.getvalue()


if __name__ == "__main__":
    page = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        page.write_text(answered(page.read_text("utf-8"), shipped(Path(folder))), "utf-8")
