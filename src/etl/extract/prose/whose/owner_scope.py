"""Whose figures a text goes on telling: those of a company, or of one kind of owners, until the province's are again.

What is told in the very clause that names them is in `reservations` and `name_resolution`; here is what follows it.
Only indicators of which companies have figures of their own are concerned (`Indicator.companies`).
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from etl.catalogue import Catalogue
from etl.extract.prose.whose.company_clauses import handed_back, heads_clause, is_several
from etl.extract.prose.whose.groups_ahead import group_ahead
from etl.extract.prose.whose.reservation import Reservation
from etl.extract.prose.whose.reservations import reservations
from etl.extract.prose.whose.reserved_parts import ZONES
from etl.extract.prose.whose.speakers import Speakers
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Counted
from etl.language.fold import spelled

_MONEY = ("vnd", "usd")
_BESIDE = frozenset(",;.:–")
_OWNERSHIP = "ownership"
_OF_OWNERS = (_OWNERSHIP, "owner_of_goods")
_A_KIND = 3  # words of "tổng công ty", which is no name yet
_HEAD, _OPENING = 12, 3  # tokens before the colon behind a branch, and of those the first that say that it is one
_DOES = ("level", "up", "down", "exceed", "is")
_OWNING = ("part", "other", "counted")
_NAMING = (*_OWNING, "benign")
"""The kinds of tokens that may name an owner; where somebody without a name may be one, too."""
_TELLING = frozenset({"quantity", "verb", "period", "indicator", "compare", "scenario", "area"})


class Told(NamedTuple):
    """Of whom figures at `start:end` may be told."""

    start: int
    end: int
    words: str
    nameless: bool = False  # "đơn vị": who that is, stands elsewhere


class OwnerScope:
    """The owners spoken of, sentence by sentence."""

    def __init__(self, catalogue: Catalogue, folded: str, text: str) -> None:
        self._catalogue, self._folded, self._text = catalogue, folded, text
        self._branches = tuple(f"{words} " for words in catalogue.spoken_of.branches)
        self._as_to = tuple(f"{words} " for words in catalogue.spoken_of.as_to)
        self._opening = (*self._as_to, *self._branches)
        self._whole_branches = tuple(catalogue.spoken_of.whole_branches)
        self._nameless = {words for words in catalogue.spoken_of.nameless if words in folded}
        self._speakers = Speakers(folded, text, catalogue.spoken_of)
        self._open: tuple[str, bool] | None = (
            None  # of whom the sentence before spoke to its end; whether without a name
        )
        self._told: list[Told] = []
        self._group_at = -1  # where what is told of the group that heads this sentence begins

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A sentence begins, the `first` of its paragraph or another."""
        before, self._open, self._told = None if first else self._open, None, []
        if not tokens:
            return
        if before is not None:
            self._tell(tokens, 0, *before)
        if (speaker := self._speakers.without_office(tokens)) is not None:
            self._tell(tokens, *speaker)
        self._branch(tokens)
        self._branch_alone(tokens)
        self._group(tokens)
        for k in tokens.places("indicator"):
            if self._is_a_companys(tokens[k]) and (name := self._own_name(tokens, k)) is not None:
                self._tell(tokens, k, self._folded[name.start : tokens[k].start].strip())
        nameless = any(self._folded.find(words, tokens[0].start, tokens[-1].end) >= 0 for words in self._nameless)
        for k in tokens.places_of(_NAMING if nameless else _OWNING):
            token = tokens[k]
            if token.kind == "part" and self._catalogue.parts[token.value].partition == _OWNERSHIP:
                self._owners(tokens, k)
            elif token.is_("other", "owner"):
                self._company(tokens, k)
            elif token.kind == "counted":
                self._zone(tokens, k)
            elif token.kind != "part" and self._words(token) in self._nameless and self._is_nameless(tokens, k):
                self._tell(tokens, k, self._words(token), nameless=True)

    def of_whom(self, indicator: str, at: int, of_office: bool = False) -> str | None:
        """The owners that a figure of `indicator` at the place `at` may be told of; None where it is the province's.

        `of_office`: one without a name is the office that the text speaks of, whose figures are the province's.
        """
        if not self._catalogue.indicators[indicator].companies:
            return None
        told = (one for one in self._told if one.start <= at < one.end and not (one.nameless and of_office))
        if self._catalogue.indicators[indicator].partition in _OF_OWNERS:  # "Doanh nghiệp FDI 690 triệu USD": its own
            told = (one for one in told if one.start != self._group_at)
        return next((one.words for one in told), None)

    def _is_nameless(self, tokens: list[Token], k: int) -> bool:
        """Whether somebody without a name at token `k` heads the clause and does something, or is whose a figure is:
        "Năm qua, đơn vị đạt …", "kim ngạch xuất khẩu của đơn vị đạt …"."""
        if self._told and tokens[k].start < self._told[-1].end:
            return False
        if _is_owned(tokens, k):
            return True
        behind = next((t for t in tokens[k + 1 : k + 1 + _OPENING] if t.kind != "benign"), None)
        if behind is None or not (behind.kind in ("indicator", "scenario") or behind.is_("verb", *_DOES)):
            return False
        return heads_clause(tokens, k, self._folded, self._catalogue.spoken_of)

    def _company(self, tokens: Tokens, k: int) -> None:
        """A company in a sentence that states no indicator of the province: what follows may speak of it.

        Not where several are listed or counted, nor where one without a name of its own stands behind anything else
        ("Nhiều doanh nghiệp mở rộng sản xuất, nhà máy chạy đều") or heads a list ("Nhà máy chạy đều, như: …; …").
        """
        token = tokens[k]
        if k and tokens[k - 1].is_("continue", "of_which"):
            return  # "… đạt 16,2 tỷ kWh, trong đó Nhà máy nhiệt điện X đạt 3,1 tỷ kWh": one of those
        if _is_owned(tokens, k) and not is_several(tokens, k, self._folded, self._catalogue.spoken_of):
            self._tell(tokens, k, self._words(token))  # "Giá trị sản xuất của nhà máy đạt …, xuất khẩu đạt …"
            return
        alone = self._is_alone(tokens) and not is_several(tokens, k, self._folded, self._catalogue.spoken_of)
        its_own = any(one.start == token.start and one.end == tokens[-1].end for one in self._reserved(tokens))
        its_name = self._is_name(token)
        named = its_name or (k + 1 < len(tokens) and tokens[k + 1].kind not in ("verb", "sign", "benign"))
        heads = all(t.kind in ("benign", "period", "continue") or t.is_("sign", ",") for t in tokens[:k])
        heads = heads and not any(t.is_("sign", ";") for t in tokens)
        if (named or heads) and alone and (its_own or not any(t.kind == "indicator" for t in tokens)):
            self._open = self._open or (self._words(token), not named)

    def _is_alone(self, tokens: Tokens) -> bool:
        """Whether one company is named in the sentence, and no power company beside it; its own name may stand again,
        and a short one in a bracket behind it: "Tổng công ty Điện lực miền Trung (EVNCPC)"."""
        owners = [i for i in tokens.places("other") if tokens[i].is_("other", "owner")]
        short = {self._words(tokens[i]) for i in owners if i and tokens[i - 1].is_("sign", "(")}
        told = {self._words(tokens[i]) if self._is_name(tokens[i]) else i for i in owners}
        return len(told - short) == 1 and not (tokens.has("benign", "power") and self._is_name(tokens[owners[0]]))

    def _is_name(self, token: Token) -> bool:
        """Whether the words for a company are its name: "EVNCPC", "Tổng công ty Điện lực miền Trung"."""
        return len(self._words(token).split()) > _A_KIND or self._text[token.start : token.end].isupper()

    def _zone(self, tokens: list[Token], k: int) -> None:
        """A zone that has a name and heads its clause: "CCN Phong Nẫm có giá trị sản xuất đạt …, xuất khẩu …".

        Or zones of which a sum is told that is none of the indicators: "Tổng doanh thu các KCN đạt 282 tỷ đồng. …".
        """
        noun: Counted = tokens[k].value
        if not ZONES.isdisjoint((*noun.plain, *noun.context)) and _contribute(tokens, k):
            self._tell(tokens, k, self._words(tokens[k]))  # "Các KCN đóng góp 2.050 tỷ đồng …, xuất khẩu 61 triệu USD"
        if not ZONES.isdisjoint((*noun.plain, *noun.context)) and self._is_of_sum(tokens, k):
            self._open = self._words(tokens[k]), False
        named = k + 1 < len(tokens) and tokens[k + 1].kind in ("word", "area") and self._is_capital(tokens[k + 1])
        if named and not ZONES.isdisjoint((*noun.plain, *noun.context)) and (k == 0 or _ends_clause(tokens[k - 1])):
            self._tell(tokens, k, self._words(tokens[k]))

    def _group(self, tokens: Tokens) -> None:
        """Zones, an association or a kind of firms that heads the sentence: what is told behind it, and in the next one
        where this one has figures of no indicator."""
        group = group_ahead(tokens, self._folded, self._catalogue.spoken_of)
        if group is None:
            return
        before = self._open
        self._group_at = tokens[group.at].start
        self._tell(tokens, group.at, group.words)
        if any(t.kind == "indicator" for t in tokens) or not any(t.kind == "quantity" for t in tokens):
            self._open = before

    def _is_of_sum(self, tokens: list[Token], k: int) -> bool:
        """Whether a sum of money is told whose name ends with the token at `k`, in a sentence without an indicator."""
        told = any(t.kind in ("verb", "quantity", "sign") for t in tokens[:k])
        if told or any(t.kind == "indicator" for t in tokens):
            return False
        name = self._folded[tokens[0].start : tokens[k].start]
        first = next((t for t in tokens[k + 1 :] if t.kind == "quantity"), None)
        of_money = first is not None and first.value.base in _MONEY
        return of_money and any(one in name for one in self._catalogue.spoken_of.sums)

    def _is_capital(self, token: Token) -> bool:
        return self._text[token.start].isupper()

    def _branch(self, tokens: Tokens) -> None:
        """A branch that heads a line: "Ngành dệt may: kim ngạch xuất khẩu đạt …", of the branch and not of all."""
        colon = next((k for k in tokens.places("sign") if tokens[k].value == ":"), 0)
        if not 0 < colon < _HEAD:
            return
        head = tokens[:colon]
        if any(t.kind in _TELLING for t in head) or not any(t.kind in ("word", "part", "other") for t in head):
            return
        words = self._folded[head[0].start : head[-1].end].lstrip("-+* ")
        if not (words.startswith(self._branches) or any(t.kind == "part" for t in head[:_OPENING])):
            return
        named = next((k for k, t in enumerate(tokens) if k > colon and self._is_a_companys(t)), None)
        if named is not None:
            self._tell(tokens, named, words)

    def _branch_alone(self, tokens: Tokens) -> None:
        """A branch that heads a sentence without a figure: "Ngành dệt may phục hồi. Kim ngạch xuất khẩu đạt …"; or that
        stands before the first comma: "Đối với ngành dệt may, kim ngạch xuất khẩu đạt …"."""
        if not self._folded.startswith(self._opening, tokens[0].start):
            return
        head = [*takewhile(lambda t: not _ends_clause(t), tokens)]
        line = self._folded[tokens[0].start : (head or tokens)[-1].end]
        line = next((line.removeprefix(words) for words in self._as_to if line.startswith(words)), line)
        name = next((line.removeprefix(words) for words in self._branches if line.startswith(words)), None)
        if name is None or name.startswith(self._whole_branches) or any(t.kind == "indicator" for t in head):
            return
        if len(head) < len(tokens) and tokens[len(head)].is_("sign", ",") and not any(t.kind == "verb" for t in head):
            self._tell(tokens, len(head), line)
        elif not any(t.kind == "indicator" or (t.kind == "quantity" and t.value.base is not None) for t in tokens):
            self._open = self._open or (" ".join(line.split()[:_A_KIND]), False)

    def _reserved(self, tokens: Tokens) -> list[Reservation]:
        return reservations(tokens, self._folded, self._catalogue.spoken_of)

    def _owners(self, tokens: list[Token], k: int) -> None:
        """One kind of owners that a clause is about: "khối tư nhân có kim ngạch xuất khẩu …", "xuất khẩu của khối …".

        Beside the whole ("xuất khẩu đạt …, trong đó khối tư nhân …") they are a part of it, no more is told of them.
        """
        begin = next((i + 1 for i in range(k - 1, -1, -1) if _ends_clause(tokens[i])), 0)
        if any(t.kind == "indicator" for t in tokens[:begin]):
            return
        before = tokens[begin:k]
        if any(t.kind in ("quantity", "verb") for t in before):
            return
        end = next((i for i in range(k + 1, len(tokens)) if tokens[i].kind == "quantity"), len(tokens))
        if any(t.kind == "indicator" for t in before):
            clause = next((i for i in range(end, len(tokens)) if tokens[i].is_("sign", ";", ",")), None)
            if clause is not None and any(self._is_a_companys(t) and tokens[k - 1].kind == "benign" for t in before):
                self._tell(tokens, clause, self._words(tokens[k]))
                self._open = None
        elif any(self._is_a_companys(t) for t in tokens[k + 1 : end]):
            self._tell(tokens, k, self._words(tokens[k]))

    def _tell(self, tokens: list[Token], k: int, words: str, nameless: bool = False) -> None:
        """From token `k` on it may be told of them: to where the province or another indicator is spoken of."""
        end = handed_back(tokens, k, self._folded, self._catalogue.spoken_of, of_province=True)
        other = next((t.start for t in tokens[k:] if t.kind == "indicator" and not self._is_a_companys(t)), end)
        end = min(end, other)
        self._told.append(Told(tokens[k].start, end, words, nameless))
        self._open = (words, nameless) if end >= tokens[-1].end else None

    def _own_name(self, tokens: list[Token], k: int) -> Token | None:
        """The first word of a name of its own that heads an item, right before the indicator at `k`: a company's among
        others ("…; Piaggio kim ngạch xuất khẩu 61 triệu USD")."""
        j = k
        while j > 0 and k - j < _A_KIND and tokens[j - 1].kind == "word":
            j -= 1
        if j in (0, k) or not tokens[j - 1].is_("sign", ";", ":") or not self._text[tokens[k].start].islower():
            return None
        return tokens[j] if self._is_capital(tokens[j]) else None

    def _is_a_companys(self, token: Token) -> bool:
        return token.kind == "indicator" and self._catalogue.indicators[token.value].companies

    def _words(self, token: Token) -> str:
        return spelled(self._folded[token.start : token.end])


def _is_owned(tokens: list[Token], k: int) -> bool:
    """Whether the company at token `k` stands right behind an indicator, as whose it is."""
    before = tokens[k - 2 : k] if k > 1 else []
    return len(before) == 2 and before[0].kind == "indicator" and before[1].is_("benign", "of")


def _contribute(tokens: list[Token], k: int) -> bool:
    """Whether the zones at token `k` head the sentence and are told to have brought something in."""
    behind = next((t for t in tokens[k + 1 : k + 1 + _OPENING] if t.kind != "benign"), None)
    heads = all(t.kind in ("benign", "period", "sign", "area", "counted") for t in tokens[:k])
    return heads and behind is not None and behind.is_("verb", "contribute", "help", "yield")


def _ends_clause(token: Token) -> bool:
    return token.kind == "sign" and token.value in _BESIDE
