"""The lines that say why a second reader is not there. Nothing where both are."""

from __future__ import annotations

from rich.console import Console

from etl.catalogue import Catalogue
from etl.cli.render import terminal
from etl.extract.scoring.second_reader import fault_of
from etl.extract.scoring.tables.reader import fault_of_tables


def show(console: Console, catalogue: Catalogue) -> None:
    """One line where the weights of the second reader are missing, damaged or of other features."""
    for fault in filter(None, (fault_of(catalogue.reader), fault_of_tables(catalogue.table_reader))):
        terminal.sentence(console, fault)
