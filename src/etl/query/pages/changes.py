"""What a run changed, a page at a time: contradictions first, then headline indicators, then in the order of areas."""

from __future__ import annotations

from etl.query.pages.kept import Records
from etl.query.pages.stated import Ask


def changes(ask: Ask, run_id: str, most: int, skip: int = 0) -> tuple[Records, int]:
    """The `most` changes of a run after the first `skip`, and how many there are.

    What is in order is groups of changes, which are kept for the next page; only those that reach into this one are put
    in order themselves.
    """
    groups, before, reached, left = ask("page_change_group", run=run_id), 0, Records(), 0
    for group in groups:
        until = before + group["changes"]
        if until > skip and before < skip + most:
            left = left if reached else before
            reached.append(group)
        before = until
    if not reached:
        return [], before
    rows = ask(
        "page_change",
        run=run_id,
        changes=[one["change"] for one in reached],
        headlines=[one["headline"] for one in reached],
        areas=[one["area_id"] for one in reached],
        most=most,
        skip=skip - left,
    )
    return rows, before
