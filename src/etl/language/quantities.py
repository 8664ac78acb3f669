"""Quantities: a number, or a range of two, with magnitude words and unit. "44 nghìn 318 tỷ đồng", "7,5-8%", "+4,4%".

What a quantity is a figure of is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from etl.language.fold import spelled
from etl.language.number_words import WORDS, parse_words
from etl.language.numbers import Number, parse

_NUMBER = r"\d+(?:[.,]\d+)*"
_ONE = Decimal(1)
_BEFORE_POWER = "^⁰¹²³⁴⁵⁶⁷⁸⁹x×*·"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = r"\s?[(\[]\d{1,2}[)\]]"  # of a note, between a figure and its unit
_MARKED = re.compile(_MARK)
_MONEY, _OF_A_UNIT = ("vnd", "usd"), (1_000, 1_000_000)
_SPACED = r"\d{1,3}(?:\s\d{3}){2,5}(?!\d|[.,]\d)"


@dataclass(slots=True)
class Quantity:
    """A number as written, at `start:end` of the text.

    `base` is the unit written (`vnd`, `usd`, `kwh`, `pct`, `points`, `times`) or None, `scale` what the magnitude
    words multiply by; `value` is in units of `scale` (4013 for "4.013 tỷ đồng"). `value_to` is the upper end of a
    range, `sign` a "+" or "-" written before it, `per_year` whether "/năm" follows, `fraction` whether it is one part
    of "94/99 hộ", `each` what follows another slash ("/tháng"). `other` is the second reading of ambiguous separators;
    `rule` names how the first was read.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    scale: Decimal
    base: str | None
    rule: str
    value_to: Decimal | None = None
    sign: str = ""
    per_year: bool = False
    fraction: bool = False
    other: tuple[Decimal, int] | None = None
    each: str | None = None


_SUMS = frozenset({"vnd", "usd", "kwh"})
OF_PLANNED = "number.of-planned"
"""The rule of what was reached, told beside what was planned: "19.830/16.200 tỷ đồng"."""
_POWERS = frozenset({Decimal(103), Decimal(106), Decimal(109)})  # 10³, 10⁶, 10⁹ on one line
_THOUSAND = 1000
_FAR = 3  # times that what was reached may differ from what was planned

TWO_NUMBERS = "number.two"
"""The rule of what is no number: two of them side by side with no word of size or range between."""


class QuantityFinder:
    """Finds quantities; built once from unit words: (surface, kind, value), kind `magnitude`, `unit` or `each`, and
    `multiple` for a unit that is so many of its base ("MWh")."""

    def __init__(self, words: list[tuple[str, str, str]]) -> None:
        self._magnitudes = {s: Decimal(v) for s, kind, v in words if kind == "magnitude"}
        self._units = {s: v for s, kind, v in words if kind == "unit"}
        self._each = {s: v for s, kind, v in words if kind == "each"}
        self._multiples = {s: Decimal(v) for s, kind, v in words if kind == "multiple"}
        magnitude = rf"\s{{0,4}}(?:{_alternatives(self._magnitudes)})(?!\w)"
        # "99,1%KH": what stands behind the sign without a space is a word of its own.
        ends = r"(?:(?<=%)(?=[^\W\d_])|(?!\w|\$|(?<=lần)\slượt))"
        unit = rf"\s{{0,4}}(?:{_alternatives(self._units)}){ends}"
        # The currency may be written once, at the end of a compound or of a range.
        number = rf"(?:{_SPACED}|{_NUMBER})(?:{_MARK}(?={magnitude}|{unit}))?"
        amount = rf"{number}(?:{magnitude}){{0,3}}(?:\s{{1,2}}(?:{_NUMBER})(?:{magnitude}){{1,2}}){{0,2}}"
        self._pattern = re.compile(
            rf"(?P<sign>[+-](?=\d))?(?P<low>{amount})(?P<half>\srưỡi(?!\w))?(?P<unit>{unit})?"
            rf"(?:\s?(?:-|đến|tới)\s?(?P<high>{amount})(?P<unit2>{unit})(?!\s?-\s?\d))?"
            rf"(?:\s?/\s?(?P<each>{_alternatives(self._each)})(?!\w))?"
            rf"(?P<per>\s?/\s?(?:năm|1 năm))?"
            rf"(?P<over>\s?/\s?(?P<planned>\d+(?:[.,]\d+)*))?(?:(?<=\d)(?P<by>{magnitude})?(?P<of>{unit}))?"
        )
        self._power = re.compile(
            rf"(?P<sign>[+-](?=\d))?(?:(?P<number>\d+(?:[.,]\d+)*?)\s?[.x×*·]\s?)?10\s?"
            rf"(?:\^\s?(?=\d)|(?=[⁰¹²³⁴-⁹]))(?P<power>\d{{1,2}}|[⁰¹²³⁴-⁹]{{1,2}})(?!\d)(?P<by>{magnitude})?(?P<unit>{unit})?"
        )
        self._beside = re.compile(rf"\s{amount}(?P<unit>{unit})(?!\s?/\s?\d)")
        self._rest = re.compile(rf"\s(?P<number>{_NUMBER})(?P<unit>{unit})?(?!\w|[.,]\d|\s?[/%-])")
        self._amount = re.compile(rf"(?P<number>{_SPACED}|{_NUMBER})|(?P<word>\w+)")
        self._after_words = re.compile(rf"(?:{unit})")

    def at(self, folded: str, start: int, end: int, limit: int) -> Quantity | None:
        """The quantity whose number, or the sign before it, begins at `start`; None where the digits make no number.

        A letter may directly precede it ("đạt79 tỷ"): whether it is a word of its own is for the caller to decide.
        The quantity ends before `end`; the upper end of a range begins before `limit`, where digits belong to something
        else.
        """
        if start and (folded[start - 1] in ".,_" or folded[start - 1].isdigit()):
            return None
        match = self._pattern.match(folded, start, end)
        if match is None:
            return None
        end_of_low = match.end("low")
        behind = folded[end_of_low : end_of_low + 2].lstrip()[:1]
        if behind and behind in _BEFORE_POWER and (power := self._power.match(folded, start, end)) is not None:
            return self._with_power(power)
        quantity = self._quantity(match, limit)
        return None if quantity is None else self._with_another(quantity, folded, min(end, limit))

    def _with_another(self, quantity: Quantity, folded: str, end: int) -> Quantity:
        """The quantity; where another of its unit directly follows, both as `TWO_NUMBERS`: "9,1% 9,8%" does not state
        which is meant, and "1000 USD 812.400" begins with the unit of a row."""
        behind = folded[quantity.end : quantity.end + 2]
        if behind[:1] != " " or not behind[1:].isdecimal():
            return quantity
        if quantity.base is None:
            return self._with_rest(quantity, folded, end)
        if quantity.base in _MONEY and quantity.scale == 1 and quantity.value in _OF_A_UNIT:
            return replace(quantity, rule=TWO_NUMBERS)
        match = self._beside.match(folded, quantity.end, end)
        if match is None or self._units[_unit_word(match["unit"])] != quantity.base:
            return quantity
        return replace(quantity, end=match.end(), rule=TWO_NUMBERS)

    def _with_rest(self, quantity: Quantity, folded: str, end: int) -> Quantity:
        """The quantity, which ends in a magnitude, with what directly follows it: "15 nghìn 320 hộ", "8 tỷ 812 tr.USD",
        "5 triệu 250.000 tấn". Both as `TWO_NUMBERS` where it may be of either size: "8 tỷ 812" may mean millions."""
        match = self._rest.match(folded, quantity.end, end) if quantity.scale != 1 else None
        if match is None or quantity.value_to is not None or quantity.fraction:
            return quantity
        rest, unit, times = parse(match["number"]), match["unit"], self._multiple(match["unit"])
        both = replace(quantity, end=match.end(), rule=TWO_NUMBERS)
        if rest is None or rest.decimals or quantity.decimals or rest.value * times >= quantity.scale:
            return both
        places = quantity.scale.adjusted()  # digits that the smaller number has where none is left out
        if times == 1 and sum(map(str.isdigit, match["number"])) != places and quantity.scale != _THOUSAND:
            return both
        decimals = places - times.adjusted()
        value = round(quantity.value + rest.value * times / quantity.scale, decimals)
        base = self._units[_unit_word(unit)] if unit else None
        return replace(both, value=value, decimals=decimals, base=base, rule="number.compound")

    def _with_power(self, match: re.Match[str]) -> Quantity | None:
        """ "325,5.10⁶ kWh", "10^6 đồng"."""
        number = parse(match["number"]) if match["number"] else Number(_ONE, 0, "number.power")
        if number is None:
            return None
        scale = 10 ** int((match["power"] or "").translate(_RAISED)) * self._magnitudes.get(
            (match["by"] or "").strip(), _ONE
        )
        base = self._units[_unit_word(match["unit"])] if match["unit"] else None
        value = -number.value if match["sign"] == "-" else number.value
        scale *= self._multiple(match["unit"])
        return Quantity(match.start(), match.end(), value, number.decimals, Decimal(scale), base, "number.power",
                        sign=match["sign"] or "", other=number.other)  # fmt: skip

    def _quantity(self, match: re.Match[str], limit: int) -> Quantity | None:
        sign, low, half, unit, high, unit2, each, per, over, planned, by, of = match.groups()
        amount = self._amount_of(low)
        if amount is None:
            return None
        number, scale = amount
        if half is not None:  # "2 tỷ rưỡi"
            if scale == 1 or number.decimals:
                return None
            number = Number(number.value + Decimal("0.5"), 1, "number.half")
        end, value_to = match.end(), None
        base = self._units.get(_unit_word(unit)) if unit else None
        if high is not None and match.start("high") < limit:
            top = self._amount_of(high)
            other_base = self._units.get(_unit_word(unit2))
            if top is not None and (base is None or base == other_base):
                least = number.value * (scale if scale != 1 or base else top[1])
                if top[0].value * top[1] > least:
                    number = Number(least / top[1], max(number.decimals, top[0].decimals), "number.range")
                    scale, base, value_to = top[1], other_base, top[0].value
        if value_to is None and high is not None:
            end = match.end("unit") if unit else match.end("low")
            each = None
        elif of is not None:
            end, whole, size = (
                match.end("over"),
                self._units[_unit_word(of)],
                self._magnitudes[by.strip()] if by else _ONE,
            )
            alike = base is None or (base == whole and scale == size)  # "208 triệu USD/480 triệu USD"
            if alike and self._is_of_planned(number, planned, whole):
                end, over, base, scale = match.end(), None, whole, size
                number = Number(number.value, number.decimals, OF_PLANNED)
        told = unit2 if value_to is not None else unit or (of if over is None else None)
        multiple = self._multiple(told)
        return Quantity(
            match.start(), end, -number.value if sign == "-" else number.value, number.decimals,
            scale if multiple is _ONE else scale * multiple, base, number.rule, value_to, sign or "",
            per is not None, over is not None, number.other, self._each.get(_unit_word(each)) if each else None,
        )  # fmt: skip

    def _multiple(self, unit: str | None) -> Decimal:
        """How many of its base the unit is, as written."""
        return self._multiples.get(_unit_word(unit), _ONE) if unit and self._multiples else _ONE

    @staticmethod
    def _is_of_planned(number: Number, planned: str | None, base: str) -> bool:
        """ "19.830/16.200 tỷ đồng": what was reached, beside what was planned, in the unit of both."""
        other = parse(planned) if planned else None
        if other is None or base not in _SUMS or not other.value:
            return False
        return 1 / _FAR <= number.value / other.value <= _FAR

    def _amount_of(self, surface: str) -> tuple[Number, Decimal] | None:
        """Number and magnitude of "44 nghìn 318 tỷ": each magnitude word multiplies the smaller ones before it."""
        surface = _MARKED.sub("", surface) if "(" in surface or "[" in surface else surface
        digits, _, word = surface.partition(" ")
        if not word or word in self._magnitudes:  # nearly all: "16,7", "4.013 tỷ"
            number = parse(digits) if digits[-1].isdigit() else None
            if number is not None:
                return number, self._magnitudes[word] if word else _ONE
        stack: list[tuple[Decimal, Decimal]] = []  # (value, its magnitude)
        first: Number | None = None
        for match in self._amount.finditer(surface):
            if match["number"]:
                spaced = " " in match["number"]
                number = parse(re.sub(r"\s", "", match["number"])) if spaced else parse(match["number"])
                if number is None:
                    return None
                if stack and stack[-1][1] == 1:
                    return Number(first.value if first else number.value, 0, TWO_NUMBERS), _ONE
                first = first or number
                stack.append((number.value, Decimal(1)))
            else:
                by, part = self._magnitudes[match["word"]], Decimal(0)
                if first is not None and len(stack) > 1 and stack[-2][1] == by:
                    return Number(first.value, 0, TWO_NUMBERS), _ONE  # "870 triệu 950 triệu"
                while stack and stack[-1][1] < by:
                    part += stack.pop()[0]
                stack.append((part * by, by))
        if first is None:
            return None
        total = sum((value for value, _ in stack), Decimal(0))
        return self._in_largest(first, total, stack)

    def _in_largest(
        self, first: Number, total: Decimal, stack: list[tuple[Decimal, Decimal]]
    ) -> tuple[Number, Decimal]:
        scale = stack[0][1]
        if first.value * scale == total:
            return first, scale
        if stack[-1][1] == scale:  # "161 nghìn tỷ", "44 nghìn 318 tỷ": counted in the last word
            value = total / scale
            if value == first.value * 1000:
                return first, scale * 1000
            return Number(value, 0, "number.compound"), scale
        value = (total / scale).normalize()
        decimals = (scale / stack[-1][1]).adjusted()
        return Number(round(value, decimals), decimals, "number.compound"), scale

    def find_words(self, folded: str, start: int, end: int, skip: list[tuple[int, int]]) -> Iterator[Quantity]:
        """Numbers in words with a unit right after them ("một nghìn hai trăm tỷ đồng") or bare ("mười hai đề án")."""
        for match in WORDS.finditer(folded, start, end):
            if any(low < match.end() and match.start() < high for low, high in skip):
                continue
            spoken = parse_words(match.group())
            if spoken is None:
                continue
            last = match.start() + spoken.length
            unit = self._after_words.match(folded, last, end)
            base = self._units[_unit_word(unit.group())] if unit else None
            value, scale = (spoken.value, spoken.scale) if base else (spoken.value * spoken.scale, 1)
            stop = unit.end() if unit else last
            times = Decimal(scale) * self._multiple(unit.group() if unit else None)
            yield Quantity(match.start(), stop, value, spoken.decimals, times, base, "number.words")


def is_power_without_mark(quantity: Quantity) -> bool:
    """Whether it can be an amount by a power of ten that a page printed raised: "5.000.106 đồng" for 5.000.10⁶."""
    return (
        quantity.base in _SUMS
        and quantity.scale == 1
        and quantity.value > _THOUSAND
        and quantity.value % _THOUSAND in _POWERS
    )


@lru_cache(maxsize=1024)
def _unit_word(surface: str) -> str:
    return spelled(surface.strip())


def _alternatives(words: dict[str, object] | dict[str, str] | dict[str, Decimal]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s{1,2}") for w in sorted(words, key=len, reverse=True))
