"""The subject of a statement, and a clause as far as it has been read. `subject_tracker` reads clauses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from etl.extract.tokens import Token

STRANGER = "it is about “"
"""How it begins to say of a figure that words which name nothing known are what it is about."""


class Subject(NamedTuple):
    """What a statement is about: one of the catalogue's indicators, or something else (`indicator` None).

    `name` is the token that named it, `why` says for something else what it is, `narrowed` are the words that make
    an indicator's name mean less than the whole. `others` are further indicators named in the same breath. `head` is
    the beginning of a name ("giá trị sản xuất") among words that do not complete it.
    """

    indicator: str | None
    name: Token | None = None
    why: str = ""
    narrowed: tuple[Token, ...] = ()
    others: tuple[Subject, ...] = ()
    negative: bool = False
    price: Token | None = None
    scope: Token | None = None
    head: Token | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether its scope is the whole without a part of it."""
        return self.scope is not None and self.scope.value.startswith("excl_")

    def at_its_prices(self) -> Subject:
        """The subject without "loại trừ yếu tố giá", which is said of one figure only."""
        return self._replace(price=None) if self.price is not None and self.price.value == "real" else self

    def without_region(self) -> Subject:
        """The subject, where only its region narrowed it: a province of it is named now."""
        region = bool(self.narrowed) and all(t.is_("narrow", "region") for t in self.narrowed)
        return self._replace(narrowed=()) if region else self

    def is_another(self, subject: Subject) -> bool:
        """Whether it is an indicator, the whole of it, and another one than `subject`'s."""
        return self.indicator is not None and not self.narrowed and self.indicator != subject.indicator


# Verbs that set a value beside another one, by what they say of a value that is told alone.
_BESIDE = {"above": "up", "below": "down"}

_CHANGES = frozenset({"up", "down", "growth", "help"})

NOBODY = Subject(None, why="the sentence names no indicator")


@dataclass(slots=True)
class Piece:
    """A clause as far as it has been read: the words before its verb, its verbs, whether it is only a remark."""

    unknown: list[Token]
    verbs: list[Token]
    named: bool = False
    remark: bool = False
    last: Token | None = None
    joined: Token | None = None  # what stood before the last "và"
    bare: bool = True  # nothing but the name so far
    behind_figure: bool = False  # it begins right behind a figure
    price: Token | None = None  # told in brackets before the name
    scope: Token | None = None  # told before the name: "hàng địa phương xuất khẩu 120 triệu USD"
    compares: bool = False  # its verb sets a value beside another one
    counted: Token | None = None  # what stands right behind a number before it: "36 mặt hàng …"
    theirs: Token | None = None  # the name that is only what those do
    framed: bool = False  # "về …": what it names is the heading of what follows
    placed: bool = False  # a place is its head, or stands beside its name
    pointed: bool = False  # the remark points to something ("chủ yếu ở …"), which it may state a figure of
    own: bool = False  # the remark may have a subject of its own: "do giá dầu giảm 12%"
    changed: list[Token] = field(default_factory=list)  # behind its first verb: "mức tăng giá vàng là 11%"
    giver: Subject | None = None  # who contributed the figure before it to what it names: "đóng góp 2 điểm % vào GRDP"
    sourced: bool = False  # it says what something comes from: "phần lớn đến từ hàng dệt may"
    aspect: bool = False  # it begins with a price or an amount of its own: "giá tăng 12%"

    def say(self, verb: Token) -> None:
        """Its next verb."""
        if verb.value in _BESIDE:
            self.compares = True
            verb = replace(verb, value=_BESIDE[verb.value])
        elif verb.value == "equal":
            verb = replace(verb, value="level")
        if verb.value in ("level", "is") and not self.named:
            self.unknown += self.changed
        self.verbs.append(verb)

    def change(self, word: Token) -> None:
        """A word behind its verb: where that was one of change, it may name what changed."""
        told = bool(self.verbs) and self.verbs[-1].value == "from" and (self.pointed or not self.remark)
        self.sourced = self.sourced or told
        if self.verbs and not self.remark and not self.named and {verb.value for verb in self.verbs} <= _CHANGES:
            self.changed.append(word)

    def opens(self) -> bool:
        """Whether it has said nothing of anything yet, and stands behind no figure."""
        return not (self.named or self.verbs or self.unknown or self.behind_figure)

    @property
    def inverted(self) -> bool:
        """Whether what grew is named behind the verb: "tăng nhanh là …"."""
        if self.named or len(self.verbs) != 2:
            return False
        change, told = self.verbs
        return change.value in ("up", "down") and told.value == "is"

    @property
    def ranks(self) -> bool:
        """Whether what is named behind the verb is the place of it: "IIP tăng cao nhất là Trà Vinh", "dẫn đầu là …"."""
        *before, last = [verb.value for verb in self.verbs] or [""]
        return last == "is" and (bool(before) or self.remark) and {*before} <= {"up", "down", "other"}

    def is_remark_on_place(self) -> bool:
        """Whether a place that stands here is only remarked on; one that is ranked heads the clause from here on."""
        if self.remark and self.ranks and not self.named and self.last is self.verbs[-1]:
            self.remark, self.verbs, self.unknown = False, [], []  # "xếp thứ 2 là Bắc Ninh, xuất khẩu đạt …"
        return self.remark

    def is_of(self) -> bool:
        """Whether it has named something and goes on with whose that is: "trong khi IIP của Đắk Lắk …"."""
        return self.named and self.last is not None and self.last.is_("benign", "of")

    @property
    def is_placed(self) -> bool:
        """Whether it names nothing but a place: "…, Hải Phòng có 13 khu công nghiệp"."""
        return self.placed and not self.unknown

    def unknown_subject(self) -> list[Token]:
        """The words that name its subject, where they are none of the catalogue's."""
        is_remark = self.remark and not ((self.pointed or self.own) and self.verbs)  # "chủ yếu ở phân bón tăng 54%"
        return self.unknown if not self.named and not is_remark else []

    def names_another(self) -> bool:
        """Whether it has ended with a subject that is none of the catalogue's, and nothing said of it but what it is:
        "…, nông sản là mặt hàng chủ lực, đạt 300 triệu USD".

        Not "…, đi vào hoạt động; 75 cụm công nghiệp", which is said of what was counted before.
        """
        if self.named or self.remark or len(self.verbs) > 1 or (self.verbs and self.verbs[0].value != "is"):
            return False
        return any(not t.is_("narrow", "at_work") for t in self.unknown)

    def regions(self) -> tuple[Token, ...]:
        """The words that name its subject, where they are only a region of the nation."""
        words = tuple(self.unknown_subject())
        return words if all(t.is_("narrow", "region") for t in words) else ()

    def before_bracket(self) -> list[Token]:
        """The words that a bracket behind them speaks of, where they are none of the catalogue's."""
        if self.remark and not self.named and self.last is not None and self.last.kind == "word":
            return [self.last]  # "…, đó là nhóm giao thông (tăng 19,6%)"
        return self.unknown_subject()
