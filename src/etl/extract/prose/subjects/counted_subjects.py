"""Of what things that are counted are figures: cases, zones, markets; all that there are, or only some of them."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from etl.catalogue import Catalogue
from etl.extract.figure import Refusal
from etl.extract.prose.names.subject import STRANGER, Subject
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.counted_things import at_own_time, existing, is_headed, is_stock, planned_things
from etl.extract.prose.subjects.how_many import begin_of_row, is_of_some
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.tokens import Token, Tokens

_MARKET = "market"
_KINDS_OF_CASES = frozenset({"word", "other", "narrow"})
_CHECKED, _VIOLATIONS = "market_inspections", "market_violations"


class CountedSubjects:
    """Names what the counted things of one document are, by what was counted before them in the paragraph."""

    def __init__(self, catalogue: Catalogue, folded: str, tracker: SubjectTracker) -> None:
        self._catalogue, self._folded, self._tracker = catalogue, folded, tracker
        self.narrowed_group: str | None = None  # the group of which this sentence has counted only some
        self._one_kind: Subject | None = None  # what this sentence counted cases of last, which is no name of all
        self._counts: set[str] = set()  # of what numbers were told in this paragraph
        self._named: set[str] = set()  # and of what, that is only planned, too
        self._done_to = -1  # the place of the last number of things to which something was done

    def sentence(self, tokens: Tokens, first: bool) -> None:
        """A new sentence begins, the `first` of a paragraph or not: narrowings end with the one before."""
        if first or "period" in tokens.of_kind:
            self._counts, self._named = set(), set()
        self.narrowed_group, self._one_kind = None, None
        self._done_to = -1

    def subject(self, mention: Mention, noun: Token) -> Subject:
        """The indicator whose things, the `noun`, are counted here; a subject without one where they are none's.

        What follows is told of it.
        """
        subject, action = self._tracker.subject(), self._tracker.action
        both = (*noun.value.plain, *noun.value.context)
        by = mention.right.narrowed
        if by is not None and not (by.is_("narrow", "at_work") and self._counts.isdisjoint(both)):
            return self._narrowed(mention, noun, by)
        subject, planned = existing(subject), planned_things(mention, self._folded, self._catalogue)
        again = self._tracker.after_figure or subject.indicator in both
        again = again and not (self._counts.isdisjoint(both) and not self._named.isdisjoint(both))  # planned ones
        broken = action is None and self._tracker.of_which and self._is_of_checked(noun, mention)
        broken = broken or self._is_said_to_break(noun, mention)
        if again and self._tracker.of_which and action is None and not self._tracker.fresh and not broken:
            # "… 22 cụm, trong đó có 14 cụm công nghiệp …": only some of them
            return Subject(None, noun, why="only some of those counted before")
        code = _VIOLATIONS if broken else self._code(noun, subject, mention)  # "…, trong đó có 896 vụ vi phạm"
        if code is None:
            found = self._of_none(noun, subject)
            some = self._is_checked() or is_of_some(mention, self._folded, self._catalogue.spoken_of)
            self._done_to = mention.i if some else -1
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

    def before_bracket(self, mention: Mention) -> Subject | None:
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

    def of_one_kind(self, subject: Subject, group: str | None) -> Refusal | None:
        """Why a figure of the `group` of the market's cases may be of one kind of them only; None where it is not."""
        if group != _MARKET or self._one_kind is None or self._is_total(subject):
            return None
        why = f"of one kind of cases only, “{self._one_kind.why.split('“')[1].split('”')[0]}”, or of all"
        return Refusal(why, "subject.narrowed", doubt=True)

    def _code(self, noun: Token, subject: Subject, mention: Mention) -> str | None:
        """The indicator that the things are counted for: that of the `subject`, of what was done, or the only one that
        counts such things; None where it is none."""
        words, action = noun.value, self._tracker.action
        both = (*words.plain, *words.context)
        if subject.indicator in both and (action is None or self._tracker.fresh):
            return subject.indicator
        if action is not None and action.value in both:
            return str(action.value)
        if action is None and (cases := self._cases(subject)) in both:
            return cases  # "kinh phí khuyến công 1 tỷ đồng cho 12 đề án"
        one = len(words.plain) == 1 and not self._is_checked() and not self._goes_on_in_row(mention)
        if one and self._is_stated_plainly(words.plain[0], subject, mention):
            return str(words.plain[0])
        if action is None and is_stock(both, self._catalogue):
            # "27 cụm công nghiệp với 1.050 ha, 14 cụm đang hoạt động"
            return next((one for one in words.context if one in self._named), None)
        return None

    def _of_none(self, noun: Token, subject: Subject) -> Subject:
        """A subject without an indicator; the fines beside such cases are only those of some."""
        group = self._catalogue.indicators[(*noun.value.plain, *noun.value.context)[0]].group
        if group == _MARKET and not _is_way(subject):
            if self._tracker.of_which:
                self.narrowed_group = _MARKET  # "trong đó, vi phạm về hàng cấm 7 vụ, phạt 33 triệu đồng"
            elif self._tracker.outside is None and subject.why.startswith(STRANGER):
                self._one_kind = subject  # "hàng giả 41 vụ, phạt 496 triệu đồng"
        counted = self._folded[noun.start : noun.end]
        return Subject(None, noun, why=f"it counts “{counted}”, but not as one of the indicators")

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

    def _goes_on_in_row(self, mention: Mention) -> bool:
        """Whether to what is counted before it in a row something was done: "xây mới 4 chợ, 2 siêu thị"."""
        return self._done_to >= 0 and begin_of_row(mention.tokens, mention.i) <= self._done_to

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

    def _narrowed(self, mention: Mention, noun: Token, by: Token) -> Subject:
        words = self._folded[noun.start : by.end]
        codes = (*noun.value.plain, *noun.value.context)
        self.narrowed_group = self._catalogue.indicators[codes[0]].group
        found = Subject(None, noun, why=f"“{words} …” is only some of them")
        self._tracker.speak_of(found)
        return found

    def _is_total(self, subject: Subject) -> bool:
        """Whether its name says that it is the sum of all."""
        return subject.name is not None and self._folded.startswith(
            tuple(self._catalogue.spoken_of.totals), subject.name.start
        )


def _is_way(subject: Subject) -> bool:
    """Whether cases are counted by how they were found: "kiểm tra theo kế hoạch 216 vụ, kiểm tra đột xuất 596 vụ"."""
    return subject.name is not None and subject.name.kind == "narrow"
