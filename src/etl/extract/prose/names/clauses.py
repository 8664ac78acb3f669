"""The clause that is being read, the brackets that are open, and what goes on from one clause to the next.

`subject_tracker` reads the tokens of a clause; here is when one ends, and what it leaves behind.
"""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.extract.prose.names.area_scope import AreaScope
from etl.extract.prose.names.inheritance import Inheritance
from etl.extract.prose.names.name_resolution import NameResolution
from etl.extract.prose.names.subject import NOBODY, Piece, Subject
from etl.extract.tokens import Token
from etl.extract.vocabulary import Vocabulary


class ClauseTracker:
    """The clauses of a text as it goes by, each with its subject so far (`current`) and place (`where`)."""

    def __init__(self, folded: str, catalogue: Catalogue, words: Vocabulary) -> None:
        self._catalogue, self._names = catalogue, NameResolution(folded, catalogue, words)
        self._inheritance = Inheritance(catalogue, folded)
        self.current: Subject = NOBODY
        self.fresh = self.named_now = False  # named since the last figure; in this sentence
        self.action: Token | None = None  # what was done, since the last figure ("kiểm tra", "khuyến công")
        self.after_figure = False  # a figure stands before in this sentence
        self.of_which = self.part_of_itself = False  # "trong đó" was said; with the same name again
        self.part_or_all = False  # another time is told behind parts, of the last of them or of their whole
        self._parts_here = set[str]()  # with which kinds of words this sentence goes on with parts of something
        self._told_each = False  # the sentence before told parts of something, in any words
        self._told_parts = False  # the sentence before told parts: "trong đó"
        self._over = False  # "trong đó" was said before the last semicolon
        self._whole: Subject | None = None  # what was spoken of when it was said
        self.one_kind: Token | None = None  # the sentence is about one kind of goods ("đối với mặt hàng …")
        self.where = AreaScope()  # the place that a figure is about, where one is spoken of
        self._main: Subject | None = None  # the first indicator of the paragraph before
        self._spoken_of = NOBODY  # what that paragraph spoke of last
        self._other_first = False  # whether it told a figure of something else before that
        self._other_here = False  # and this one
        self._main_here: Subject | None = None  # of this one
        self._headed: Subject | None = None  # what the heading above names alone
        self._headed_action: Token | None = None  # and what was done, by it
        self._ahead: Token | None = None  # a scope that the sentence began with: "Qua các cửa khẩu, xuất khẩu đạt …"
        self._deflated: Token | None = None  # "loại trừ yếu tố giá", before the name that it is said of
        self._stranger: Token | None = None  # an unknown noun that a finished clause left behind
        self.clause = Piece([], [])  # the one that a figure standing here belongs to, as far as it has been read
        self._places = self._before_bare = False  # the clause before said nothing but a place, but a name
        self._unsaid = self.framed = False  # no verb since the last name; it is only a heading: "Về hạ tầng, …"
        self._sourced = False  # the clause before said what something comes from, which may be what changed
        self._left: tuple[str, ...] = ()  # the last verb of the clause before, if it was one of change
        self._stack: list[tuple[Subject, Piece, bool, bool]] = []
        self._strangers: list[Token | None] = []  # of the clauses that the brackets stand behind
        self._ranked = frozenset[int]()  # where this sentence names places that it tells a figure of at once
        self._folded = folded

    def paragraph(self, item: bool = False) -> None:
        """A new paragraph begins, or an `item` of a list: it names its own subject; the whole is still the whole."""
        self._spoken_of, self._other_first, self._other_here = self.current, self._other_here, False
        self.current, self._main, self._main_here = NOBODY, self._main_here or self._main, None
        self._names.paragraph(item)
        self.where.paragraph()

    def figure(self, counted: Token | None = None) -> None:
        """A figure has been read: a new clause begins behind it. `counted` are the things that a bare number counts."""
        self._names.told.add(self.current.indicator or "")
        self._other_here = self._other_here or self._main_here is None
        self.where.figure()
        self._leave_remark()
        self.current = self.current.at_its_prices()
        gave = [verb.value for verb in self.clause.verbs[-1:]] == ["contribute"]
        self.clause = Piece([], [], behind_figure=True, counted=counted, giver=self.current if gave else None)
        self._stranger, self.fresh, self.action, self._left, self.after_figure = None, False, None, (), True
        self._sourced = False

    def open(self) -> None:
        """A bracket opens: what is said in it does not change what is spoken of outside."""
        if len(self._stack) < 8:
            self._stack.append((self.current, self.clause, self.of_which, self.part_of_itself))
            self._strangers.append(self._stranger)
            self.where.open()
            self.clause, self.of_which = Piece([], []), False

    def close(self, own: frozenset[str] = frozenset()) -> bool:
        """A bracket closes, in which a "price" or a "scope" was its figures' `own`; returns whether one was open."""
        if not self._stack:
            return False
        inside = self.current.at_its_prices()
        self.current, self.clause, self.of_which, of_itself = self._stack.pop()
        self._stranger = self._strangers.pop()
        inside = inside._replace(**{part: getattr(self.current, part) for part in own})
        self.part_of_itself = self.part_of_itself and of_itself
        self.where.close()
        if inside.price is not self.current.price and not (self.clause.named or self.clause.behind_figure):
            self.clause.price = inside.price  # "giá trị sản xuất (giá so sánh 2010) ngành công nghiệp"
        # "(theo giá so sánh 2010)", "(qua cửa khẩu)": of the name before
        if inside.indicator == self.current.indicator:
            price, scope = inside.price or self.current.price, inside.scope or self.current.scope
            self.current = self.current._replace(price=price, scope=scope)
        return True

    @property
    def tells_parts(self) -> bool:
        """Whether this sentence has said "trong đó"."""
        return "of_which" in self._parts_here

    @property
    def outside(self) -> Subject | None:
        """Who is spoken of outside the bracket that is open."""
        return self._stack[-1][0] if self._stack else None

    def clause_outside(self) -> Piece:
        """The clause that the open bracket stands in; an empty one without a bracket."""
        return self._stack[-1][1] if self._stack else Piece([], [])

    def verbs_left(self) -> tuple[str, ...]:
        """The verb that the clause before left without a figure, where this one says nothing: "tăng cao, trên 24%"."""
        last = self.clause.last
        return self._left if last is None or (last.kind == "bound" and not self.clause.verbs) else ()

    def changes_another(self) -> bool:
        """Whether something else may have changed than is spoken of: "tăng trưởng tín dụng 15%", "giá tăng 12%"."""
        piece, changed = self.clause, self.clause.changed
        if self._sourced and not piece.named:
            return True  # "…, phần lớn đến từ hàng dệt may, tăng 12%"
        if piece.named or not (changed or piece.aspect):
            return False
        how = self._names.words(changed[0], changed[-1]) if changed else ""
        return how not in self._catalogue.spoken_of.manners

    def _leave_remark(self) -> None:
        """A remark ends, and with it what was said of its own place: "…, trong khi cả nước tăng 5%"."""
        if self.clause.own and self.clause.placed:
            self.where.leave()

    def _end_piece(self) -> None:
        piece = self.clause
        self._leave_remark()
        if piece.giver is not None and piece.named:  # "…, đóng góp 2 điểm % vào tăng trưởng GRDP, giảm 0,4%"
            self.current, self.fresh = piece.giver, False
            if (piece.giver.indicator or "").startswith("grdp."):  # its own rate, or what it gave less
                self.current = piece.giver._replace(indicator=None, why="of a rate, or of a contribution to one")
        if piece.names_another():
            self._stranger, self.framed = piece.unknown[0], piece.framed
        if piece.scope is not None and (piece.bare or piece.remark) and not self.after_figure:
            self._ahead = piece.scope
        self._places = piece.placed and piece.bare and not piece.named
        if self._places and self.after_figure:
            self.where.settle()
        self._before_bare = piece.bare and not piece.remark
        self._sourced = piece.sourced
        self._left = tuple(verb.value for verb in piece.verbs[-1:] if verb.is_("verb", "up", "down", "growth"))
        self._begin_piece()

    def _begin_piece(self) -> None:
        if self.clause.last is not None:
            self.clause = Piece([], [])
        else:  # nothing was said in it, as between a figure and its comma: it can be the new one
            self.clause.behind_figure, self.clause.counted = False, None
