"""The rows of a table: whose figures each one holds. A part ("- Khai khoáng") looks up to the row it is a part of.

Names are judged as strictly as in sentences: one word in a label that is neither a name nor a filler makes it
something else ("Kim ngạch xuất khẩu hàng dệt may").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.catalogue.table_families import NOTHING, UNCLEAR, WHOLE, TableFamily
from etl.extract.tables.boxhead import Heading
from etl.extract.tables.details import Details
from etl.extract.tables.families import Label, labelled, told_below, with_unit, within_title
from etl.extract.tables.group_scope import GroupScope, foreign
from etl.extract.tables.name import SEVERAL, Name
from etl.extract.tables.stub_parts import Parts
from etl.extract.tokens import Token
from etl.extract.vocabulary import vocabulary
from etl.language.fold import fold

_NUMBERED = 50  # deeper marks are those of lists
_OF_WHICH = 90  # "Trong đó: …" is of the row right above
_OWNER_OF_GOODS = "owner_of_goods"
_SEVERAL_PARTS = "several parts are named at once"
_UNTITLED = "the title names no indicator"
_UNNUMBERED = 55  # a row without a number in a table of numbered ones: below them, above the items of a list


class _Row(NamedTuple):
    """A row that stays open for those below it: how deep it stands, if by a mark, if it has no figures itself, and its
    words."""

    level: int
    name: Name
    is_marked: bool
    is_group: bool
    label: str


class Stub:
    """The rows as they go by; what has been named stays open for the rows below it."""

    def __init__(
        self, text: str, catalogue: Catalogue, title: Heading, marks: Iterable[int | None], family: TableFamily | None,
        head: Sequence[Token] = (),
    ) -> None:  # fmt: skip
        """`marks` are how deep the numbering puts the rows (see `row_marks`), `family` what the table is of, `head`
        what the heading over the labels says."""
        self._family, self._scope = family, GroupScope(text, catalogue, title, family)
        self._text, self._catalogue, self._words = text, catalogue, vocabulary(catalogue)
        self._is_numbered = any(mark is not None and mark <= _NUMBERED for mark in marks)
        self._group: str | None = None  # of the indicator named last
        self._open: list[_Row] = []
        self._details, self._parts = Details(catalogue), Parts(text, catalogue)
        self._placed_at = 0  # how many rows were open at the last province
        self._below_owner = False  # the rows since the last group stand below an owner
        codes = {str(t.value) for t in head if t.kind == "indicator"}
        self._named_last = codes.pop() if len(codes) == 1 else None  # by the last row that named one by its own name
        self.title = self._titled(title)
        owners = (t for t in self._beside_family(title) if t.is_("other", "owner") or self._is_of_owner(t))
        self._owned = next((text[t.start : t.end] for t in owners), None)  # the title is of one kind of owners only

    def row(
        self, heading: Heading, mark: int | None, is_group: bool, counted: str | None = None, label: str = ""
    ) -> Name:
        """Whose figures the row with this heading holds, the words of which are `label`. `is_group`: it holds none
        itself; `counted` is the word in its unit column ("vụ")."""
        if is_group:
            self._below_owner = False
            self._scope.open(heading, mark, self._named_last or self.title.indicator)
        if (outside := self._scope.foreign()) is not None:
            return self._beside_foreign(heading) or outside
        if heading.area is not None:
            self._parts.forget()  # the owners of each province are named anew
            self._open = [one for k, one in enumerate(self._open) if k < self._placed_at or not self._is_part(one)]
        if heading.total is not None and heading.total is heading.first and not heading.names and mark is None:
            return self._sum(heading, label)
        level = self._depth(heading, mark)
        opens = heading.opens is not None and heading.first is heading.opens
        if opens and not heading.names and not heading.total and (is_group or not (heading.strange or heading.scope)):
            return Name(None, "it only announces the rows below")
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        name = self._labelled(heading, label, counted) or self._placed(heading) or self._detail(heading, label)
        name = name or (None if is_group or self._below_owner else self._scope.product(heading, label, mark))
        name = self._scope.told(self._scope.headed(name or self.named(heading, counted=counted), heading))
        above = self._open[-1].name if self._open else None
        if above is not None and above.scope is not None and name.indicator is not None and name.scope is None:
            name = replace(name, scope=above.scope)  # exports below "Kim ngạch xuất nhập khẩu qua địa bàn"
        if (
            name.indicator is not None
            and not name.is_labelled
            and self._catalogue.indicators[name.indicator].parent is None
        ):
            self._named_last = name.indicator
            self._scope.end_goods(name.indicator)
        self._details.note(heading, name)
        self._below_owner = self._below_owner or (not is_group and self._is_owner(heading, name))
        if heading.area is not None:
            self._placed_at = len(self._open)
        elif not (self._is_rate(heading) or self._is_mean(heading)):
            self._open.append(_Row(level, name, mark is not None, is_group, label))
        return name

    def _beside_foreign(self, heading: Heading) -> Name | None:
        """A row that names an indicator in full among those of a family that has none: in doubt, not left out."""
        codes = {str(t.value) for t in heading.names if t.kind == "indicator"}
        if len(codes) != 1 or len(heading.names) > 1 or heading.strange:
            return None
        return self._scope.beside(Name(codes.pop(), tokens=heading.names, price=heading.price, scope=heading.scope))

    def column(self, heading: Heading, label: str = "", inner: tuple[str, int] = ("", 0)) -> Name:
        """Whose figures a column under this heading, the words of which are `label`, holds; `inner` are those of the
        cell right above the figures, with their place: it can name a part of what the cells over it do."""
        if self._family is not None and not self._family.has_indicators:
            return foreign(self._family)
        return self._of_family(heading, label, inner) or self.named(heading)

    def knows(self, heading: Heading, label: str, inner: tuple[str, int]) -> bool:
        """Whether a column is named by the family of the table, or by a part of what the cells over it name."""
        return self._of_family(heading, label, inner) is not None

    def _of_family(self, heading: Heading, label: str, inner: tuple[str, int]) -> Name | None:
        label = told_below(label, inner[0], self._family, self._catalogue)
        return self._labelled(heading, label) or self._details.inner(heading, inner)

    def known(self, label: str) -> Label | None:
        """What the family of the table knows the whole label of a heading to mean."""
        return labelled(label, self._family, self._catalogue)

    def _beside_family(self, title: Heading) -> Iterator[Token]:
        """The tokens of the title but for those of the words that name its family ("chi ngân sách nhà nước")."""
        begin = end = -1
        if title.tokens and self._family is not None:
            at = title.tokens[0].start
            begin, end = within_title(self._text[at : title.tokens[-1].end], title, at, self._catalogue)
        return (t for t in title.tokens if not begin <= t.start < end)

    def _titled(self, title: Heading) -> Name:
        """Whom the title names: an indicator, else the one that the family of the table divides."""
        name, family = self.named(title, is_title=True), self._family
        known = any(t.kind == "indicator" for t in title.names)
        if name.indicator is not None or family is None or family.indicator is None:
            return name
        narrowing = self._narrowing(title)
        if narrowing is not None and len(title.strange) == 1:
            label = self.known(self._text[narrowing.start : narrowing.end])
            if label is not None and label.meant.startswith(f"{family.indicator}."):
                return replace(name, indicator=label.meant, why="")  # "… do địa phương quản lý": one of its parts
        if known or narrowing is not None:
            return name
        return replace(name, indicator=family.indicator, why="")

    def _labelled(self, heading: Heading, label: str, counted: str | None = None) -> Name | None:
        """Whose figures stand under a label that the family of the table knows; None where it does not. The word in the
        unit column, `counted`, can tell what the label leaves open."""
        known = self.known(label)
        if (known is None or known.meant == UNCLEAR) and self._open and self._open[-1].is_group and label:
            known = self.known(f"{self._open[-1].label} {label}") or known  # "Vốn đăng ký" below "Dự án cấp mới"
        if known is None:
            return None
        if known.meant == UNCLEAR and counted is not None:
            known = with_unit(label, counted, self._family, self._catalogue) or known
        meant = known.meant
        first = heading.first
        described: dict[str, Any] = {
            "tokens": (first,) if first else (), "price": heading.price, "scope": heading.scope, "is_labelled": True
        }  # fmt: skip
        if meant == NOTHING:
            return Name(None, f"it is about “{label}”, not one of the indicators", **described)
        if meant == UNCLEAR:
            why = f"“{label}” can mean more than one of the indicators of such a table"
            own = next((str(t.value) for t in heading.names if t.kind == "indicator"), None)
            return Name(self.title.indicator or own, why, is_unclear=True, **described)
        if meant == WHOLE:
            code, why = self._all_of_it()
            return Name(code, why, is_whole=True, **described)
        if self._owned is not None:
            return Name(None, f"the title narrows it: “{self._owned}”", **described)
        code, why = self._under(meant)
        if code is None:
            return Name(None, why, **described)
        if self._below_owner and self._catalogue.indicators[code].parent and self._partition(code) is None:
            return Name(None, f"“{label}” stands below an owner: only that owner's", **described)
        if self._catalogue.indicators[code].parent and self._adds_part(heading, code):
            return Name(code, f"“{label}” names another part beside its own", is_unclear=True, **described)
        return Name(code, **described)

    def _adds_part(self, heading: Heading, code: str) -> bool:
        """Whether a bracket behind the name of a part names another one of the same division: "Dịch vụ (kể cả thuế sản
        phẩm)"."""
        bracket = next((t for t in heading.tokens if t.is_("sign", "(")), None)
        beside = (t for t in heading.names if t.kind == "part" and bracket is not None and t.start > bracket.start)
        codes = (f"{self._catalogue.indicators[code].parent}.{t.value}" for t in beside)
        known = (other for other in codes if other in self._catalogue.indicators and other != code)
        return any(self._partition(other) == self._partition(code) for other in known)

    def _all_of_it(self) -> tuple[str | None, str]:
        """What a label of the whole of the family means, and why none: what the title names, but where that is another
        subject beside the family's ("Bán lẻ hàng hóa, xuất nhập khẩu") what the family divides."""
        code, own = self.title.indicator, self._family.indicator if self._family is not None else None
        if code is None or own is None or code.partition(".")[0] == own.partition(".")[0]:
            return code, self.title.why
        return own, ""

    def _under(self, meant: str) -> tuple[str | None, str]:
        """What a label means under the whole that is named above it: "Sắt thép" below "Nhập khẩu" is a good imported,
        though the table is of exports, too. None, and why, where no whole is named, or one that has no such part."""
        known, family = self._catalogue.indicators, self._family
        whole = known[meant].parent
        if whole is None or family is None or whole != family.indicator:
            return meant, ""
        named = self._named_last or self.title.indicator
        if named is None:
            return None, self.title.why
        code = f"{known[named].parent or named}.{meant.removeprefix(f'{whole}.')}"
        return (
            (code, "") if code in known else (None, f"{known[named].name_vi}, which stands above it, has no such part")
        )

    def _placed(self, heading: Heading) -> Name | None:
        """A province's row, where those of the family are of an indicator of their own."""
        family = self._family
        if family is None or family.places is None or heading.area is None or heading.names or heading.strange:
            return None
        if heading.area.value.area_id == NATION:
            return None
        return Name(family.places, tokens=(heading.area,))

    def _is_owner(self, heading: Heading, name: Name) -> bool:
        """Whether the row is an owner's, below which goods can be that owner's only."""
        if name.is_labelled:
            return name.indicator is not None and self._partition(name.indicator) == _OWNER_OF_GOODS
        return any(map(self._is_of_owner, heading.names))

    def _is_of_owner(self, token: Token) -> bool:
        return token.kind == "part" and self._catalogue.parts[token.value].partition == "ownership"

    def _is_part(self, row: _Row) -> bool:
        code = row.name.indicator
        return not row.is_group and code is not None and self._catalogue.indicators[code].parent is not None

    def _partition(self, code: str) -> str | None:
        return self._catalogue.indicators[code].partition

    def _sum(self, heading: Heading, label: str) -> Name:
        """ "Cộng" closes the rows of the group it sums up, which has no figures itself; without one, all rows."""
        while self._open and not self._open[-1].is_group:
            self._open.pop()
        return self._labelled(heading, label) or self.named(heading)

    def _depth(self, heading: Heading, mark: int | None) -> int:
        if mark is not None:
            return mark
        if self._open and heading.opens is not None and heading.first is heading.opens:
            return _OF_WHICH
        if self._is_numbered and self._open:
            return _UNNUMBERED + self._is_rate(heading)  # "Tốc độ tăng (%)": of the row right above
        own = heading.names and heading.names[0].kind == "part"
        return 1 if own or self._is_rate(heading) else 0

    def _is_rate(self, heading: Heading) -> bool:
        return heading.is_ratio and not heading.names and not heading.strange

    def _is_mean(self, heading: Heading) -> bool:
        """Whether the row is a mean of the rows' own indices, "Bình quân tháng": no rate below it can be of that."""
        return heading.is_ratio and not heading.names and all(t.kind == "narrow" for t in heading.strange)

    def above(self) -> Name:
        """What the open row names, else the title."""
        return self._open[-1].name if self._open else self.title

    def named(self, heading: Heading, is_title: bool = False, counted: str | None = None) -> Name:
        """Whom the heading names: one indicator, a part of the one above, all of it ("Tổng số"), or something else."""
        names, described = heading.names, Name(None, price=heading.price, scope=heading.scope)
        if is_title and (narrowing := self._narrowing(heading)) is not None:
            return replace(described, why=f"the title narrows it: “{self._text[narrowing.start : narrowing.end]}”")
        if heading.strange and not is_title:
            unknown = Name(None, self._strange(heading), is_unknown=True, price=heading.price, scope=heading.scope)
            return self._acted(heading, counted) or unknown
        if not names:
            return replace(described, why=_UNTITLED) if is_title else self._unnamed(heading, described)
        codes = list(dict.fromkeys(t.value for t in names if t.kind == "indicator"))
        parts = [t for t in names if t.kind == "part"]
        if len(codes) > 1:
            return replace(described, why=SEVERAL)
        if codes:
            return self._whole(codes[0], parts, replace(described, tokens=names))
        if is_title:
            return replace(described, why=_UNTITLED)
        if not parts:
            return self._by_context(names[0], described)
        if len({t.value for t in parts}) > 1:  # "Khai khoáng và chế biến": neither of them
            return replace(described, why=_SEVERAL_PARTS, tokens=names)
        above = [(row.name, row.is_marked) for row in reversed(self._open)]
        return self._parts.named(parts[0], described, above, self.title)

    def _unnamed(self, heading: Heading, described: Name) -> Name:
        """A row that names nothing: of what stands above it, where it tells anything about that."""
        if not (heading.total or heading.area) and any(t.is_("benign", "district") for t in heading.tokens):
            return replace(described, why="a place smaller than a province")
        rest = (heading.total, heading.area, heading.scope, heading.price, heading.token("generic"))
        if any(rest) or heading.tells_time:
            return self._inherit(heading)
        return replace(described, why="its row names no indicator", is_unknown=True)

    def _whole(self, code: str, parts: Sequence[Token], described: Name) -> Name:
        """An indicator by its own name, or with the name of its part behind ("Chỉ số sản xuất ngành khai khoáng")."""
        if len(parts) == 1 and (part := self._parts.of_whole(code, parts[0])) in self._catalogue.indicators:
            return replace(described, indicator=part)
        if parts:
            return replace(described, why=_SEVERAL_PARTS)
        self._group = self._catalogue.indicators[code].group or self._group
        surface = fold(self._text[described.tokens[0].start : described.tokens[0].end])
        return replace(described, indicator=code, negative=surface in self._words.negative)

    def _narrowing(self, heading: Heading) -> Token | None:
        """A word right before or behind a name in a title: "Kim ngạch xuất khẩu dệt may". Others may stand apart."""
        for strange in heading.strange:
            for name in heading.names:
                between = self._text[min(name.end, strange.end) : max(name.start, strange.start)]
                if not between.strip(" "):
                    return strange
        return None

    def _strange(self, heading: Heading) -> str:
        words = self._text[heading.strange[0].start : heading.strange[-1].end]
        return f"it is about “{words}”, not one of the indicators"

    def _acted(self, heading: Heading, counted: str | None) -> Name | None:
        """ "Kiểm tra" over cases: what was done, counted in the unit column, is an indicator of its own."""
        actions = [t for t in heading.strange if t.kind == "action"]
        if len(actions) != 1 or len(heading.strange) > 1 or heading.names or counted is None:
            return None
        indicator = self._catalogue.indicators[actions[0].value]
        if fold(counted.strip()) not in {fold(phrase) for phrase in indicator.counted_in_context}:
            return None
        self._group = indicator.group
        return Name(indicator.indicator, tokens=tuple(actions))

    def _by_context(self, token: Token, described: Name) -> Name:
        """ "Kinh phí" behind the promotion projects; "Chợ", where things are counted."""
        code = token.value.plain[0] if token.kind == "counted" else token.value
        if token.kind == "contextual" and self._catalogue.indicators[code].group != self._group:
            return replace(described, why="of what it is, is not told", tokens=(token,))
        return replace(described, indicator=code, tokens=(token,))

    def _inherit(self, heading: Heading) -> Name:
        """What the row above names, else the title; a province stands below a region only for the eye."""
        above = self.above()
        if heading.area is not None and above.indicator is None:
            above = next((row.name for row in self._open[::-1] if row.name.indicator), self.title)
        tokens = (*(t for t in (heading.total or heading.ratio,) if t), *above.tokens)
        return replace(above, tokens=tokens, price=heading.price or above.price, scope=heading.scope or above.scope)

    def _detail(self, heading: Heading, label: str) -> Name | None:
        """ "Thủy sản" right below exports, in a table of all sorts of things."""
        if self._below_owner:
            return None
        above = self._open[-1].name if self._open else None
        found = (
            self._details.good(heading, self._text)
            or self._details.below(above, heading, label)
            or self._details.follows(heading, label, self._is_numbered)
        )
        return found or self._details.traded(self._family, self._named_last, heading, label)
