"""The subject that a figure's unit and the words right beside it allow: measured as it is, made by the branch that is
spoken of, named right before or behind it."""

from __future__ import annotations

from functools import lru_cache

from etl.catalogue import Catalogue
from etl.catalogue.indicators import Indicator
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention
from etl.language.quantities import Quantity

_MEASURED = frozenset({"power", "area", "mass", "volume"})
"""Dimensions of things, not of sums: a figure in one of these changes what is spoken of."""

_INDEX, _TWO = "iip", 2
_CURRENCIES = ("vnd", "usd")


@lru_cache(maxsize=4)
def made_of(catalogue: Catalogue) -> dict[str, str]:
    """By a branch the indicator of what it makes."""
    return {known.of_part: code for code, known in catalogue.indicators.items() if known.of_part}


def beside_rate(subject: Subject, mention: Mention, catalogue: Catalogue) -> Subject:
    """The subject, or what is named right behind a rate among what is told together: "41 đề án khuyến công, tăng
    12,4% kinh phí so với năm 2014"."""
    known = catalogue.indicators.get(subject.indicator or "")
    behind = mention.tokens[mention.i + 1 : mention.i + 2]
    if known is None or mention.quantity.base != "pct" or not (behind and behind[0].kind == "contextual"):
        return subject
    code = behind[0].value
    own = code != known.indicator and catalogue.indicators[code].group == known.group is not None
    return Subject(code, behind[0]) if own else subject


def is_named_before(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether the name right before the amount is told with the one behind it, as what that goes into: "nộp ngân
    sách 63,6 tỷ đồng tiền phạt, tiền bán hàng"."""
    tokens, k = mention.tokens, mention.i - 1
    while k > 0 and tokens[k].kind in ("bound", "benign"):
        k -= 1
    known, behind = catalogue.indicators, mention.right.indicator
    if k < 0 or tokens[k].kind != "indicator" or behind is None or behind.value == tokens[k].value:
        return False
    return known[tokens[k].value].group == known[behind.value].group is not None


def is_alike(subject: Subject, quantity: Quantity, catalogue: Catalogue) -> bool:
    """Whether all that are named together are told in one currency, where the figure is an amount: not "thu nội địa
    và xuất nhập khẩu đạt 5.000 và 700 tỷ đồng"."""
    if quantity.base not in _CURRENCIES:
        return True
    known = (catalogue.indicators.get(one.indicator or "") for one in (*subject.others, subject))
    units = {one.display_unit for one in known if one is not None and one.dimension == "money"}
    return len({catalogue.units[unit].base_unit for unit in units}) < _TWO


def measured(subject: Subject, mention: Mention, catalogue: Catalogue) -> Subject:
    """The subject, or something else where the figure is measured as the subject never is: "… trên 50 ha"."""
    unit = catalogue.units.get(mention.quantity.base or "")
    if unit is None or unit.dimension not in _MEASURED:
        return subject
    known = catalogue.indicators.get(subject.indicator or "")
    if known is not None and known.dimension == unit.dimension:
        return subject
    return Subject(None, mention.token, why=f"it is measured in {unit.unit}, none of the indicators")


def is_of_another_whole(mention: Mention, part: Indicator, catalogue: Catalogue) -> bool:
    """Whether behind the share of a part another indicator is named than those it is a part of.

    "Giá trị sản xuất công nghiệp chế biến tăng 9%, chiếm 80% trong GRDP".
    """
    wholes, known = {part.indicator, _INDEX}, catalogue.indicators
    whole = part.parent or part.within
    while whole is not None and whole not in wholes:
        wholes.add(whole)
        whole = known[whole].parent or known[whole].within
    end = mention.right.next
    if end < len(mention.tokens) and mention.tokens[end].is_("benign", "within", "of"):
        end += 2
    named = [t for t in mention.tokens[mention.i + 1 : end] if t.kind == "indicator"]
    return part.parent is not None and any(t.value not in wholes for t in named)


def by_dimension(subject: Subject, base: str | None, catalogue: Catalogue) -> Subject:
    """The subject, or what its branch makes where the unit tells so: "ngành sản xuất điện đạt 7.300 triệu kWh"."""
    name = subject.name
    part = name.value if name is not None and name.kind == "part" else (subject.indicator or "").rpartition(".")[2]
    made = made_of(catalogue).get(part)
    unit = catalogue.units.get(base or "")
    if made is None or unit is None or unit.dimension != catalogue.indicators[made].dimension:
        return subject
    return subject._replace(indicator=made)
