"""Numbers as Vietnamese reports print them: "4.013", "12.465.818,4", "16.7", "1,234,567".

"." groups thousands and "," is the decimal mark, except in a misprint. A misprint that the digits alone show is read
as what it must be; where two readings are possible, the second is kept beside the first (`other`), for arithmetic to
choose. `number_words` has numbers spelled out, `quantities` magnitudes and units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

MAX_DIGITS = 18
"""More digits than any figure has; longer runs are serial numbers or rubbish."""


@dataclass(slots=True)
class Number:
    """A number read: `value`, how many `decimals` were written, and the `other` reading where there are two.

    `rule` names how the separators were understood.
    """

    value: Decimal
    decimals: int
    rule: str
    other: tuple[Decimal, int] | None = None


def parse(surface: str) -> Number | None:
    """The number that `surface` (digits, "." and ",") states; None where its separators make no number."""
    if len(surface) > MAX_DIGITS and sum(map(str.isdigit, surface)) > MAX_DIGITS:
        return None
    if surface.isdigit():
        return Number(Decimal(surface), 0, "number.plain")
    if "." in surface and "," in surface:
        return _both(surface)
    mark = "." if "." in surface else ","
    groups = surface.split(mark)
    thousands = len(groups[-1]) == 3 and _grouped(groups)
    if len(groups) > 2:
        rule = "number.grouped" if mark == "." else "number.grouped-by-comma"
        return Number(Decimal("".join(groups)), 0, rule) if thousands else None
    value, decimals = Decimal(".".join(groups)), len(groups[1])
    rule = "number.decimal-point" if mark == "." else "number.decimal-comma"
    if not thousands:
        return Number(value, decimals, rule)
    whole = Decimal("".join(groups))
    if mark == ".":
        return Number(whole, 0, "number.grouped", (value, decimals))
    return Number(value, decimals, rule, (whole, 0))


def _both(surface: str) -> Number | None:
    """Both marks: the one that comes last and only once is the decimal mark."""
    decimal = max(".", ",", key=surface.rindex)
    group = "," if decimal == "." else "."
    if surface.count(decimal) > 1:
        return None
    whole, fraction = surface.split(decimal)
    if not _grouped(whole.split(group)):
        return None
    rule = "number.grouped-decimal" if decimal == "," else "number.grouped-by-comma"
    return Number(Decimal(whole.replace(group, "") + "." + fraction), len(fraction), rule)


def _grouped(groups: list[str]) -> bool:
    """Whether the digits between the marks are thousands: one to three, then threes; no leading zero."""
    first = groups[0]
    return 1 <= len(first) <= 3 and first[0] != "0" and {len(group) for group in groups[1:]} <= {3}
