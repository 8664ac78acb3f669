"""The subject of a figure: the name after it, the thing it counts, or the subject of its clause."""

from __future__ import annotations

from collections.abc import Mapping

from etl.catalogue import Catalogue
from etl.catalogue.area_epithets import UNSURE
from etl.catalogue.indicators import Indicator
from etl.extract.figure import Refusal
from etl.extract.prose.names.name_resolution import projects_attracted
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.brackets import BEFORE
from etl.extract.prose.positions.coordination import PairedSubjects, bare_row, is_row, one_of, row_of
from etl.extract.prose.positions.mention import Mention, source_before, source_behind
from etl.extract.prose.positions.named_rows import place_in_row
from etl.extract.prose.subjects.aspects import aspect
from etl.extract.prose.subjects.counted_in import counted_in
from etl.extract.prose.subjects.counted_subjects import CountedSubjects
from etl.extract.prose.subjects.counted_things import at_own_time, counted_beside, founded
from etl.extract.prose.subjects.fitting_subjects import (
    beside_rate,
    by_dimension,
    is_alike,
    is_named_before,
    is_of_another_whole,
    measured,
)
from etl.extract.prose.subjects.foreign_projects import foreign_projects
from etl.extract.prose.subjects.kinds_of_capital import CAPITAL, NEW, REALISED, is_of_new_projects, realised_capital
from etl.extract.prose.subjects.promotion_levels import (
    FUNDING,
    PROJECTS,
    is_funding,
    part_of_promotion,
    promotion_scope,
)
from etl.extract.prose.subjects.promotion_levels import GROUP as PROMOTION
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.whose.district_scope import DistrictScope
from etl.extract.prose.whose.offices import Offices
from etl.extract.prose.whose.owner_scope import OwnerScope
from etl.extract.prose.whose.reservation import Reservation
from etl.extract.prose.whose.reservations import reservations
from etl.extract.prose.whose.reserved_parts import reserved_parts
from etl.extract.tokens import Token, Tokens

_OWN = frozenset({"plan", *BEFORE})
"""The kinds of comparisons with a time or an aim, which say of which time the figure itself is."""

_PASSED = frozenset({"benign", "bound", "period", "scenario", "area", "compare"})
"""What may stand between the name of what is counted and its number, beside a verb of level."""
_INDEX, _OUTPUT = "iip", "industrial_output"
_TRADE, _WAYS = "trade_turnover", {"xuất": "exports", "nhập": "imports"}
_TOGETHER, _TWO = "xuất nhập", 2
_NEW_FIRMS = "enterprises_registered"


class SubjectSelection:
    """Names the subjects of the figures of one document."""

    def __init__(
        self, catalogue: Catalogue, folded: str, text: str, tracker: SubjectTracker, area: str | None = None
    ) -> None:
        """`area`: the report's own place, where that is known."""
        self._catalogue, self._folded, self._text, self._tracker = catalogue, folded, text, tracker
        self._paired = PairedSubjects()
        self._owners = OwnerScope(catalogue, folded, text)
        in_province = area is not None and catalogue.areas[area].kind == "province"
        self._districts = DistrictScope(folded, text, catalogue.spoken_of, in_province)
        self._counted, self._offices = CountedSubjects(catalogue, folded, tracker), Offices(catalogue, folded)
        self._promoted = False  # this paragraph has told a figure of promotion, whoever pays for it
        self._tokens = Tokens()
        self._projects: int | None = None  # at which of them projects of foreigners are counted
        self._foreign: Mapping[int, str] = {}  # of what projects of foreigners and their capital are figures
        # Stretches of this sentence that state nothing of the province; None until a figure asks for them.
        self._reserved: list[Reservation] | None = None

    def sentence(self, tokens: Tokens, first: bool = True) -> None:
        """A new sentence begins, the `first` of a paragraph or not: rows and narrowings end with the one before."""
        self._owners.sentence(tokens, first)
        self._districts.sentence(tokens, first)
        self._tokens, self._reserved, self._promoted = tokens, None, self._promoted and not first
        self._projects = projects_attracted(tokens, self._folded, self._catalogue.spoken_of.projects)
        self._foreign = foreign_projects(tokens, self._folded, self._catalogue.spoken_of)
        self._offices.sentence(tokens, first)
        self._counted.sentence(tokens, first)
        self._paired = PairedSubjects()

    @property
    def in_row(self) -> bool:
        """Whether a figure of this sentence has gone with one of several names."""
        return self._paired.open

    def subject(self, mention: Mention) -> Subject:
        """Whom the figure is about: the name behind it, what it counts, or whom the clause speaks of."""
        if (code := self._foreign.get(mention.token.start)) is not None:
            return self._of_foreigners(mention, code)
        found = beside_rate(self._named_or_counted(mention), mention, self._catalogue)
        if (name := realised_capital(mention, self._folded, self._catalogue.spoken_of)) is not None:
            found = Subject(REALISED, name)
            self._tracker.speak_of(found)
        if found.indicator == PROJECTS and is_funding(mention):
            found = Subject(FUNDING, mention.token)
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

    def _of_foreigners(self, mention: Mention, code: str) -> Subject:
        """The projects of foreigners or the capital that the figure tells."""
        right = mention.right
        regions = tuple(t for t in mention.tokens[: mention.i] if t.is_("narrow", "region"))
        if mention.quantity.base is None:
            name = right.noun or right.counted or mention.token
            right.counted, right.noun = name, None
            self._tracker.speak_of(Subject(None, name, why="what is told of projects or of their capital"))
            return Subject(code, name, narrowed=regions)
        if code == CAPITAL and is_of_new_projects(mention, self._text, self._folded, self._catalogue.spoken_of):
            code = NEW
        found = Subject(code, mention.tokens[mention.i - 1], narrowed=regions)
        self._tracker.speak_of(found)
        self._tracker.clause.verbs.clear()  # "5 dự án tăng vốn với 92 triệu USD": they are not of the capital
        return found

    def _named_or_counted(self, mention: Mention) -> Subject:
        right, where = mention.right, self._tracker.where
        where.of_row = one_of(where.several, mention) or place_in_row(mention)
        if (told := aspect(mention, self._tracker.current, self._folded, self._catalogue)) is not None:
            right.noun = right.counted = right.indicator = None
            right.next = told[1]
            return told[0]
        if right.indicator is not None and not is_named_before(mention, self._catalogue):
            self._tracker.speak_of(Subject(right.indicator.value, right.indicator))
            return self._tracker.current
        if right.counted is not None:
            return self._counted.subject(mention, right.counted)
        if (firms := founded(mention, self._folded, self._catalogue.spoken_of)) is not None:
            right.counted, right.noun = firms, None
            self._tracker.speak_of(Subject(_NEW_FIRMS, firms))
            return self._tracker.current
        if (then := self._counted.before_bracket(mention)) is not None:
            return then
        if right.noun is not None and self._is_named_again(mention, right.noun):
            right.counted, right.noun = right.noun, None
            return self._tracker.current
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

    def _is_named_again(self, mention: Mention, noun: Token) -> bool:
        """Whether the `noun` behind a number is but the thing that the name before it counts: "Số doanh nghiệp thành
        lập mới là 1.320 doanh nghiệp"; not "… tăng 120 doanh nghiệp"."""
        now = self._tracker.current
        name = now.name if now.indicator is not None and self._tracker.fresh else None
        if name is None or name.kind != "indicator" or mention.quantity.base is not None:
            return False
        thing = self._folded[noun.start : mention.tokens[mention.right.next - 1].end]
        between = [t for t in mention.tokens[: mention.i] if t.start >= name.end]
        told = all(t.kind in _PASSED or t.is_("verb", "level", "is", "to") for t in between)
        counts = self._catalogue.indicators[now.indicator or ""].dimension == "count"
        return counts and told and f" {thing} " in f" {self._folded[name.start : name.end]} "

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
        if self._offices.is_paid_by_others(subject):
            return Refusal("paid to the budget, but by whom is not said", "subject.paid", doubt=True)
        if (reserved := self._in_reserved(mention, subject, group)) is not None:
            return reserved
        if (place := where.area) is not None and place.value.kind == UNSURE:
            words = self._folded[place.start : place.end]
            return Refusal(f"it is told of “{words}”, which may be another province", "area.epithet", doubt=True)
        whose = self._districts.refusal(mention.token.start, group) or self._of_others(mention, subject)
        if whose is not None:
            return whose
        if subject.narrowed and not self._offices.is_narrowed_by_power_company(subject):
            words = "…".join(self._folded[t.start : t.end] for t in subject.narrowed[:3])
            known = any(
                t.kind in ("other", "narrow", "part", "area") and not t.is_("other", "zone") for t in subject.narrowed
            )
            return Refusal(f"“{words}” narrows the indicator to something else", "subject.narrowed", doubt=not known)
        if (kind := self._counted.of_one_kind(subject, group)) is not None:
            return kind
        part = part_of_promotion(mention, subject.scope, self._promoted, self._folded, self._catalogue.spoken_of)
        return part or self._of_some(mention, subject, group, compared)

    def _in_reserved(self, mention: Mention, subject: Subject, group: str | None) -> Refusal | None:
        """Why the figure stands in a stretch of its sentence that states nothing of its `group`; None where not."""
        if self._reserved is None:
            self._reserved = [
                *reservations(self._tokens, self._folded, self._catalogue.spoken_of),
                *reserved_parts(self._tokens, self._folded, self._catalogue.spoken_of),
                *counted_in(self._tokens, self._folded, self._catalogue.spoken_of),
            ]  # fmt: skip
        for one in self._reserved:
            if one.nameless and self._offices.is_power_companys(subject):
                continue  # the power company again, whose sales are the province's
            if one.start <= mention.token.start < one.end and one.group in (None, group):
                return Refusal(one.why, "subject.reserved", doubt=one.doubt)
        return None

    def _of_others(self, mention: Mention, subject: Subject) -> Refusal | None:
        """Why the figure may be of one source or of one owner; None where it is of the province."""
        said = self._catalogue.spoken_of
        balance = self._catalogue.indicators[subject.indicator or ""].negative  # "nhập siêu từ Trung Quốc": with it
        source = source_behind(mention, subject) or (None if balance else source_before(mention, subject))
        if source is not None and not self._folded.startswith(tuple(said.no_source), source.start):
            words = self._folded[source.start : source.end]
            return Refusal(f"of one source only, “{words}”", "subject.source", doubt=True)
        owners = self._owners.of_whom(subject.indicator or "", mention.token.start, self._offices.is_of_office(subject))
        if owners is not None and not subject.narrowed:
            return Refusal(f"it may be told of “{owners} …”, not of the province", "subject.owners", doubt=True)
        return None

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
        if (self._tracker.one_kind is not None and not stock) or (
            group is not None and group == self._counted.narrowed_group
        ):
            return Refusal("it belongs to only some of the cases spoken of", "subject.narrowed")
        return None
