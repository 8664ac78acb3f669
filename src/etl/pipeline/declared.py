"""The corrections that are declared for a run, and what is wrong with their file."""

from __future__ import annotations

import os

from etl import warehouse
from etl.errors import UsageError
from etl.settings import ENV_CORRECTIONS, Settings
from etl.warehouse import corrections
from etl.warehouse.corrections import Correction

STAY = "until then those published last hold"


def declared(settings: Settings) -> tuple[Correction, ...]:
    """The entries of the file of corrections; none where there is no file and none are published.

    Raises UsageError for a faulty file, for one that was named and is not there, and for one that is gone while
    corrections are published: a folder or share may be away, and what they mend would be published as sound.
    WarehouseError when the warehouse cannot be read.
    """
    path = settings.corrections_file
    if settings.corrections is not None and not os.path.lexists(path):
        what = "there is no such file of corrections"
        raise UsageError(path, what, f"set {ENV_CORRECTIONS} to it, or put an empty file there if none are declared")
    if not os.path.lexists(path) and warehouse.is_corrected(settings.warehouse):
        what = "it is not there, though corrections are published"
        raise UsageError(path, what, "bring it back, or put an empty file there if they are to be withdrawn")
    return corrections.load(path)


def faulty_corrections(settings: Settings) -> str:
    """What is wrong with the file of corrections in one line, "" for nothing."""
    try:
        declared(settings)
    except UsageError as fault:
        return f"{fault}; {STAY}"
    return ""
