"""The area that figures are about: of the sentence, of one subject in it, of the words in a bracket."""

from __future__ import annotations

from etl.catalogue.areas import NATION
from etl.extract.tokens import Token


class AreaScope:
    """The place as clauses go by; `area` is its token where one is spoken of."""

    def __init__(self) -> None:
        self._sentence: Token | None = None  # the place this sentence speaks of
        self._own: Token | None = None  # the place its present subject is in
        self._outside: list[Token | None] = []  # of the brackets that are open
        self._in_front: list[Token | None] = []  # of each of those brackets, the place right before it
        self.of_row: Token | None = None  # of this figure, by its place in a row
        self.several: list[Token] = []  # the places that are heads of this clause together
        self._before: list[Token] = []  # that were so last
        self.before: Token | None = None  # the place that the sentence before spoke of, in this paragraph
        self.told_before: Token | None = None  # the place that figures were last told of, of this one alone
        self._is_back = False  # this sentence speaks of the report's own place
        self._told: list[Token | None] = []  # the places of this sentence's figures outside brackets
        self._merged: set[str] | None = None  # those that became one, while they are listed

    @property
    def area(self) -> Token | None:
        """The area of a figure at this place; None where no words name one."""
        return self.of_row or self._own or self._sentence

    def sentence(self, goes_on: bool, behind: Token | None = None, of_whole: bool = False) -> None:
        """A new sentence begins, with its place `behind` its figures or not; one that goes on with the one before is
        about that one's place, too: the last of several, or the first where it divides the whole (`of_whole`)."""
        own = self._outside[0] if self._outside else self._own
        one = self._told[0] if self._told and all(place is self._told[0] for place in self._told) else None
        if of_whole and self._told and one is None:
            own = self._sentence = self._told[0]  # "IIP tăng 8%, khu vực Đắk Nông tăng 7,5%. Phân theo ngành, …"
        self.before = self._sentence or one
        if any(place is not None for place in self._told):
            self.told_before = one
        elif self._is_back:
            self.told_before = None
        self._told, self._is_back = [], False
        self._sentence = behind or ((own or self._sentence) if goes_on else None)
        self._own = self._merged = None
        self._outside.clear()
        self._in_front.clear()
        if len(self.several) > 1:
            self._before = self.several
        self.several = []

    def paragraph(self) -> None:
        """A new paragraph begins: it does not go on with the place of the one before."""
        self.before = self.told_before = None

    def come_back(self) -> None:
        """This sentence speaks of the report's own place: those after it are no more of another one's."""
        self._is_back = True

    def come_home(self) -> None:
        """Behind what this sentence told of the nation its own province is spoken of: "cả nước tăng 4,8%, toàn tỉnh
        tăng 6,2%"."""
        told = self._own or self._sentence
        if told is not None and self._told and not self._outside and told.value.area_id == NATION:
            self._own = self._sentence = None

    def figure(self) -> None:
        """A figure is told here."""
        if not self._outside:
            self._told.append(self.of_row or self._own or self._sentence)

    @property
    def told_here(self) -> Token | None:
        """The place that all figures of this sentence so far were told of; None where one names none."""
        one = self._told[0] if self._told else None
        return one if one is not None and all(place is not None for place in self._told) else None

    def go_on(self) -> None:
        """The sentence sums up what the one before told: "Đối với Hà Nội, …. Tính chung 11 tháng, …"."""
        self._sentence = self._sentence or self.before

    def again(self) -> bool:
        """ "Hai tỉnh", "ba địa phương này": those named together last; returns whether there are any."""
        self.several = self._before or self.several
        return len(self.several) > 1

    def merge(self) -> None:
        """Provinces that became one are listed ("sau khi hợp nhất ba tỉnh …"): one that is named again is that one."""
        self._merged = set()

    def settle(self) -> None:
        """A clause said nothing but a place: it holds for what follows ("…; còn Hà Nam, chỉ số … tăng …, …")."""
        self._sentence = self._own or self._sentence

    def open(self) -> None:
        """A bracket opens: a place in it is only that of what it says."""
        self._outside.append(self._own)
        self._in_front.append(None)

    def close(self) -> None:
        """A bracket closes: the area before it holds again."""
        self._own = self._outside.pop()
        self._in_front.pop()

    def stand(self, token: Token, of_subject: bool, joined: bool = False) -> None:
        """A place is named: that of one subject (or in a bracket), else of the whole sentence.

        `joined` where it stands beside the one before ("Bình Phước và Tây Ninh").
        """
        if self._merged is not None and token.value.area_id not in self._merged:
            self._merged.add(token.value.area_id)
            return
        if not self._outside:
            self.several = [*self.several, token] if joined else [token]
        if of_subject or self._outside:
            self._own = token
        else:
            self._sentence = token

    def stand_before_bracket(self, token: Token) -> None:
        """The bracket that has opened stands right behind a place: "đứng sau Quảng Ninh (tăng 11%)"."""
        if self._outside and not token.value.is_smaller and token.value.frame != "office":
            self._own = self._in_front[-1] = token

    def leave(self) -> None:
        """Something else is named: the place of the subject before is not its, but that right before the bracket is:
        "cả nước (xuất khẩu 109 tỷ USD)"."""
        self._own, self._merged = self._in_front[-1] if self._in_front else None, None
