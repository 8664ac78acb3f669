"""The verbs that tell what a figure states: its clause's own, or those that a bracket or a row goes on with."""

from __future__ import annotations

from itertools import takewhile

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.coordination import bare_row
from etl.extract.prose.positions.listed_rates import is_either_way, is_share_of_row, verb_of_row
from etl.extract.prose.positions.mention import BOUNDS_BEHIND, Last, Mention, change_before
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.rules.growth import INDEX_FROM
from etl.extract.tokens import Token
from etl.language.quantities import Quantity


class FigureVerbs:
    """The verbs of the figures of one document, from what is known at their place."""

    def __init__(self, folded: str, tracker: SubjectTracker, time_context: TimeContext, words: SpokenOf) -> None:
        self._folded, self._tracker, self._time_context = folded, tracker, time_context
        self._rates, self._paces, self._shares = words.rates, tuple(words.paces), tuple(words.share_names)
        self._structures = words.structure

    def _is_rate(self, mention: Mention) -> bool:
        """Whether the name before the figure says itself that it is a rate of growth, and nothing else is said between:
        "tốc độ tăng trưởng GRDP bình quân 5 năm: 7%/năm"."""
        name = self._tracker.current.name
        if name is None or not self._tracker.fresh or not self._names_rate():
            return False
        between = takewhile(lambda t: t.start >= name.end, reversed(mention.tokens[: mention.i]))
        return all(_is_passed(token) for token in between)

    def _is_of_its_time(self, mention: Mention) -> bool:
        """Whether a time of its own stands before the figure in its bracket, and a rate is told outside: "tăng trưởng
        GRDP 12,6% (năm 2014: 12,2%)"; not "giảm 2% (năm 2014: 3%)", which may be a fall or not."""
        inside = list(takewhile(lambda t: not t.is_("sign", "("), reversed(mention.tokens[: mention.i])))
        outside = mention.tokens[max(0, mention.i - len(inside) - 3) : mention.i - len(inside) - 1]
        rises = len(outside) > 1 and outside[-1].kind == "quantity" and outside[-2].is_("verb", "up")
        timed = any(t.kind == "period" and not t.value.is_day for t in inside)
        return timed and (self._names_rate() or (rises and outside[-1].value.base == "pct"))

    def _names_rate(self) -> bool:
        """Whether the name of what is spoken of says that it is a rate of growth."""
        name = self._tracker.current.name
        return name is not None and any(self._folded.find(rate, name.start, name.end) >= 0 for rate in self._rates)

    def _is_named_share(self) -> bool:
        """Whether a part is spoken of whose name says that it is its share: "tỷ trọng công nghiệp chế biến"."""
        name = self._tracker.current.name
        return name is not None and name.kind == "part" and self._folded.startswith(self._shares, name.start)

    def of(
        self, mention: Mention, quantity: Quantity, last: Last | None, before: Last | None, beside: int | None
    ) -> tuple[str, ...]:
        """The verbs of the figure as `_said` has them; "index" where a pace is told ("tốc độ phát triển đạt 107%")."""
        verbs = self._said(mention, quantity, last, before, beside)
        if verbs[-1:] == ("down",) and quantity.base == "pct" and is_either_way(mention.tokens, mention.i):
            return ("growth",) if quantity.sign else ()  # the sign tells which
        return ("index",) if "growth" in verbs and self._is_pace(mention, quantity) else verbs

    def _is_pace(self, mention: Mention, quantity: Quantity) -> bool:
        """Whether the rate told last before the figure is a pace, and the figure so large that it is no growth."""
        if quantity.base != "pct" or quantity.value < INDEX_FROM:
            return False
        told = next((t for t in reversed(mention.tokens[: mention.i]) if t.is_("verb", "growth", "up", "down")), None)
        return told is not None and self._folded.startswith(self._paces, told.start)

    def _said(
        self, mention: Mention, quantity: Quantity, last: Last | None, before: Last | None, beside: int | None
    ) -> tuple[str, ...]:
        """The verbs of the figure `mention` of `quantity`, first to last.

        `last` is what was read last of the same indicator in this sentence, `before` of whichever; `beside` the place
        of a rate in a bracket that another is higher or lower than.
        """
        now = self._time_context.now
        verbs = tuple("level" if t.value == "is" else t.value for t in self._tracker.clause.verbs)
        is_range = quantity.value_to is not None or mention.followed_by("benign", *BOUNDS_BEHIND)
        if verbs[-1:] == ("exceed",) and (now.before or now.planned) is not None and self._is_rate(mention):
            return ("growth",)  # "đạt và vượt mục tiêu tăng trưởng GRDP 7,5%"
        if is_range and verbs[-1:] == ("from",):
            verbs = verbs[:-1]  # that of a range ("từ 26,5 đến 26,7 tỷ", "từ 98% trở lên")
        if quantity.base == "pct" and self._is_named_share() and "share" not in verbs:
            return "share", *verbs  # "tỷ trọng công nghiệp chế biến tăng từ 91,2% lên 93,5%"
        if verbs[-1:] in (("from",), ("to",)) and before is not None and before.measure == "share":
            return "share", *verbs  # "tỷ trọng … tăng từ 41% năm 2010 lên 52% …; khai khoáng giảm từ 50% năm 2010 …"
        joined = mention.right.period is not None and mention.tokens[mention.i - 1].is_("benign", "and")
        compared = mention.right.comparison is not None or joined
        if not verbs and before is not None and quantity.base == before.base == "pct" and bare_row(mention)[0]:
            return before.verbs  # "xuất khẩu và nhập khẩu giảm 5% và 7%"
        if not verbs and last is not None and quantity.base == last.base and compared:
            return last.verbs  # "bằng 99,1% so với tháng trước và 93,6% so với cùng kỳ"
        if not verbs and last is not None and quantity.base == last.base == "pct" and self._tracker.clause.is_placed:
            return last.verbs  # "tăng 13,0% (cả nước 7,08%; Vĩnh Phúc 8,0%; …)"
        of_place = mention.i > 1 and mention.tokens[mention.i - 2].kind == "area"
        if not verbs and of_place and self._time_context.bracket and last is not None and quantity.base == last.base:
            return last.verbs  # "tăng cao nhất là Trà Vinh với 19,8%, kế đến là Hậu Giang (11,6%)"
        if not verbs and self._time_context.bracket and now.before is not None and now.before.kind == "plan":
            # "thấp hơn so với kế hoạch đề ra (9%)": the plan was no fall; "chỉ tiêu tăng trưởng GRDP (kế hoạch 5,5%)"
            return ("growth",) if quantity.base == "pct" and self._names_rate() else ()
        silent = self._tracker.clause.last is None or mention.tokens[max(0, mention.i - 2)].is_("sign", "(")
        if not verbs and self._time_context.bracket and silent and quantity.base == "pct":
            clause = self._tracker.clause_outside()
            outside = tuple(t.value for t in clause.verbs)
            if beside == mention.token.start or clause.compares or (now.shift is not None and self._names_rate()):
                # "tăng 5%, thấp hơn cùng kỳ (7%)": the rate of then was no fall; "tốc độ tăng GRDP đạt 5% (cùng kỳ 7%)"
                return ("growth",)
            # "tăng khá so với cùng kỳ (12,25%)", "có tốc độ tăng cao nhất (67,62%)", "tăng 11,8 nghìn tỷ đồng (17,4%)"
            outside = outside or change_before(mention) or (("growth",) if self._is_of_its_time(mention) else ())
            return outside[-1:] if outside[-1:] in (("up",), ("down",), ("growth",)) else ()
        if not verbs and quantity.base == "pct" and mention.right.comparison is None:
            # "tăng cao, trên 24%"; "mục tiêu tăng trưởng kinh tế 9-10%"
            left = self._tracker.verbs_left() or (("growth",) if self._is_rate(mention) else ())
            if not left and is_share_of_row(mention.tokens, mention.i, self._folded, self._structures):
                return ("share",)  # "cơ cấu kinh tế: nông nghiệp 20,1%, …"
            return left or verb_of_row(mention.tokens, mention.i)
        if {*verbs} == {"other"} and quantity.base == "pct" and self._is_rate(mention):
            return ("growth",)  # "giữ vững tăng trưởng kinh tế trên 12%"
        return verbs


def _is_passed(token: Token) -> bool:
    """Whether it says nothing between the name of a rate and the rate: a time, "bình quân", a colon."""
    mean, words = token.is_("compare", "mean", "average"), token.kind == "benign" and token.value != "and"
    return (
        mean
        or words
        or token.kind in ("period", "bound", "area", "scenario")
        or token.is_("sign", ":")
        or token.is_("verb", "from")
    )
