"""The line that says why the second reader is not there. Nothing where it is."""

from __future__ import annotations

from rich.console import Console

from etl.catalogue import Catalogue
from etl.extract.scoring.second_reader import fault_of


def show(console: Console, catalogue: Catalogue) -> None:
    """One line where the weights of the second reader are missing, damaged or of other features."""
    if fault := fault_of(catalogue.reader):
        console.print(fault, soft_wrap=True)
