"""The commands that write, by the names of what is done to them."""

from __future__ import annotations

from tests.cli.act import Act
from tests.cli.file_acts import Exporting, Fetching, Freezing, Reviewing
from tests.cli.publishing_acts import Backfilling, Nightly, ReadingApart, RollingBack, Running, Tidying

ACTS: dict[str, type[Act]] = {
    "run": Running, "backfill": Backfilling, "rollback": RollingBack, "review": Reviewing, "fetch": Fetching,
    "export": Exporting, "freeze": Freezing,
}  # fmt: skip
KILLED: dict[str, type[Act]] = {**ACTS, "read": ReadingApart, "tidy": Tidying, "night": Nightly}
"""With those that are only killed: a report that is not read for want of memory is published as one that failed."""
