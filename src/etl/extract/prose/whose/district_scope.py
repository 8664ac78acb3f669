"""Whose figures a text goes on telling: those of a district, until the province's are again.

A figure in the clause that names the district is the district's; one that follows may be, and is in doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.figure import Refusal
from etl.extract.prose.whose.named_places import NamedPlaces
from etl.extract.tokens import Token, Tokens

_ZONES = ("zones", "clusters")
_REACH = 20  # characters that the words before its name are within
_LETTERHEAD = 600  # characters within which a report tells who sends it
_HEAD = frozenset({"benign", "aside", "continue", "cumulative", "period", "scenario"})
_CLAUSE = frozenset(",;.:")
_NAME = r"(?P<name>[A-ZĐÀ-Ỹ][\w'’]*(?: [A-ZĐÀ-Ỹ][\w'’]*){0,2})"


class DistrictScope:
    """The districts spoken of, sentence by sentence, in the `folded` form of `text`."""

    def __init__(self, folded: str, text: str, words: SpokenOf, in_province: bool = False) -> None:
        """`in_province`: the report's own place is a province, so that "thành phố" is a town in it."""
        self._folded, self._text, self._said = folded, text, words
        self._places = NamedPlaces(folded, text, words)
        self._beside_name = tuple(words.beside_name)
        self._of_zones = self._zones_office()  # whose report it is
        self._titled = self._of_zones  # the district that the report is about, or those zones
        self._open: str | None = None  # of which the sentence before spoke to its end
        self._any = False  # a sentence has been read
        titles = "|".join(sorted((w.replace(" ", r"\s") for w in words.district_titles), key=len, reverse=True))
        self._districts = re.compile(rf"(?<!\w)(?i:{titles}) {_NAME}")
        self._letterhead = _letterhead(text, titles)
        self._towns = list(self._unnamed_towns()) if in_province else []
        self._told: list[tuple[int, int, str, bool]] = []  # start, end, the words, whether they stand there

    def _zones_office(self) -> str | None:
        """The office of zones that the letterhead names below the province, in capitals: "BAN QUẢN LÝ CÁC KCN"."""
        start = 0
        for line in self._text[:_LETTERHEAD].split("\n"):
            folded = self._folded[start : start + len(line)].strip()
            start += len(line) + 1
            if line.isupper() and folded.startswith(tuple(self._said.zone_boards)):
                return line.strip()
        return None

    def _unnamed_towns(self) -> Iterator[int]:
        """Where a town without its name is what figures are of: "kim ngạch xuất khẩu của thành phố đạt …"."""
        before = "|".join(self._beside_name)
        towns = "|".join(sorted(self._said.unnamed_towns, key=len, reverse=True))
        for found in re.finditer(rf"(?<!\w)(?:{before})\s(?P<town>{towns})(?!\w|\.)", self._folded):
            behind = self._text[found.end() : found.end() + 2].strip()
            if not behind[:1].isupper():
                yield found.start("town")

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of its paragraph or another."""
        before = self._titled if first else self._open or self._titled
        self._open, self._told = None, []
        if not tokens:
            return
        if not self._any and self._letterhead is not None:
            self._titled = before = self._letterhead
        if before is not None:
            self._tell(tokens, 0, before, named=False)
        if not self._any and (titled := self._title(tokens)) is not None:
            self._titled = titled
            self._tell(tokens, 0, titled, named=True)
        for k in tokens.places_of(("area", "benign")):
            token = tokens[k]
            if token.kind == "benign" and token.value != "district":
                continue
            town = token.kind == "area" and token.value.kind == "town"
            heads = not self._any and all(t.kind == "benign" or t.is_("sign", ".") for t in tokens[:k])
            if heads and (town or (token.is_("benign", "district") and self._is_named(tokens, k))):
                self._titled = self._words(tokens, k)
                self._tell(tokens, 0, self._titled, named=True)
            if (
                token.is_("benign", "district")
                and (start := self._begins(tokens, k, self._is_named(tokens, k))) is not None
            ):
                self._tell(tokens, start, self._words(tokens, k), named=True)
            if town and _is_told_of(tokens, k):
                frame = self._frame(tokens, k)
                if (start := self._begins(tokens, frame, named=True)) is not None:
                    self._tell(tokens, start, self._text[tokens[frame].start : token.end], named=True)
        for at in self._towns[bisect_left(self._towns, tokens[0].start) : bisect_left(self._towns, tokens[-1].end)]:
            self._tell_of_town(tokens, at)
        for start, name in self._places.heads(tokens):
            self._tell(tokens, start, name, named=False)
        self._any = True

    def _tell_of_town(self, tokens: Tokens, at: int) -> None:
        """The clause of the town at `at` is about it, where figures are told there."""
        k = next(i for i, token in enumerate(tokens) if token.end > at)
        begin = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign"), 0)
        named = any(t.kind in ("indicator", "part", "counted") for t in tokens[begin:k])
        if named or all(t.kind in _HEAD for t in tokens[begin:k]):
            self._tell(tokens, begin, self._text[at : tokens[k].end], named=False)

    def _title(self, tokens: Tokens) -> str | None:
        """Whom the report's first line says it is about: the companies of zones, or a district that it names alone
        ("… của Thanh Ba tăng 11,9%", "Thanh Ba: …") and the text with its title ("HĐND huyện Thanh Ba")."""
        start, end = tokens[0].start, tokens[-1].end
        firms = next((words for words in self._said.zone_firms if self._folded.find(words, start, end) >= 0), None)
        if firms is not None or not any(t.kind in ("indicator", "head", "other") for t in tokens):
            return firms
        line = self._text[start:end]
        for told in self._districts.finditer(self._text, end):
            if told["name"] not in line:
                continue
            name = re.escape(told["name"])
            if re.search(rf"(?:^{name}(?:\s*:|\s(?=[a-zđà-ỹ]))|\bcủa {name}\b)", line) and not self._is_place(
                tokens, told["name"]
            ):
                return told[0]
        return None

    def _is_place(self, tokens: Tokens, name: str) -> bool:
        """Whether the name is that of a province, too."""
        return any(self._text[tokens[k].start : tokens[k].end].endswith(name) for k in tokens.places("area"))

    def refusal(self, at: int, group: str | None = None) -> Refusal | None:
        """Why a figure of an indicator of the `group` at `at` is not the province's, or may be not; None where
        it is, as is how many zones there are."""
        told = [
            one for one in self._told if one[0] <= at < one[1] and not (one[2] == self._of_zones and group in _ZONES)
        ]
        if not told:
            return None
        words = told[-1][2]
        if any(named for _, _, _, named in told):
            return Refusal(f"it is told of “{words}”, not of the province", "area.district")
        return Refusal(f"it may be told of “{words}”, not of the province", "area.district", doubt=True)

    def _frame(self, tokens: list[Token], k: int) -> int:
        """Where the words before the name of a town at `k` begin that say what it is: "thành phố", "TP."."""
        at = k - 1 if k and tokens[k - 1].is_("sign", ".") else k
        named = at > 0 and self._folded[tokens[at - 1].start : tokens[at - 1].end] in self._said.town_titles
        return at - 1 if named else k

    def _begins(self, tokens: list[Token], k: int, named: bool) -> int | None:
        """The token from which on the clause is about the district at `k`, `named` there or not; None where it is only
        mentioned."""
        before = [self._folded[t.start : t.end] for t in tokens[max(0, k - 2) : k]]
        if before and (
            before[-1] in self._said.several
            or before[-1] in self._said.district_offices
            or tokens[k - 1].kind in ("quantity", "word")
        ):
            return None
        if k > 1 and tokens[k - 2].is_("benign", "district"):
            return None
        if k + 1 < len(tokens) and tokens[k + 1].is_("sign", ",") and not named:
            return None  # "huyện, thị xã"
        begin = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign"), 0)
        if all(t.kind in _HEAD for t in tokens[begin:k]):
            heads = named or (before and before[-1] in self._said.of_district)
            return begin if heads and not any(t.kind == "quantity" for t in tokens[begin:k]) else None
        if not self._folded[max(0, tokens[k].start - _REACH) : tokens[k].start].rstrip().endswith(self._beside_name):
            return None
        of_figures = any(t.kind in ("indicator", "part", "counted") for t in tokens[begin:k])
        return begin if of_figures else None  # "giá trị sản xuất công nghiệp của huyện"

    def _is_named(self, tokens: list[Token], k: int) -> bool:
        """Whether a name in capitals stands right behind: "huyện Châu Đức"."""
        return k + 1 < len(tokens) and self._text[tokens[k + 1].start].isupper()

    def _tell(self, tokens: list[Token], k: int, words: str, named: bool) -> None:
        end = self._handed_back(tokens, k)
        self._told.append((tokens[k].start, end, words, named))
        if end >= tokens[-1].end:
            self._open = words
        elif not named:
            self._open = None

    def _handed_back(self, tokens: list[Token], k: int) -> int:
        """Where what is told of the district at token `k` ends: at the clause that speaks of the province again."""
        for i in range(k, len(tokens)):
            token = tokens[i]
            if token.kind == "area":
                whole = token.value.kind == "area" and token.value.frame not in ("office", "aside")
            else:
                words = self._folded[token.start : token.end]
                beside = self._folded[max(0, token.start - _REACH) : token.start].rstrip().endswith(self._beside_name)
                again = words in self._said.after_district or (words == "tỉnh" and beside) or words.endswith(" tỉnh")
                whole = again and not _is_set_beside(tokens, i)
            if whole:
                at = next((j for j in range(i, k, -1) if tokens[j].kind == "sign" and tokens[j].value in _CLAUSE), k)
                return tokens[at].start
        return tokens[-1].end

    def _words(self, tokens: list[Token], k: int) -> str:
        """The district as it is written, with the first words of its name."""
        end = k + 1
        while end < min(k + 4, len(tokens)) and tokens[end].kind == "word" and self._text[tokens[end].start].isupper():
            end += 1
        return self._text[tokens[k].start : tokens[end - 1].end]


def _letterhead(text: str, titles: str) -> str | None:
    """The district whose committee or council sends the report, as a line of its head says: "UBND HUYỆN DIÊN KHÁNH"."""
    sender = re.compile(
        rf"^\s*(?i:(?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+((?i:{titles})\s\w.*?)\s*$", re.M
    )
    found = sender.search(text, 0, _LETTERHEAD)
    return found[1] if found is not None else None


def _is_set_beside(tokens: list[Token], i: int) -> bool:
    """ "chiếm 33,6% so với toàn tỉnh": the province is only what a share is of."""
    return i > 0 and tokens[i - 1].is_("compare", "prefix")


def _is_told_of(tokens: list[Token], k: int) -> bool:
    """Whether figures follow the place at `k`: it is not only where something took place."""
    return any(t.kind == "quantity" and t.value.base is not None for t in tokens[k + 1 :])
