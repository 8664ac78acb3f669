"""The subject of a figure: the name after it, the thing it counts, or the subject of its clause."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from etl.catalogue import Catalogue
from etl.catalogue.area_epithets import UNSURE
from etl.catalogue.indicators import Indicator
from etl.extract.figure import Refusal
from etl.extract.prose.brackets import BEFORE
from etl.extract.prose.coordination import PairedSubjects, bare_row, is_row, one_of, row_of
from etl.extract.prose.counted_in import counted_in
from etl.extract.prose.counted_things import (
    at_own_time,
    counted_beside,
    existing,
    founded,
    is_headed,
    is_stock,
    planned_things,
)
from etl.extract.prose.district_scope import DistrictScope
from etl.extract.prose.fitting_subjects import (
    beside_rate,
    by_dimension,
    is_alike,
    is_named_before,
    is_of_another_whole,
    measured,
)
from etl.extract.prose.kinds_of_capital import CAPITAL, NEW, REALISED, is_of_new_projects, realised_capital
from etl.extract.prose.mention import Mention, source_before, source_behind
from etl.extract.prose.name_resolution import projects_attracted
from etl.extract.prose.named_rows import place_in_row
from etl.extract.prose.owner_scope import OwnerScope
from etl.extract.prose.promotion_levels import GROUP as PROMOTION
from etl.extract.prose.promotion_levels import part_of_promotion, promotion_scope
from etl.extract.prose.reservations import Reservation, reservations
from etl.extract.prose.reserved_parts import reserved_parts
from etl.extract.prose.subject import STRANGER, Subject
from etl.extract.prose.subject_tracker import SubjectTracker
from etl.extract.tokens import Token, Tokens

_OWN = frozenset({"plan", *BEFORE})
"""The kinds of comparisons with a time or an aim, which say of which time the figure itself is."""

_INDEX, _OUTPUT = "iip", "industrial_output"
_TRADE, _WAYS = "trade_turnover", {"xuất": "exports", "nhập": "imports"}
_TOGETHER, _TWO = "xuất nhập", 2
_OF_MARKET = ("action", "indicator", "contextual")
"""The kinds of tokens that may be of what those who watch the market do, or its figures."""
_MARKET = "market"
_KINDS_OF_CASES = frozenset({"word", "other", "narrow"})
_NEW_FIRMS = "enterprises_registered"
_CHECKED, _VIOLATIONS = "market_inspections", "market_violations"
_PAID = "market_revenue"
"""What is paid to the budget; others than the market's inspectors pay to it, too."""


class SubjectSelection:
    """Names the subjects of the figures of one document."""

    def __init__(self, catalogue: Catalogue, folded: str, text: str, tracker: SubjectTracker) -> None:
        self._catalogue, self._folded, self._text, self._tracker = catalogue, folded, text, tracker
        self._telling_market: tuple[str, ...] = _OF_MARKET
        if any(words in folded for words in catalogue.spoken_of.market_watch):
            self._telling_market = (*_OF_MARKET, "benign")
        self._paired = PairedSubjects()
        self._owners = OwnerScope(catalogue, folded, text)
        self._districts = DistrictScope(folded, text, catalogue.spoken_of)
        self._narrowed_group: str | None = None
        self._one_kind: Subject | None = None  # what this sentence counted cases of last, which is no name of all
        self._of_power = False  # the report has spoken of a province's power company
        self._of_market = False  # this paragraph, of those who watch the market
        self._titled_market: bool | None = None  # so has its first sentence
        self._promoted = False  # this paragraph has told a figure of promotion, whoever pays for it
        self._counts: set[str] = set()  # of what numbers were told in this paragraph
        self._named: set[str] = set()  # and of what, that is only planned, too
        self._tokens = Tokens()
        self._projects: int | None = None  # at which of them projects of foreigners are counted
        # Stretches of this sentence that state nothing of the province; None until a figure asks for them.
        self._reserved: list[Reservation] | None = None

    def sentence(self, tokens: Tokens, first: bool = True) -> None:
        """A new sentence begins, the `first` of a paragraph or not: rows and narrowings end with the one before."""
        self._owners.sentence(tokens, first)
        self._districts.sentence(tokens, first)
        self._tokens, self._reserved, self._promoted = tokens, None, self._promoted and not first
        self._projects = projects_attracted(tokens, self._folded, self._catalogue.spoken_of.projects)
        self._of_power = self._of_power or tokens.has("benign", "power")
        of_market = any(self._is_of_market(tokens[k]) for kind in self._telling_market for k in tokens.places(kind))
        self._titled_market = of_market if self._titled_market is None else self._titled_market
        self._of_market = of_market or self._titled_market or (self._of_market and not first)
        if first or "period" in tokens.of_kind:
            self._counts, self._named = set(), set()
        self._paired, self._narrowed_group, self._one_kind = PairedSubjects(), None, None

    def _is_of_market(self, token: Token) -> bool:
        """Whether it names those who watch the market, or what they do."""
        if token.kind in _OF_MARKET and token.value != _PAID:
            return self._catalogue.indicators[token.value].group == "market"
        said = self._folded[token.start : token.end] if token.kind == "benign" else ""
        return any(words in said for words in self._catalogue.spoken_of.market_watch)

    @property
    def in_row(self) -> bool:
        """Whether a figure of this sentence has gone with one of several names."""
        return self._paired.open

    def subject(self, mention: Mention) -> Subject:
        """Whom the figure is about: the name behind it, what it counts, or whom the clause speaks of."""
        found = beside_rate(self._named_or_counted(mention), mention, self._catalogue)
        if (name := realised_capital(mention, self._folded, self._catalogue.spoken_of)) is not None:
            found = Subject(REALISED, name)
            self._tracker.speak_of(found)
        known = self._catalogue.indicators.get(found.indicator or "")
        if found.indicator == CAPITAL and is_of_new_projects(
            mention, self._text, self._folded, self._catalogue.spoken_of
        ):
            found = found._replace(indicator=NEW)
            self._tracker.speak_of(found)
        if known is None or known.group != PROMOTION:
            return found
        scope = promotion_scope(mention, self._folded, self._catalogue.spoken_of)
        self._promoted = self._promoted or (scope is None and mention.quantity.base != "pct")
        return found._replace(scope=scope)

    def _named_or_counted(self, mention: Mention) -> Subject:
        right, where = mention.right, self._tracker.where
        where.of_row = one_of(where.several, mention) or place_in_row(mention)
        if right.indicator is not None and not is_named_before(mention, self._catalogue):
            self._tracker.speak_of(Subject(right.indicator.value, right.indicator))
            return self._tracker.current
        if right.counted is not None:
            return self._counted(mention, right.counted)
        if (firms := founded(mention, self._folded, self._catalogue.spoken_of)) is not None:
            right.counted, right.noun = firms, None
            self._tracker.speak_of(Subject(_NEW_FIRMS, firms))
            return self._tracker.current
        if (then := self._then_counted(mention)) is not None:
            return then
        if right.noun is not None and not mention.quantity.fraction:
            thing = self._folded[right.noun.start : mention.tokens[right.next - 1].end]
            other = Subject(None, right.noun, why=f"it counts “{thing}”, none of the indicators")
            projects = self._projects is not None and self._projects == mention.i + 1
            if mention.quantity.base not in ("pct", "times") and not projects:
                self._tracker.speak_of(other)
            return other
        subject = self._both_ways(self._tracker.subject(), mention)
        if is_alike(subject, mention.quantity, self._catalogue):
            inside = self._tracker.outside is not None
            subject = self._paired.next(subject, mention, self._tracker.fresh, inside)
        subject = measured(by_dimension(subject, mention.quantity.base, self._catalogue), mention, self._catalogue)
        if subject is not self._tracker.current and not subject.others:
            self._tracker.speak_of(subject)
        return self._of_output(subject, mention)

    def _then_counted(self, mention: Mention) -> Subject | None:
        """What was counted before the bracket, where the bracket counts it at a time of its own, by less than its name:
        "186 cửa hàng xăng dầu (năm 2012: 179 cửa hàng)"; None elsewhere."""
        outside, noun = self._tracker.outside, mention.right.noun
        name = outside.name if outside is not None and outside.indicator is not None else None
        if outside is None or name is None or noun is None or name.kind != "counted" or not at_own_time(mention):
            return None
        said = self._folded[noun.start : mention.tokens[mention.right.next - 1].end]
        if not self._folded.startswith(said, name.start, name.end):
            return None
        mention.right.counted, mention.right.noun = Token("counted", name.value, noun.start, noun.end), None
        return outside

    def is_of_another_whole(self, mention: Mention, part: Indicator) -> bool:
        """Whether behind the share of a part another indicator is named than those it is a part of."""
        return is_of_another_whole(mention, part, self._catalogue)

    def _both_ways(self, subject: Subject, mention: Mention) -> Subject:
        """The subject, or where two figures in a row follow "xuất khẩu và nhập khẩu" the two of them, not their sum.

        Behind "xuất, nhập khẩu" only where they are said to go with the two: they may be the sum at two times.
        """
        if subject.indicator != _TRADE or subject.name is None or not self._tracker.fresh:
            return subject
        name = self._folded[subject.name.start : subject.name.end]
        paired = row_of(mention)[1] == _TWO and all(way in name for way in _WAYS) and _TOGETHER not in name
        apart = any(ways in name for ways in self._catalogue.spoken_of.both_ways)
        said = any(t.kind == "paired" and t.start > subject.name.start for t in mention.tokens[: mention.i])
        if not (paired or (apart and (said or bare_row(mention)[1] == _TWO))):
            return subject
        ways = sorted(_WAYS, key=name.find)
        first, last = (subject._replace(indicator=_WAYS[way]) for way in ways)
        return last._replace(others=(first,))

    def _of_output(self, subject: Subject, mention: Mention) -> Subject:
        """The subject, or where a branch's share is told beside the index what it is a share of, the output.

        "Chỉ số sản xuất ngành điện tăng 63,5%, chiếm 36,3% toàn ngành": an index has no shares.
        """
        index, _, part = (subject.indicator or "").partition(".")
        verbs = self._tracker.clause.verbs
        if not part or index != _INDEX or mention.quantity.base != "pct" or not verbs or verbs[-1].value != "share":
            return subject
        code = f"{_OUTPUT}.{part}"
        return subject._replace(indicator=code) if code in self._catalogue.indicators else subject

    def _counted(self, mention: Mention, noun: Token) -> Subject:
        """The indicator whose things are counted here."""
        words, action = noun.value, self._tracker.action
        subject = self._tracker.subject()
        both = (*words.plain, *words.context)
        by = mention.right.narrowed
        if by is not None and not (by.is_("narrow", "at_work") and self._counts.isdisjoint(both)):
            return self._narrowed(mention, noun, by)
        subject, planned = existing(subject), self._planned(mention)
        again = self._tracker.after_figure or subject.indicator in both
        again = again and not (self._counts.isdisjoint(both) and not self._named.isdisjoint(both))  # planned ones
        broken = action is None and self._tracker.of_which and self._is_of_checked(noun, mention)
        broken = broken or self._is_said_to_break(noun, mention)
        if again and self._tracker.of_which and action is None and not self._tracker.fresh and not broken:
            # "… 22 cụm, trong đó có 14 cụm công nghiệp …": only some of them
            return Subject(None, noun, why="only some of those counted before")
        code = _VIOLATIONS if broken else None
        if broken:
            pass  # "kiểm tra 1.510 vụ, trong đó có 896 vụ vi phạm"
        elif subject.indicator in both and (action is None or self._tracker.fresh):
            code = subject.indicator
        elif action is not None and action.value in both:
            code = action.value
        elif action is None and (cases := self._cases(subject)) in both:
            code = cases  # "kinh phí khuyến công 1 tỷ đồng cho 12 đề án"
        elif (
            len(words.plain) == 1
            and not self._is_checked()
            and self._is_stated_plainly(words.plain[0], subject, mention)
        ):
            code = words.plain[0]
        elif action is None and is_stock(
            both, self._catalogue
        ):  # "27 cụm công nghiệp với 1.050 ha, 14 cụm đang hoạt động"
            code = next((one for one in words.context if one in self._named), None)
        if code is None:
            counted = self._folded[noun.start : noun.end]
            found = Subject(None, noun, why=f"it counts “{counted}”, but not as one of the indicators")
            if self._catalogue.indicators[both[0]].group == _MARKET and not _is_way(subject):
                if self._tracker.of_which:
                    self._narrowed_group = _MARKET  # "trong đó, vi phạm về hàng cấm 7 vụ, phạt 33 triệu đồng"
                elif self._tracker.outside is None and subject.why.startswith(STRANGER):
                    self._one_kind = subject  # "hàng giả 41 vụ, phạt 496 triệu đồng"
        elif code == subject.indicator:
            found = subject
        else:
            found = Subject(code, action if action is not None and action.value == code else noun)
        if action is not None and code == action.value:
            before = self._one_kind.name if self._one_kind is not None else None
            done = before is not None and before.kind == "action"  # "xử lý hàng giả 7 vụ", which is over here
            self._one_kind = self._of_kind(action, mention) or (None if done else self._one_kind)
        found = found._replace(scope=planned) if planned is not None and found.indicator is not None else found
        self._tracker.speak_of(found)
        told = {found.indicator} if found.indicator is not None else set()
        self._named |= told
        self._counts |= told if planned is None else set()
        return found

    def _of_kind(self, action: Token, mention: Mention) -> Subject | None:
        """The subject that cases are only some of, where words between what was done and how often name their kind: "xử
        lý hàng giả 7 vụ"; None where none do."""
        between = [t for t in mention.tokens[: mention.i] if t.start >= action.end]
        kinds = any(t.kind in _KINDS_OF_CASES or t.is_("benign", "about") for t in between)
        if not kinds or any(t.kind == "sign" for t in between):
            return None
        words = self._folded[action.start : between[-1].end]
        if words[action.end - action.start :].strip() in self._catalogue.spoken_of.breaking:
            return None  # "phát hiện vi phạm 683 vụ"
        return Subject(None, action, why=f"“{words}”")

    def _is_of_checked(self, noun: Token, mention: Mention) -> bool:
        """Whether it counts cases that broke the rules, of those that were looked into: not "… vụ vi phạm về giá"."""
        if mention.followed_by("benign", "about", "within", "of"):
            return False
        said = self._folded[noun.start : noun.end]
        breaks = any(words in said for words in self._catalogue.spoken_of.breaking)
        return breaks and _CHECKED in self._counts and _VIOLATIONS in noun.value.context

    def _is_said_to_break(self, noun: Token, mention: Mention) -> bool:
        """Whether so many of the cases looked into are said to have broken the rules, and no more: "kiểm tra 118 vụ, vi
        phạm 64 vụ", "…, có 64 vụ vi phạm"; not "…, vi phạm giá 7 vụ"."""
        if _CHECKED not in self._counts or _VIOLATIONS in self._counts or _VIOLATIONS not in noun.value.context:
            return False
        clause = [*takewhile(lambda t: t.kind != "sign", reversed(mention.tokens[: mention.i]))]
        clause = [*dropwhile(lambda t: t.kind == "bound", clause)]
        breaking = self._catalogue.spoken_of.breaking
        end = clause[0].end if clause else noun.start
        said = next((words for words in breaking if self._folded.endswith(words, 0, end)), "")
        if not said and not any(self._folded.endswith(words, noun.start, noun.end) for words in breaking):
            return False
        clause = [t for t in clause if t.end <= end - len(said)]
        plain = all(t.kind in ("verb", "benign", "continue") and not t.is_("benign", "about") for t in clause)
        return plain and not mention.followed_by("benign", "about", "within", "of")

    def _planned(self, mention: Mention) -> Token | None:
        return planned_things(mention, self._folded, self._catalogue)

    def _is_checked(self) -> bool:
        """Whether what is counted was only looked at: "qua kiểm tra 54 cửa hàng xăng dầu"."""
        action = self._tracker.action
        return action is not None and self._catalogue.indicators[action.value].group == "market"

    def _cases(self, subject: Subject) -> str | None:
        """The indicator that counts what the subject sums up, where there is one."""
        known = self._catalogue.indicators.get(subject.indicator or "")
        return known.cases if known is not None else None

    def _is_of_whole(self, mention: Mention) -> bool:
        """Whether the clause says right before its verb that the whole province has them: "…, toàn tỉnh hiện có 172
        chợ"; not "toàn tỉnh có 27 cụm công nghiệp thu hút 173 dự án"."""
        if mention.followed_by("action"):
            return False
        clause = [*takewhile(lambda t: t.kind != "sign", reversed(mention.tokens[: mention.i]))]
        said = [self._folded[t.start : t.end] for t in clause if t.kind == "benign"]
        return all(t.kind in ("benign", "verb", "bound", "period") for t in clause) and any(
            words in self._catalogue.spoken_of.whole for words in said
        )

    def _is_stated_plainly(self, code: str, subject: Subject, mention: Mention) -> bool:
        """Whether "10 cụm công nghiệp" says how many there are: not how many of them some other thing was done to."""
        if self._catalogue.indicators[code].flow:
            return True
        verbs = self._tracker.clause.verbs
        exists = not verbs or verbs[-1].value in ("level", "is") or self._is_all_told(verbs[-1])
        clear = self._tracker.clause.is_placed or self._tracker.framed or self._is_of_whole(mention)
        clear = clear or is_headed(mention, self._folded, self._catalogue.spoken_of)
        stranger = subject.why.startswith(STRANGER) and not clear
        return exists and not stranger

    def _is_all_told(self, verb: Token) -> bool:
        """ "Thành lập 4 CCN, nâng tổng số lên 87 CCN": all that there are."""
        return self._folded[verb.start : verb.end] in self._catalogue.spoken_of.all_told

    def _is_power_company(self, subject: Subject) -> bool:
        """Whether the power company spoken of, whose sales are the province's, is all that narrows the subject."""
        of_it = all(t.is_("other", "owner") for t in subject.narrowed)
        return self._of_power and of_it and subject.indicator == "electricity_sales"

    def _is_of_office(self, subject: Subject) -> bool:
        """Whether the text speaks of the office whose figures are the province's: its power company, its inspectors."""
        return (self._of_power and subject.indicator == "electricity_sales") or (
            self._of_market and subject.indicator == _PAID
        )

    def _narrowed(self, mention: Mention, noun: Token, by: Token) -> Subject:
        words = self._folded[noun.start : by.end]
        codes = (*noun.value.plain, *noun.value.context)
        self._narrowed_group = self._catalogue.indicators[codes[0]].group
        found = Subject(None, noun, why=f"“{words} …” is only some of them")
        self._tracker.speak_of(found)
        return found

    def refused(self, mention: Mention, subject: Subject, compared: bool) -> Refusal | None:
        """Why a figure that could be read is not the indicator's own; `compared`: it has its own comparison or time."""
        told = self._catalogue.indicators[subject.indicator or ""]
        group = self._catalogue.indicators[CAPITAL].group if told.indicator == NEW else told.group
        if mention.compared is not None and mention.compared.kind not in _OWN:
            return Refusal("something is compared with it; of which time it is is not said", "compared", doubt=True)
        where = self._tracker.where
        if len(where.several) > 1 and where.of_row is None and self._tracker.outside is None:
            return Refusal("several provinces are named before this one figure", "area.several", doubt=True)
        if where.of_row is not None and self.in_row:
            # "Xuất khẩu và nhập khẩu của Lạng Sơn và Cao Bằng đạt 5 và 7 triệu USD"
            return Refusal("several provinces and indicators are named before this row", "area.several", doubt=True)
        if not (compared or self.in_row or where.of_row) and is_row(mention):
            return Refusal("one of a row of figures; of what each is, is not said", "subject.row", doubt=True)
        if subject.indicator == _PAID and not self._of_market:
            return Refusal("paid to the budget, but by whom is not said", "subject.paid", doubt=True)
        if self._reserved is None:
            self._reserved = [
                *reservations(self._tokens, self._folded, self._catalogue.spoken_of),
                *reserved_parts(self._tokens, self._folded, self._catalogue.spoken_of),
                *counted_in(self._tokens, self._folded, self._catalogue.spoken_of),
            ]  # fmt: skip
        for one in self._reserved:
            if self._of_power and one.nameless and subject.indicator == "electricity_sales":
                continue  # the power company again, whose sales are the province's
            if one.start <= mention.token.start < one.end and one.group in (None, group):
                return Refusal(one.why, "subject.reserved", doubt=one.doubt)
        if (place := where.area) is not None and place.value.kind == UNSURE:
            words = self._folded[place.start : place.end]
            return Refusal(f"it is told of “{words}”, which may be another province", "area.epithet", doubt=True)
        if (district := self._districts.refusal(mention.token.start, group)) is not None:
            return district
        balance = self._catalogue.indicators[subject.indicator or ""].negative  # "nhập siêu từ Trung Quốc": with it
        source = source_behind(mention, subject) or (None if balance else source_before(mention, subject))
        source = (
            None
            if source is not None and self._folded.startswith(tuple(self._catalogue.spoken_of.no_source), source.start)
            else source
        )
        if source is not None:
            words = self._folded[source.start : source.end]
            return Refusal(f"of one source only, “{words}”", "subject.source", doubt=True)
        owners = self._owners.of_whom(subject.indicator or "", mention.token.start, self._is_of_office(subject))
        if owners is not None and not subject.narrowed:
            return Refusal(f"it may be told of “{owners} …”, not of the province", "subject.owners", doubt=True)
        if subject.narrowed and not self._is_power_company(subject):
            words = "…".join(self._folded[t.start : t.end] for t in subject.narrowed[:3])
            known = any(
                t.kind in ("other", "narrow", "part", "area") and not t.is_("other", "zone") for t in subject.narrowed
            )
            return Refusal(f"“{words}” narrows the indicator to something else", "subject.narrowed", doubt=not known)
        if group == _MARKET and self._one_kind is not None and not self._is_total(subject):
            why = f"of one kind of cases only, “{self._one_kind.why.split('“')[1].split('”')[0]}”, or of all"
            return Refusal(why, "subject.narrowed", doubt=True)
        part = part_of_promotion(mention, subject.scope, self._promoted, self._folded, self._catalogue.spoken_of)
        return part or self._of_some(mention, subject, group, compared)

    def _is_total(self, subject: Subject) -> bool:
        """Whether its name says that it is the sum of all."""
        return subject.name is not None and self._folded.startswith(
            tuple(self._catalogue.spoken_of.totals), subject.name.start
        )

    def _of_some(self, mention: Mention, subject: Subject, group: str | None, compared: bool) -> Refusal | None:
        """Why the figure is only of some of what the subject names, or of several things; None where it is its own."""
        outside = self._tracker.outside
        if outside is not None and self._tracker.of_which and outside.indicator == subject.indicator:
            return Refusal("in brackets, of which: a part of the figure before them", "subject.narrowed")
        if (beside := counted_beside(mention)) is not None:
            words = self._folded[beside.start : beside.end]
            return Refusal(
                f"counted together with “{words}”: how many of each is not said", "count.together", doubt=True
            )
        counted = outside is not None and mention.right.counted is not None and outside.indicator == subject.indicator
        if counted and not compared and mention.compared is None and not at_own_time(mention):
            return Refusal("in brackets: a part of what was counted before them", "subject.narrowed")
        if self._tracker.part_of_itself:
            return Refusal("of which: a part of the figure before it, under the same name", "subject.narrowed")
        if subject.others:
            return Refusal("several indicators are named before this one figure", "subject.several", doubt=True)
        if self._tracker.one_kind is not None and self._tracker.one_kind.value == "denied":
            return Refusal("it is said not to have been", "subject.narrowed")
        stock = mention.right.counted is not None and not self._catalogue.indicators[subject.indicator or ""].flow
        if (self._tracker.one_kind is not None and not stock) or (group is not None and group == self._narrowed_group):
            return Refusal("it belongs to only some of the cases spoken of", "subject.narrowed")
        return None


def _is_way(subject: Subject) -> bool:
    """Whether cases are counted by how they were found: "kiểm tra theo kế hoạch 216 vụ, kiểm tra đột xuất 596 vụ"."""
    return subject.name is not None and subject.name.kind == "narrow"
