"""The subject of a clause: `take` reads the tokens before a figure one by one, and `subject` returns what they name.

The construction, in one sentence: the words before the verb name the subject, a name of the catalogue makes it one of
ours, any other word there makes it something else, and a clause without either goes on with the subject before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.areas import NATION
from etl.extract.prose.names.inheritance import TRADE
from etl.extract.prose.names.small_words import SmallWords
from etl.extract.prose.names.subject import Piece, Subject
from etl.extract.prose.times.resuming_clauses import ResumingClauses
from etl.extract.prose.whose.figures_first import place_behind
from etl.extract.prose.whose.ranked_places import ranked_places
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Vocabulary

_FOUNDED = "founded"  # the group of what is told of new companies
_BRANCH = "industrial_output"  # what "giá trị sản xuất" is, where industry is the branch spoken of
_WAYS = frozenset({"border_gates", "customs", "excl_reexports"})  # scopes that trade alone has
_BARE = frozenset({"indicator", "part", "period", "area", "benign", "cumulative", "scope", "price"})  # beside a name


class SubjectTracker(ResumingClauses):
    """The subject, clause by clause. `take` reads a token, `subject` returns whom a figure at this place is about."""

    def __init__(self, folded: str, catalogue: Catalogue, words: Vocabulary) -> None:
        super().__init__(folded, catalogue, words)
        self._small = SmallWords(folded, catalogue.spoken_of)
        self._aspects = {words for words in catalogue.spoken_of.aspects if words in folded}
        self._takes: dict[str, Callable[[Token], None]] = {
            "benign": self._and,
            "cumulative": self._cumulative,
            "period": self._period,
            "word": self._word,
            "counted": self._word,
            "indicator": self._name,
            "part": self._name,
            "contextual": self._name,
            "head": self._head,
            "generic": self._generic,
            "action": self._action,
            "continue": self._continue,
            "verb": self._verb,
            "aside": self._aside,
            "other": self._other,
            "narrow": self._narrow,
            "tail": self._tail,
            "area": self._area,
            "scope": self._scope,
            "price": self._price,
        }

    def sentence(self, tokens: Tokens, goes_on: bool) -> None:
        """A new sentence begins: brackets are closed, the subject stays known but stands no more in the sentence.

        One that says that it goes on with the sentence before ("trong đó") is about its place, too.
        """
        self._names.sentence(tokens)
        said = self._catalogue.spoken_of
        self._ranked = ranked_places(tokens, self._folded, said.example, said.places)
        self.where.sentence(goes_on, place_behind(tokens), bool(tokens) and tokens[0].is_("continue", "part"))
        self._inheritance.sentence(goes_on)
        self._stack.clear()
        self._strangers.clear()
        self._begin_piece()
        self._told_parts, self._told_each = "of_which" in self._parts_here, bool(self._parts_here)
        self._parts_here = set()
        self._stranger = self.action = self.one_kind = self._ahead = self._deflated = None
        self._sourced = self.part_or_all = False
        if self._headed_action is not None:
            self._action(self._headed_action)
        self.fresh = self.named_now = self.after_figure = self.of_which = self.part_of_itself = self._over = False

    def take(self, token: Token) -> None:
        """Reads one token that is neither a figure, a sign nor part of a comparison."""
        piece, kind = self.clause, token.kind
        if self.current.leaves_out and kind in ("benign", "generic") and self._small.is_of_all(token):
            self.current, self._ahead = self.current._replace(scope=None), None
        if kind == "benign" and token.value not in ("and", "both"):  # the most of all; they say nothing
            if token.value == self.current.indicator and not piece.verbs and not piece.named:
                piece.unknown, piece.remark = [token], False  # "tổng chi ngân sách đạt …; trong khi thu đạt …"
            if piece.own and token.value == "back" and (piece.verbs or not self._small.is_still(token)):
                self._begin_piece()
                piece = self.clause
            if self._small.is_home(token):
                self.where.come_home()
            if self._aspects and not piece.named and self._names.text(token) in self._aspects:
                piece.aspect = piece.aspect or not piece.verbs
                piece.change(token)
            if self._is_real(token):
                self._price(replace(token, kind="price", value="real"))  # "tăng thực 14,3%"
            piece.framed = piece.framed or (piece.last is None and token.value == "about")
            if token.value == "word" and not piece.verbs and self._small.is_kind_of_part(piece.last):
                piece.unknown.append(token)  # "trong đó nhóm nhà ở tăng 6,9%", "nhóm còn lại"
            piece.last = token
            if token.value == "with" and piece.counted is not None:
                piece.counted, piece.unknown, theirs = None, [], piece.theirs
                if theirs is not None:
                    self._name(theirs)  # "320 doanh nghiệp xuất khẩu với tổng kim ngạch 720 triệu USD": of all of them
            return
        if (take := self._takes.get(kind)) is not None:
            take(token)
        piece.bare, piece.last, piece.aspect = piece.bare and kind in _BARE, token, piece.aspect and kind == "verb"

    def sign(self, sign: str) -> None:
        """Reads one sign that is no bracket."""
        self._over = sign == ";" and (self.of_which or self._over)
        self.of_which = self.of_which and sign != ";"
        if sign in ",;:.!?…–":
            self._end_piece()
            self._before_bare = self._before_bare and sign != ":"  # "Xuất nhập khẩu: xuất khẩu đạt …": its heading

    def _and(self, token: Token) -> None:
        if token.value == "and":
            self.clause.joined = self.clause.last
        elif not self.where.again():
            self._word(token)

    def _head(self, token: Token) -> None:
        known = self._catalogue.indicators.get(self.current.indicator or "")
        told = known is not None and token.value in (known.indicator, known.parent)
        if not told and self._names.is_topic(token.value):
            self._name(replace(token, kind="indicator"))  # "Sản xuất công nghiệp giữ nhịp, giá trị sản xuất đạt …"
            self._names.whole = token.value  # "một số ngành sản xuất có chỉ số sản xuất tăng cao: …"
        elif not (self.named_now and known is None):  # not "ngành xây dựng, giá trị sản xuất …"
            self._names.whole = token.value  # "giá trị sản xuất ngành chế biến": of which whole the part is
            if not told:
                self.clause.unknown.append(token)  # unless it is named of what: "tổng giá trị sản xuất đạt …"

    def _generic(self, token: Token) -> None:
        if not self.named_now and not self.after_figure:
            self.current = self._names.total(token, self.current, self._main_here)
        self.current = self._names.indexed(token, self.current)

    def _action(self, token: Token) -> None:
        self._names.group, self.action = self._catalogue.indicators[token.value].group, token

    def _continue(self, token: Token) -> None:
        if token.value == "of_which" and not self.of_which:
            self._whole = self.current if self.current.indicator is not None else None
        self.of_which = self.of_which or token.value == "of_which"
        self._parts_here.add(token.value)

    def _verb(self, token: Token) -> None:
        if token.value == "other" and self._names.text(token) in self._catalogue.spoken_of.thanks_to:
            self._aside(replace(token, kind="aside", value="clause"))  # "…, nhờ giá cà phê tăng 22%"
            return
        if self._stack and self.clause.last is None and self._small.is_including(token):
            self.of_which = True  # "(bao gồm cả điện sản xuất tiêu thụ nội bộ 3,1 tỷ kWh)"
        self.clause.say(token)
        self._unsaid = False

    def _aside(self, token: Token) -> None:
        if self.clause.own or (token.value == "clause" and self.clause.verbs):
            self._begin_piece()  # "mặc dù giá giảm nên …", "nhập khẩu tăng mạnh do giá dầu tăng 22%"
        if not self.clause.named and not self.clause.verbs:
            self.clause.remark, self.clause.pointed = True, token.value == "pointing"
            self.clause.own = token.value == "clause"
            if token.value == "merged":
                self.where.merge()

    def _other(self, token: Token) -> None:
        if token.value in self._catalogue.indicators:
            alone = token.value not in self._names.told
            self._name(replace(token, kind="indicator") if alone else token)
        elif token.value in ("subject", "sector"):
            self._name(token)
        else:
            if token.value == "branch" and self.clause.opens():
                self._names.topic, self.one_kind = _BRANCH, None  # "Công nghiệp: giá trị sản xuất đạt …"
            self._word(token)

    def _narrow(self, token: Token) -> None:
        if token.value in ("topic", "denied"):
            self.one_kind = token
        else:
            self._word(token)

    def _tail(self, token: Token) -> None:
        if token.value == "retail":
            # "tổng mức bán lẻ hàng hóa, doanh thu dịch vụ lưu trú, ăn uống": still its name, until something is said
            if not (self.fresh and self._unsaid and self.current.indicator == "retail_sales"):
                self._name(token)
        elif token.value == "waste" and self.after_figure and not self.fresh and self.clause.last is None:
            self._name(replace(token, kind="part", value="water"))  # "…; hoạt động xử lý rác thải tăng 10,75%"
        elif not (self.current.indicator or "").endswith((".electricity", ".water")):
            self._word(token)

    def _area(self, token: Token) -> None:
        last = self.clause.last
        if token.value.frame == "office" and not self.clause.named:
            self.clause.unknown, self.clause.remark = [], False  # who says it is not what it is about
        if token.value.is_smaller and not (last is not None and last.is_("benign", "power")):
            self._word(token)
        elif token.value.frame != "office":
            self._place(token)

    def _scope(self, token: Token) -> None:
        whole = (self.current.indicator or "").partition(".")[0]
        if token.value in _WAYS and whole and whole not in TRADE:
            self._word(token)  # "tổng mức bán lẻ …; kim ngạch qua cửa khẩu 165 triệu USD": trade, of which is not said
            return
        self.current = self.current._replace(scope=token)
        self.clause.scope = None if self.clause.named else token
        self.part_of_itself = False  # "trong đó, giá trị sản xuất công nghiệp trừ dầu thô …": a scope of its own

    def _price(self, token: Token) -> None:
        heads = self.after_figure and not self.clause.named and not self.clause.verbs
        told = self._inheritance.whole_of(self.current, self._main_here) if heads else self.current
        self.current = told._replace(price=token)
        self._deflated = token if token.value == "real" and not (self.clause.named or self.after_figure) else None

    def subject(self) -> Subject:
        """Whom a figure that stands here is about."""
        piece = self.clause
        if unknown := piece.unknown_subject():
            head = next((t for t in unknown if t.kind == "head"), None)
            return self._names.stranger(unknown[0], unknown[-1])._replace(head=head)
        placed = self._stack and piece.placed  # "… các tỉnh quanh vùng (Vĩnh Phúc 8,0%; Bắc Ninh 10,6%)"
        if self._stranger is not None and not placed:
            return self._names.stranger(self._stranger, self._stranger)
        outside = self._stack[-1][1].before_bracket() if self._stack and not piece.named else []
        if outside and not placed:
            return self._names.stranger(outside[0], outside[-1])  # "dăm gỗ (tăng 20,2%)"
        return self.current

    def speak_of(self, subject: Subject) -> None:
        """What follows is about `subject`: a figure named it from behind, or counted it."""
        self.part_of_itself = self.part_of_itself and subject.indicator == self.current.indicator
        self.current = subject
        if subject.indicator is not None:
            self._names.said(subject.indicator)

    def _place(self, token: Token) -> None:
        piece = self.clause  # a place counts as the head of its clause or beside a name, not in a remark
        if piece.behind_figure and piece.last is not None and piece.last.is_("benign", "of") and _is_nation(token):
            return  # "cao hơn mức tăng 3,32% của cả nước; …": of the figure before it alone
        ranked = token.start in self._ranked
        listed = ranked or (bool(piece.verbs) and self._small.is_including(piece.verbs[-1]))
        remark = piece.is_remark_on_place() and not (piece.own or piece.is_of())
        if not ranked and ((piece.verbs and not (piece.ranks or listed)) or piece.unknown or remark):
            return
        if ranked:
            piece.unknown = []  # "quán quân tăng trưởng GRDP là Quảng Ngãi, với mức tăng 11,5%"
        self.current = self.current.without_region()
        last = piece.last
        joined = self._places and not piece.named if last is None else piece.placed and last.is_("benign", "and")
        piece.placed = True
        self.where.stand(token, ranked or self.named_now or self.after_figure or piece.own, joined)

    def _word(self, token: Token) -> None:
        if (branch := self._names.short.named(token)) is not None:
            self._name(branch)
            return
        if self.clause.inverted:  # "tăng nhanh là in và sao chép bản ghi tăng 16%"
            self._begin_piece()
        piece = self.clause
        behind_name = self._is_behind_name(piece)
        if piece.verbs and not behind_name:
            piece.change(token)
        if (piece.verbs and not behind_name) or (piece.remark and not (piece.named or piece.pointed or piece.own)):
            return
        if piece.named:
            self._names.topic = None  # "ngành công nghiệp truyền thống": not all of it
            self.current = self.current._replace(narrowed=(*self.current.narrowed[:3], token))
        else:
            piece.unknown.append(token)

    def _is_behind_name(self, piece: Piece) -> bool:
        """Whether the next word stands right behind a name that its verb stands before, or behind what narrows that:
        "có kim ngạch xuất khẩu dệt may đạt …"."""
        name, narrowed = self.current.name, self.current.narrowed
        if not (piece.named and piece.verbs and piece.last is not None and name is not None):
            return False
        ends = [name.end, *(token.end for token in narrowed[-1:])]
        return piece.verbs[-1].start < name.start and piece.last.end in ends

    def _is_real(self, token: Token) -> bool:
        """Whether it says behind a verb of change that prices are left out of it."""
        last = self.clause.last
        changes = last is not None and last.is_("verb", "up", "down", "growth")
        return changes and self._names.text(token) in self._catalogue.spoken_of.real_terms

    def _is_of_others(self, token: Token) -> bool:
        """Whether "vốn đăng ký" stands where it is not new companies that are spoken of: it names nothing anew."""
        if token.kind != "contextual" or self._catalogue.indicators[token.value].group != _FOUNDED:
            return False
        told = self._catalogue.indicators.get(self.current.indicator or "")
        return told is None or told.group != _FOUNDED

    def _name(self, token: Token) -> None:
        """A name of the catalogue, or of something known to be none of ours."""
        piece = self.clause
        if self._is_of_others(token) or self._names.counts_branches(token):
            return
        if self._names.only_end(token, piece):
            self._word(token)
            return
        if self._names.has_its_own(piece, self.current, token):
            if piece.counted is not None:
                piece.unknown, piece.theirs = [piece.counted], token
            return  # "12 nhóm hàng có kim ngạch xuất khẩu trên 1 tỷ USD": theirs
        if piece.last is not None and piece.last.is_("benign", "within") and token.kind == "indicator":
            self.current = self._names.within(token.value, self.current)
            return
        subject = self._names.subject(token, self.named_now or self.of_which)
        if piece.named and not piece.verbs:
            self.current = self._names.behind(self.current, token, subject, piece.last)
        else:
            others: tuple[Subject, ...] = ()
            if self.fresh and self._before_bare and not self.clause.verbs and self.current.is_another(subject):
                others = (*self.current.others[-7:], self.current._replace(others=()))
            scope = subject.scope or piece.scope or self._ahead
            subject = subject._replace(others=others or subject.others, scope=scope, narrowed=piece.regions())
            taken = self._inheritance.named(subject, self.current, self.of_which, self.named_now)
            self.current, self.part_of_itself = taken
            piece.scope = None
        if not piece.named and not piece.placed:
            self.where.leave()
        if (price := piece.price or self._deflated) is not None:
            self.current, piece.price, self._deflated = self.current._replace(price=price), None, None
        piece.named, piece.unknown, self.part_or_all = True, [], False
        self.fresh = self.named_now = self._unsaid = True
        if self._headed is not None and self.current.indicator != self._headed.indicator and not self._parts_here:
            self._headed = None
        if self._main_here is None and self.current.indicator is not None:
            self._main_here = self.current._replace(others=(), narrowed=())
        self._stranger = None


def _is_nation(token: Token) -> bool:
    return bool(token.value.area_id == NATION)
