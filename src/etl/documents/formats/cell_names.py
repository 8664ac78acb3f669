"""Names of the cells of a sheet ("D7"), and their rows and columns, counted from 0."""

from __future__ import annotations

from functools import cache


@cache
def letters(column: int) -> str:
    """The name of a column that counts from 0: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def place_of(name: str) -> tuple[int, int]:
    """Row and column, from 0, of the cell `name`."""
    head = name.rstrip("0123456789")
    column = 0
    for letter in head:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(name[len(head) :]) - 1, column - 1
