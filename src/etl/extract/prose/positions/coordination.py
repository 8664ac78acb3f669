"""Rows of figures: which of several indicators ("lần lượt") or comparisons ("tương ứng") a figure goes with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from etl.extract.comparison import Comparison, comparison_at
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token

T = TypeVar("T")
_IN_ROW = frozenset({"quantity", "benign", "bound", "verb", "scenario", "paired"})
_ROW_HEAD = 1  # tokens before a row in which "lần lượt" stands
_CHANGES = ("up", "down", "index")
_OF_TIME = frozenset({"same", "year", "period"})
_REACH = 30  # tokens before the first figure in which "lần lượt" counts


class PairedSubjects:
    """Indicators named together and figures that follow "lần lượt": the first figure is of the first indicator."""

    def __init__(self) -> None:
        self._subjects: list[Subject] = []
        self._next = 0
        self._base: str | None = None  # the unit of the row
        self._told_each = False  # each figure of the row has others of its own: "lần lượt đạt 5, tăng 3% và 7, tăng 4%"
        self._told: list[Subject] = []  # of which figures stand before in this sentence
        self._inside = False  # it stands in brackets
        self.open = False  # a figure of this sentence has gone with one of several names

    def next(self, subject: Subject, mention: Mention, fresh: bool = True, inside: bool = False) -> Subject:
        """The subject of the figure: by its place in the row if a row is open, else `subject`.

        `fresh`: it has been named since the last figure; `inside`: the figure stands in brackets.
        """
        if not fresh and not subject.others and (again := self._again(mention)) is not None:
            self.open = True
            return again
        chosen = self._chosen(subject, mention, fresh, inside)
        if chosen.indicator is not None and chosen.indicator not in [one.indicator for one in self._told]:
            self._told.append(chosen._replace(others=()))
        return chosen

    def _chosen(self, subject: Subject, mention: Mention, fresh: bool, inside: bool) -> Subject:
        """The one of the row that is open or begins here whose figure this is; else `subject`."""
        if subject.others:
            said = any(t.kind == "paired" for t in mention.tokens[max(0, mention.i - _REACH) : mention.i])
            named, length = len(subject.others) + 1, row_of(mention)[1]
            fits = length < 2 or length % named == 0  # not "bán lẻ, xuất nhập khẩu lần lượt tăng 5%, 6% và 7%"
            if not fits or not (said or bare_row(mention)[1] == named):
                return subject
            self._subjects = [*subject.others, subject._replace(others=())]
            self._next, self._base, self._told_each = 0, mention.quantity.base, False
        elif fresh or subject.indicator not in [s.indicator for s in self._subjects]:
            self._subjects = []
        if not self._subjects:
            return subject
        self.open = True
        return self._of_row(subject, mention, inside)

    def _of_row(self, subject: Subject, mention: Mention, inside: bool) -> Subject:
        """Whose the figure is: by its place in a row of as many, the next one's where it goes on with the row, the last
        one's where it is told beside that one's figure; behind the row it may be of any."""
        count = len(self._subjects)
        place, length = max(row_of(mention), bare_row(mention), key=lambda row: row[1])
        beside = inside and not self._inside and 0 < self._next < count
        if length == count and not beside:
            self._next, self._inside = place + 1, inside
        elif self._next < count and mention.quantity.base == self._base and not inside:
            self._next += 1
        elif self._next < count or inside:
            self._told_each = True
        elif not self._told_each:
            return subject._replace(others=tuple(s for s in self._subjects if s.indicator != subject.indicator))
        return self._subjects[max(0, self._next - 1)]

    def _again(self, mention: Mention) -> Subject | None:
        """One of those told before: "khai khoáng đạt 98 tỷ, chế biến đạt 1.255 tỷ; lần lượt tăng 3,5% và 6,4%"."""
        place, length = row_of(mention)
        parts = [one for one in self._told if "." in (one.indicator or "")]
        told = next((row for row in (self._told, parts) if len(row) == length > 1), None)
        return told[place] if told is not None else None


def one_of(several: Sequence[T], mention: Mention) -> T | None:
    """The province or time of the figure by its place in a row of as many figures as there are; None elsewhere."""
    if len(several) < 2:
        return None
    for place, length in (row_of(mention), bare_row(mention)):
        if len(several) == length:
            return several[place]
    return None


def row_of(mention: Mention) -> tuple[int, int]:
    """The place of the figure in its row behind "lần lượt" and the row's length; (0, 0) where it is in none."""
    tokens = mention.tokens
    if "paired" not in tokens.of_kind:
        return 0, 0
    begin, end = _reach(mention)
    if not begin or tokens[begin - 1].kind != "paired":
        return 0, 0
    row = [k for k in range(begin, end) if tokens[k].kind == "quantity"]
    if any(tokens[k].value.base != mention.quantity.base for k in row):
        return 0, 0
    return row.index(mention.i), len(row)


def bare_row(mention: Mention) -> tuple[int, int]:
    """The place of the figure in a row of figures of its unit that only commas and "và" join, and the row's length.

    "Năm 2014 và 2015 đạt 5 và 7 triệu USD"; (0, 0) where nothing joins it to another.
    """
    begin, end, place, behind = mention.i, mention.i, 0, 0
    while place < _REACH and (before := _joined_before(mention.tokens, begin)) is not None:
        begin, place = before, place + 1
    while behind < _REACH and (after := _joined_behind(mention.tokens, end)) is not None:
        end, behind = after, behind + 1
    return (place, place + behind + 1) if place or behind else (0, 0)


def _joined_before(tokens: list[Token], k: int) -> int | None:
    """The figure of the same unit that the one at `k` is joined to by "và" or a comma; None where none is."""
    base, j = tokens[k].value.base, k - 1
    if base is None or base == "times":
        return None
    if j > 0 and tokens[j].kind == "bound":
        j -= 1
    joined = j > 0 and (_is_and(tokens, j) or tokens[j].is_("sign", ","))
    if not joined or tokens[j - 1].kind != "quantity" or tokens[j - 1].value.base != base:
        return None
    return j - 1


def _joined_behind(tokens: list[Token], k: int) -> int | None:
    """The figure of the same unit that is joined to the one at `k`."""
    for j in (k + 2, k + 3):
        if j < len(tokens) and tokens[j].kind == "quantity":
            return j if _joined_before(tokens, j) == k else None
    return None


def behind_row(mention: Mention) -> Comparison | None:
    """The comparison behind the row that the figure is in: "lần lượt tăng 5% và 6% so với tháng trước"."""
    if row_of(mention)[1] > 1:
        found = comparison_at(mention.tokens, _reach(mention)[1])
    elif bare_row(mention)[1] > 1:
        found = comparison_at(mention.tokens, _last_of_row(mention) + 1)
    else:
        return None
    return found[0] if found is not None else None


def _reach(mention: Mention) -> tuple[int, int]:
    """The tokens about the figure that can be one row with it."""
    tokens, begin, end = mention.tokens, mention.i, mention.i + 1
    least, most = max(0, begin - _REACH), min(len(tokens), end + _REACH)
    while begin > least and tokens[begin - 1].kind != "paired" and _joins(tokens[begin - 1]):
        begin -= 1
    while end < most and tokens[end].kind != "paired" and _joins(tokens[end]):
        end += 1
    return begin, end


def _joins(token: Token) -> bool:
    return token.kind in _IN_ROW or token.is_("sign", ",", ";")


def is_row(mention: Mention) -> bool:
    """Whether the figure is one of a row: of which of the things named each is, must be said.

    Behind "lần lượt", or of amounts that "và" joins ("đạt 720 triệu USD và 230 triệu USD").
    """
    base, tokens = mention.quantity.base, mention.tokens
    if base not in (None, "pct") and bare_row(mention)[1] > 1 and _is_joined_by_and(mention):
        return True
    if "paired" not in tokens.of_kind:
        return False
    begin = end = mention.i
    least, most = max(0, begin - _REACH), min(len(tokens), end + _REACH)
    while begin > least and tokens[begin - 1].kind in _IN_ROW:
        begin -= 1
    while end + 1 < most and (tokens[end + 1].kind in _IN_ROW or tokens[end + 1].is_("sign", ",")):
        end += 1
    row = [t for t in tokens[begin : end + 1] if t.kind == "quantity" and t.value.base == base]
    head = tokens[max(0, begin - _ROW_HEAD) : mention.i]
    return len(row) > 1 and any(t.kind == "paired" for t in head)


def _last_of_row(mention: Mention) -> int:
    """The last figure that is joined to this one."""
    end = mention.i
    for _ in range(_REACH):
        end = _joined_behind(mention.tokens, end) or end
    return end


def _is_joined_by_and(mention: Mention) -> bool:
    tokens, end = mention.tokens, _last_of_row(mention)
    before = end - 1 - (tokens[end - 1].kind == "bound")
    return _is_and(tokens, before)


def is_in_bare_row(mention: Mention) -> bool:
    """Whether the rate is one of several of the same thing, and none says what it is compared with.

    "Tương ứng, điện sản xuất … tăng 2,15% và 3,08%", where what came before compares with nothing or otherwise;
    "các năm 2013, 2014 và 2015 tăng 5%, 6% và 7%".
    """
    tokens, begin, end = mention.tokens, mention.i, mention.i
    if mention.quantity.base != "pct":
        return False
    while (before := _joined(tokens, begin)) is not None:
        begin = before
    while (after := next((k for k in (end + 2, end + 3) if _joined(tokens, k) == end), None)) is not None:
        end = after
    if not (any(_is_and(tokens, k) for k in range(begin, end)) and tokens[max(0, begin - 1)].is_("verb", *_CHANGES)):
        return False
    return end + 1 >= len(tokens) or tokens[end + 1].is_("sign", ";", ".", ",")


def is_compared_with_two(mention: Mention) -> bool:
    """Whether a row of rates is followed by two times that they are compared with: of which is each, is not said.

    "Tăng 5% và 7% so với tháng trước và cùng kỳ".
    """
    tokens = mention.tokens
    if mention.quantity.base != "pct" or bare_row(mention)[1] < 2:
        return False
    found = comparison_at(tokens, _last_of_row(mention) + 1)
    if found is None or found[1] + 1 >= len(tokens) or not _is_and(tokens, found[1]):
        return False
    return tokens[found[1] + 1].kind in ("compare", "period")


def _is_and(tokens: list[Token], k: int) -> bool:
    return tokens[k].is_("benign", "and")


def _joined(tokens: list[Token], k: int) -> int | None:
    """The percentage that the one at `k` is joined to by "và" or a comma, a verb of change between them or not."""
    if k >= len(tokens) or not _is_rate(tokens[k]):
        return None
    join = k - 1 - tokens[k - 1].is_("verb", *_CHANGES)
    joined = join > 1 and (_is_and(tokens, join) or tokens[join].is_("sign", ","))
    return join - 1 if joined and _is_rate(tokens[join - 1]) else None


def _is_rate(token: Token) -> bool:
    return bool(token.kind == "quantity" and token.value.base == "pct")


def _as_many(mention: Mention, before: list[Comparison]) -> bool:
    """Whether the percentages here, none compared with anything, are as many as those of the row before.

    "bằng 79% so tháng trước và bằng 94% so cùng kỳ. Trong đó: khu vực nhà nước bằng 76% và bằng 97%; …"
    """
    if len(before) < 2 or len({c.kind for c in before}) < len(before):
        return False
    run = 0
    for token in mention.tokens[mention.i :]:
        if token.kind == "quantity" and token.value.base == "pct":
            run += 1
        elif token.kind not in ("verb", "bound", "benign") and not token.is_("sign", ","):
            return run == len(before) and token.kind != "compare"
    return run == len(before)


class PairedComparisons:
    """The comparisons of the statement before, for one that goes by them: "tương ứng tăng 9,5% và tăng 7%"."""

    def __init__(self) -> None:
        self._before: list[Comparison] = []
        self._now: list[Comparison] = []
        self._kinds: dict[str, Comparison] = {}  # that have been said in this sentence
        self._whole: dict[str, Comparison] = {}  # in the one before, of the whole whose parts are told now
        self._place = -1  # of the next figure in a row that goes by the one before; -1 where none does
        self._named = False  # a new name since the last percentage

    def sentence(self, goes_on: bool) -> None:
        """A new sentence begins; the row before it is still the row before. `goes_on`: with parts of what was told."""
        self._whole, self._kinds = self._kinds if goes_on else {}, {}

    def _of_month(self) -> bool:
        """Whether this sentence has compared with the month before and, but for a plan, with nothing else."""
        return self._kinds.keys() - {"plan"} == {"month"}

    def alike(self) -> Comparison | None:
        """What this sentence, or the whole whose parts it tells, has compared with before, where that is one time and
        no plan: "bằng 104,1% so với cùng kỳ năm trước. Trong đó, khai thác đạt 34 tỷ đồng, bằng 103,3%"."""
        kinds = self._kinds or self._whole
        return next(iter(kinds.values())) if len(kinds) == 1 and kinds.keys() <= _OF_TIME else None

    def comparison(
        self,
        mention: Mention,
        base: str | None,
        fresh: bool,
        bracket: bool,
        before: Comparison | None,
        of_row: bool = False,
    ) -> Comparison | None:
        """What the figure, in the unit `base`, is compared with: what stands behind it, or its place in the row.

        `before` is a comparison that stands before it; what is said there, the row does not change. `of_row`: it is one
        of a row of several subjects' or times' figures, which have one comparison together, behind the last of them.
        """
        own = mention.right.comparison or (behind_row(mention) if of_row else None)
        if bracket:
            of_month = fresh and base == "pct" and before is None and self._of_month()
            return own or (self._kinds.get("month") if of_month else None)  # "…, do ngành điện (giảm 11%)"
        self._named = self._named or fresh
        if base != "pct":
            return own
        if self._named:
            self._named = False
            self._before = self._now or self._before
            self._now = []
            behind = mention.tokens[max(0, mention.i - 4) : mention.i]
            as_long = row_of(mention)[1] in (0, len(self._before))
            paired = ("paired" in [t.kind for t in behind] and as_long) or _as_many(mention, self._before)
            self._place = 0 if paired and own is None else -1
        if own is not None:
            self._now.append(own)
            self._kinds[own.kind] = own
            return own
        if before is not None and before.said:
            return None
        kinds = self._kinds or self._whole
        if not (0 <= self._place < len(self._before)) and set(kinds) - {"plan"} == {"month"}:
            return kinds["month"]  # "tăng 5,09% so với tháng trước; … tăng 0,25%; …"
        if 0 <= self._place < len(self._before):
            self._place += 1
            return self._before[self._place - 1]
        return None
