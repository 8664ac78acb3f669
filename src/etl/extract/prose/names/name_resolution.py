"""The meaning of a name at its place: an indicator, a part of the whole that the text is about, or something else."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.catalogue import Catalogue
from etl.catalogue.indicators import Indicator
from etl.extract.prose.names.short_names import ShortNames
from etl.extract.prose.names.subject import STRANGER, Piece, Subject
from etl.extract.tokens import Token, Tokens
from etl.extract.vocabulary import Vocabulary
from etl.language.fold import spelled

_INVESTED, _REGISTERED = "social_investment", re.compile("đăng ký|thu hút|cấp")
"""Under the first the capital of foreigners is what they invested, unless its sentence says that it was registered."""
_BRANCH, _INDEX, _INDEX_WORD = "industrial_output", "iip", "chỉ số"
_TRADE, _TRADED = "trade_turnover", frozenset({"exports", "imports"})

_PAUSE, _BESIDE = re.compile("[.,;:]"), 60
"""What ends the words before a name, and how many characters before it they are looked for."""

_CAPITAL = re.compile("(?:tổng )?vốn đầu tư")
"""What may be told of projects that were counted before, or of all that was invested."""

_BY_OWNERS = ("ownership", "owner_of_goods")
_SECTOR = len("khu vực ")
_PROJECTS = 3  # tokens behind the verb within which projects are counted
_POWER = "electricity_"
"""What the codes of the figures of the power industry begin with."""

_NAMES_FIRST = frozenset({"indicator", "part", "other", "word", "counted", "head", "contextual"})
_SO_MANY, _NUMBER = re.compile(r"(?<![\d.,])\d{1,2}\s$"), 4
_REACHED = frozenset({"level", "growth", "up", "down", "contribute", "index"})
"""Verbs behind which a branch's own figures stand, though they bear the name of the whole's."""


def projects_attracted(tokens: Tokens, folded: str, projects: frozenset[str]) -> int | None:
    """The token at which projects of foreigners that came in are counted ("Thu hút FDI được 13 dự án, …"), or None.

    `projects` are the words for them.

    Not where all there are may be told: "đến nay thu hút FDI được 410 dự án".
    """
    if not tokens.has("indicator", "fdi_capital"):
        return None
    for k, token in enumerate(tokens[:-_PROJECTS]):
        if token.kind == "period" and token.value.relative == "now":
            return None
        if token.is_("indicator", "fdi_capital"):
            verb = next((j for j in range(k + 1, len(tokens)) if not _is_of_head(tokens[j])), len(tokens))
            if verb < len(tokens) and tokens[verb].is_("verb", "level"):
                row = range(verb + 1, min(verb + 1 + _PROJECTS, len(tokens) - 1))
                return next((j for j in row if folded[tokens[j].start : tokens[j + 1].end] in projects), None)
    return None


def _is_row_of_owner(tokens: Tokens) -> bool:
    """Whether a sentence names the capital of foreigners first, and then an amount in VND or a rate: nobody registers
    capital so, and behind other owners it is what they make."""
    if not tokens or not tokens[0].is_("indicator", "fdi_capital"):
        return False
    amounts = [tokens[k].value.base for k in tokens.places("quantity")]
    alone = len(tokens.places("indicator")) == 1
    return alone and bool(amounts) and amounts[0] in ("vnd", "pct") and "usd" not in amounts


def _is_of_head(token: Token) -> bool:
    """Whether it may stand between a heading and its verb: "Về đầu tư nước ngoài, năm 2015 có …", "FDI: có …"."""
    now = token.kind == "period" and token.value.relative == "now"
    return token.is_("sign", ":", ",") or (token.kind in ("period", "area") and not now)


class NameResolution:
    """The meaning of names as a text goes by.

    `whole` is the indicator whose parts are spoken of ("công nghiệp chế biến" is one of output, of IIP, of GRDP),
    `topic` an indicator under whose loose name ("sản xuất công nghiệp") the paragraph began to speak of a branch, and
    `group` the group of indicators that this sentence is about ("cấp điện", "kiểm tra thị trường").
    """

    def __init__(self, folded: str, catalogue: Catalogue, words: Vocabulary) -> None:
        self._folded, self._catalogue, self._words = folded, catalogue, words
        self._wholes, self._besides = words.parts_of, words.beside
        self.whole: str | None = None
        self.group: str | None = None
        self.topic: str | None = None
        self._here: str | None = None  # the whole that parts may be told of by names that mean nothing without it …
        self._in_full = False  # … named by a name that means all of it, not what may be one of its parts
        self._timed = False  # this sentence tells a time
        self.told: set[str] = set()  # the indicators of which figures have been told
        self._registers = False  # this sentence speaks of capital that was registered
        self._capital = set[int]()  # where this sentence has words for what foreigners bring to their projects
        self.short = ShortNames(folded, words, catalogue.spoken_of)
        self._divided: str | None = None  # how the parts divide the whole that this sentence names last
        self._divided_before: str | None = None  # and the sentence before
        self._heads_row = False  # this sentence begins with what foreigners own and an amount in VND
        self._opens_with: Token | None = None  # what this sentence names first, where it speaks of sectors
        self._of_sectors = False  # this sentence speaks of sectors that GRDP is the sum of

    def sentence(self, tokens: Tokens) -> None:
        """A new sentence begins: its own names tell the whole where none is known."""
        self._timed = "period" in tokens.of_kind
        self._divided_before = self._divided
        self.group, self._divided = None, None
        self._heads_row = _is_row_of_owner(tokens)
        sectors = [tokens[k] for k in tokens.places_of(("other", "part")) if self._is_sector(tokens[k])]
        self._of_sectors = bool(sectors)
        self._opens_with = next((t for t in tokens if t.kind in _NAMES_FIRST), None) if sectors else None
        self._capital = self._capital_of_projects(tokens)
        self._registers = any(_REGISTERED.search(self.text(t)) for t in tokens) if self.whole == _INVESTED else False
        self.short.sentence(tokens, self._divided_before in _BY_OWNERS)
        if self._opens_structure() or self.short.tells_parts_of_grdp:
            self.whole = "grdp"
        elif self.whole is None:  # "công nghiệp khai thác tăng 6,8% …, giá trị sản xuất công nghiệp tăng 17,3%"
            named = (tokens[k].value for k in tokens.places("indicator"))
            self.whole = next((code for code in named if code in self._wholes), None)

    def _are_of_grdp(self) -> bool:
        """Whether the sectors that this sentence names are those of GRDP: not "tỷ lệ lao động trong khu vực dịch vụ
        chiếm 40%, khu vực công nghiệp chiếm 30%", but "trong mức tăng trưởng chung của toàn nền kinh tế, …"."""
        first = self._opens_with
        if first is None or self.short.tells_parts_of_grdp:
            return self.short.tells_parts_of_grdp
        economy = first.kind == "other" and self.text(first).endswith(tuple(self._catalogue.spoken_of.whole_growths))
        return economy or first.value in ("grdp", "economy") or first.kind == "part" or self._opens_structure()

    def _opens_structure(self) -> bool:
        """Whether this sentence on sectors begins with the structure of the economy, which they are parts of."""
        first = self._opens_with
        return first is not None and self.text(first) in self._catalogue.spoken_of.structure

    def _is_sector(self, token: Token) -> bool:
        """Whether it is one of the sectors that GRDP is the sum of: "khu vực công nghiệp và xây dựng"."""
        if token.kind == "part":
            return token.value in self._wholes.get("grdp", {})
        if token.kind != "other" or token.value not in ("sector", "subject"):
            return False
        before = self._folded[max(0, token.start - _SECTOR) : token.end]
        return any(said in before for said in self._catalogue.spoken_of.sectors)

    def paragraph(self, item: bool) -> None:
        """A new paragraph begins: the whole is still the whole, but sectors of GRDP are told only beside it, and parts
        of what was invested only there and in the items of a list."""
        # "- Ngoài nhà nước …" / "- Đầu tư nước ngoài …"; "Ngoài nhà nước 22 tỷ đồng" / "Đầu tư nước ngoài 32 tỷ đồng"
        self._divided = self._divided_before if item or self._heads_row else None
        if not (item or self._timed):
            self._here = None  # whether the time of the paragraph before is that of the parts told here is not said
        if (self.whole == "grdp" and not self._of_sectors) or (self.whole == _INVESTED and not item):
            self.whole = None

    def said(self, code: str) -> None:
        """A figure of the indicator `code` was told under a name of its own."""
        indicator = self._catalogue.indicators[code]
        self.group = indicator.group or self.group
        if indicator.parent is None:
            self.whole = self._here = code

    def _capital_of_projects(self, tokens: Tokens) -> set[int]:
        """Where "vốn đầu tư" stands behind a count of projects of foreigners, up to where something else is told:
        "Thu hút FDI được 13 dự án, trong nước 20 dự án, vốn đầu tư 3.000 tỷ đồng" has none."""
        counted = projects_attracted(tokens, self._folded, self._catalogue.spoken_of.projects)
        found = set[int]()
        for token in [] if counted is None else tokens[counted + 1 :]:
            if token.kind == "other" and _CAPITAL.fullmatch(self.text(token)):
                found.add(token.start)
                continue
            is_other = token.kind == "other" or (token.kind == "indicator" and token.value != "fdi_capital")
            if is_other or (token.kind == "quantity" and token.value.base is None):
                break
        return found

    def subject(self, token: Token, goes_on: bool) -> Subject:
        """Whom a name makes the subject; `goes_on` where this sentence has named one before, or says "of which"."""
        code = token.value
        if token.start in self._capital:
            return Subject("fdi_capital", token)
        if (sector := self.short.sector(token)) is not None:
            return Subject(sector, token)
        if (beside := self._part_beside(token)) is not None:
            return Subject(beside, token)
        if token.kind in ("other", "tail"):
            self.topic = None
            invested = self.whole == _INVESTED and _CAPITAL.fullmatch(self.text(token)) is not None
            if code == "sector" and not goes_on and not invested and not (self.whole == "grdp" and self._of_sectors):
                self.whole = None
            return Subject(None, token, why=f"“{self.text(token)}” is not one of the indicators")
        if token.kind == "part":
            return self._part(token)
        if self._divided == "ownership" and code == "fdi_capital" and self._is_weak(token):
            return self._part(replace(token, kind="part", value="fdi"))  # "nhà nước …; đầu tư nước ngoài tăng 3,68%"
        if code == "fdi_capital" and self.whole == _INVESTED and not (self._registers or self._is_registered(token)):
            return self._part(replace(token, kind="part", value="fdi"))  # what foreigners invested, not registered
        known = self._catalogue.indicators[code]
        self.topic = code if self._is_weak(token) or code in self._wholes else None
        if token.kind == "contextual":
            known = self._in_group(known)
            code = known.indicator
            if self.group != known.group:
                return Subject(None, token, why=f"“{self.text(token)}”: of what is not said")
        elif self._is_weak(token) and self.whole == "grdp" and code == "industrial_output":
            return Subject(None, token, why=f"“{self.text(token)}” is a part of GRDP here, not an indicator")
        self.group = known.group or self.group
        self.whole = known.parent or code
        self._here, self._in_full = self.whole, self.text(token) not in self._besides.get(self.whole, {})
        return Subject(code, token, negative=self.text(token) in self._words.negative)

    def _is_registered(self, token: Token) -> bool:
        """Whether the words of and before a name of foreign capital, from the last pause on, say that it was
        registered: "…; thu hút 215 dự án FDI với vốn đăng ký 2,15 tỷ USD"."""
        before = _PAUSE.split(self._folded[max(0, token.start - _BESIDE) : token.start])[-1]
        return _REGISTERED.search(before + self._folded[token.start : token.end]) is not None

    def _in_group(self, known: Indicator) -> Indicator:
        """The indicator that names of `known` mean in the group spoken of: "10 khu công nghiệp …, tỷ lệ lấp đầy"."""
        if self.group is None or self.group == known.group:
            return known
        ours = (one for one in self._catalogue.indicators.values() if one.named_as == known.indicator)
        return next((one for one in ours if one.group == self.group), known)

    def total(self, token: Token, current: Subject, main: Subject | None) -> Subject:
        """Whom "tổng kim ngạch" at the head of a sentence is of: not exports alone, where both were told before."""
        if self.text(token) != "tổng kim ngạch" or current.indicator not in _TRADED or main is None:
            return current
        if main.indicator == _TRADE:
            return main
        beside = main.indicator in _TRADED and main.indicator != current.indicator
        why = "a total; whether of all that was traded is not said"
        return current._replace(indicator=None, why=why) if beside else current

    def indexed(self, token: Token, current: Subject) -> Subject:
        """Whom a sentence is of that names branch and index apart: "các ngành công nghiệp có chỉ số tăng cao"."""
        if self.text(token) != _INDEX_WORD or current.indicator != _BRANCH or current.name is None:
            return current
        if not self._is_weak(current.name):
            return current  # "giá trị sản xuất công nghiệp tăng khá, các chỉ số đều tăng"
        self.whole = _INDEX
        return current._replace(indicator=_INDEX)

    def within(self, whole: str, current: Subject) -> Subject:
        """ "Trong giá trị sản xuất công nghiệp": what follows is a part of it, and so is the part named before."""
        self.whole = whole
        of_share = current.name is not None and self.text(current.name).startswith("tỷ trọng")
        return self._part(current.name) if of_share and current.name and current.name.kind == "part" else current

    def counts_branches(self, token: Token) -> bool:
        """Whether the branches of industry are counted there, and nothing is told of it: "trong 4 ngành công nghiệp,
        khai khoáng tăng 9,2%" behind the index."""
        branches = token.kind == "indicator" and token.value == _BRANCH and self._is_weak(token)
        return branches and _SO_MANY.search(self._folded[max(0, token.start - _NUMBER) : token.start]) is not None

    def is_topic(self, code: str) -> bool:
        """Whether the branch spoken of is the one that the indicator `code` is a figure of, too."""
        return not self._wholes.get(code, {}).keys().isdisjoint(self._wholes.get(self.topic or "", {}))

    def _part_beside(self, token: Token) -> str | None:
        """The code of the part that the words mean beside the whole spoken of: "tổng mức bán lẻ …, trong đó bán lẻ
        hàng hóa"; not those by which the whole itself was named."""
        code = self._besides.get(self._here or "", {}).get(self.text(token)) if self._here == self.whole else None
        is_wholes_own = token.kind == "indicator" or token.value == self.whole
        return code if self._in_full or not is_wholes_own else None

    def _part(self, token: Token) -> Subject:
        code = self._wholes.get(self.whole or "", {}).get(token.value)
        if self.whole == "grdp" and not self._are_of_grdp():
            return Subject(None, token, why=f"“{self.text(token)}”: of what is not said")
        if code is not None:
            self._divided = self._catalogue.indicators[code].partition
            return Subject(code, token)
        whole = self._catalogue.indicators.get(self.whole or "")
        of = f"under {whole.name_vi} it is not an indicator" if whole else "of what it is a part is not said"
        return Subject(None, token, why=f"“{self.text(token)}”: {of}")

    def stranger(self, first: Token, last: Token) -> Subject:
        """The words `first` to `last`, which are no name of the catalogue, as the subject."""
        return Subject(None, first, why=f"{STRANGER}{self.words(first, last)}”, not one of the indicators")

    def behind(self, current: Subject, token: Token, subject: Subject, last: Token | None) -> Subject:
        """The subject where a name stands right behind a name: its part, one more indicator, or what narrows it."""
        part = self._wholes.get(current.indicator or "", {}).get(token.value) if token.kind == "part" else None
        if part is not None:
            return current._replace(indicator=part, name=token)
        if subject.indicator is None:
            return current._replace(narrowed=(*current.narrowed[:3], token))
        if token.kind == "tail" and self._catalogue.indicators[subject.indicator].parent == current.indicator:
            return current  # "tổng mức bán lẻ hàng hóa, doanh thu dịch vụ lưu trú, ăn uống và dịch vụ khác"
        if last is not None and last.is_("benign", "and"):
            return subject._replace(others=(*current.others[-7:], current._replace(others=())))
        if current.indicator is None:
            # "khu vực công nghiệp Trung ương giá trị sản xuất công nghiệp": what is named first is what it is of
            named = current.name is not None and current.name.kind in ("other", "part")
            if named and subject.indicator.startswith(_POWER) and current.name and current.name.value == "electricity":
                return subject  # "Ngành điện phấn đấu điện thương phẩm tăng 7,2%": the branch's own
            return subject._replace(narrowed=(current.name,)) if named and current.name else subject
        if subject.indicator != current.indicator:
            return current._replace(narrowed=(*current.narrowed[:3], token))
        return current

    def only_end(self, token: Token, piece: Piece) -> bool:
        """Whether the name is only the end of another one: "hàng dệt may xuất khẩu", "doanh nghiệp khai khoáng"."""
        before, weak = piece.last, self._is_weak(token)
        if token.kind == "part" and piece.unknown and not piece.named and self._is_sector(token):
            return True  # "tín dụng đối với khu vực nông nghiệp"
        heads = [t for t in piece.unknown if t.kind == "head" and t.value == token.value]
        if heads and len(heads) == len(piece.unknown):
            return False  # "giá trị sản xuất (giá so sánh 2010) ngành công nghiệp"
        if weak and (piece.unknown or piece.changed or (piece.verbs and piece.verbs[-1].value == "from")):
            return True
        verbs = [verb.value for verb in piece.verbs]
        if (piece.unknown or piece.named) and verbs[:1] == ["from"] and {*verbs} <= {"from", "up"}:
            return True  # "chi trả nợ từ nguồn thu ngân sách"
        if before is None or piece.verbs:
            return False
        if before.is_("benign", "and"):  # "xử lý và cung cấp nước"
            joined = piece.joined
            return token.kind == "part" and joined is not None and joined.kind in ("word", "action", "other")
        if before.kind not in ("word", "counted", "other"):
            return False
        adjoins = not self._folded[before.end : token.start].strip()
        return adjoins and (weak or token.kind == "part") and not piece.remark

    def has_its_own(self, piece: Piece, current: Subject, token: Token) -> bool:
        """Whether something else than the province was told to have, or to yield, what is named now."""
        known = self._catalogue.indicators.get(token.value)
        if piece.counted is not None and known is not None and known.group is None:
            return True  # "36 mặt hàng xuất khẩu trên 1 tỷ USD"
        part = (current.indicator or "grdp.").startswith("grdp.")  # of GRDP, or of nothing that is known
        if token.value == "grdp" and piece.named and part and piece.verbs:
            return piece.verbs[-1].value in _REACHED  # "ngành dịch vụ đạt tốc độ tăng trưởng GRDP 7,1%"
        if piece.verbs and piece.verbs[-1].value == "yield":
            # "công nghiệp làm ra giá trị sản xuất …": all of it
            return not (token.value == _BRANCH and piece.unknown and all(t.value == "branch" for t in piece.unknown))
        verbs = [verb for verb in piece.verbs if verb.value != "index"]  # "sản phẩm bằng gỗ có …": of what it is made
        if len(verbs) != 1 or self.text(piece.verbs[-1]) != "có":
            return False
        other = current.indicator is None and (piece.named or piece.behind_figure)
        return other or bool(piece.unknown_subject()) != bool(piece.regions())  # "vùng Đông Nam Bộ có IIP …": its own

    def text(self, token: Token) -> str:
        """The words of a token."""
        return spelled(self._folded[token.start : token.end])

    def words(self, first: Token, last: Token) -> str:
        """The words from a token to another one."""
        return spelled(self._folded[first.start : last.end])

    def is_loose(self, subject: Subject) -> bool:
        """Whether the subject is named by a name that may mean more than it: "sản xuất công nghiệp"."""
        return subject.name is not None and self._is_weak(subject.name)

    def _is_weak(self, token: Token) -> bool:
        return self.text(token) in self._words.weak
