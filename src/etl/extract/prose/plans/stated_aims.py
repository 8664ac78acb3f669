"""The aims that a sentence tells: what opens them, of which year they are, and whether they are planned or reached.

"Các chỉ tiêu chủ yếu của năm 2021 gồm: …", "Hội nghị đề ra các chỉ tiêu: …", "Theo kế hoạch năm 2015, …".
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from etl.extract.comparison import Comparison
from etl.extract.prose.times.sentence_times import width
from etl.extract.tokens import Token, Tokens
from etl.language.period_expressions import Expression

_YEAR = 12
_THAN = ("above", "below")
_OF_NO_RESULT = ("other", "is", *_THAN)
_LONGEST_HEAD = 40  # words before a colon that opens a list
_SAID = frozenset({"verb", "quantity", "compare", "word"})  # before a plan: something has been said, it is no head


def list_of_aims(tokens: list[Token], i: int) -> Token | None:
    """The year of the aims that the colon at `i` opens: "Các chỉ tiêu chủ yếu của năm 2021 gồm:"; None elsewhere.

    Not where it is told what came of them ("Kết quả thực hiện các chỉ tiêu năm 2021:").
    """
    if not 0 < i <= _LONGEST_HEAD:
        return None
    numbered = i > 2 and tokens[0].kind in ("quantity", "number") and tokens[1].is_("sign", ".", ")", "/")
    head = tokens[2 if numbered else 0 : i]  # "3. Chỉ tiêu 6 tháng đầu năm 2025: …"
    head = [t for before, t in pairwise([None, *head]) if t is not None and not _is_than(before, t)]
    said = [t for t in head if t.kind == "verb" and t.value not in _OF_NO_RESULT]
    if any(t.kind in ("quantity", "generic") for t in head) or any(t is not head[-1] for t in said):
        return None
    if not any(t.is_("compare", "plan") or t.is_("scenario", "plan") for t in head):
        return None
    times = (t for t in reversed(head) if t.kind == "period" and not t.value.is_day)
    return next((t for t in times if t.value.year or t.value.first > 1), None)  # "… 6 tháng cuối năm: …"


def _is_than(before: Token | None, token: Token) -> bool:
    """Whether it is the time that aims are beyond: "chỉ tiêu cao hơn năm 2019"."""
    return token.kind == "period" and before is not None and before.is_("verb", *_THAN)


def year_aimed_at(told: Comparison | None) -> Expression | None:
    """The year of the plan that a list of aims is for: "6 tháng cuối năm, … để hoàn thành chỉ tiêu cả năm: …"."""
    return told.period if told is not None and told.kind == "plan" else None


def aims_set(tokens: Tokens) -> Token | None:
    """The aims that a sentence says were set, before it tells them: "Hội nghị đề ra các chỉ tiêu chủ yếu: …"; None
    where it is told what came of those that had been set ("kết quả thực hiện các chỉ tiêu đề ra: …")."""
    at = tokens.next(0, "benign", "set")
    if at is None:
        return None
    head = list(takewhile(lambda t: t.kind not in ("quantity", "indicator", "part"), tokens[:_LONGEST_HEAD]))
    if at >= len(head) or any(t.is_("verb", "level", "exceed", "index") or t.is_("compare", "plan") for t in head[:at]):
        return None
    return next((t for t in head[at + 1 :] if t.is_("compare", "plan") or t.is_("scenario", "plan")), None)


def planned_at_head(comparison: Comparison, tokens: list[Token], i: int) -> Expression | None:
    """The time of the plan at `i` that heads what is planned for it, before any figure and any verb: "Kế hoạch năm 2016
    kim ngạch xuất khẩu đạt …, tổng mức bán lẻ đạt …"; None where it is compared with, reached or passed."""
    if comparison.kind != "plan" or comparison.said or comparison.period is None or not comparison.period.year:
        return None
    return None if any(t.kind in _SAID for t in tokens[:i]) else comparison.period


def is_part_at_head(comparison: Comparison) -> bool:
    """Whether it is the plan for a part of the year, which is named without it."""
    told = comparison.period
    unsaid = comparison.kind == "plan" and not comparison.said and told is not None and not told.year
    return unsaid and told is not None and not told.relative and 0 < width(told) < _YEAR


def ends_head(behind: Token | None, tokens: list[Token], i: int) -> bool:
    """Whether a plan of the sentence's first words ends in a comma: "Theo kế hoạch năm 2015, …"."""
    opens = i == 0 or (i == 1 and tokens[0].kind == "aside")
    return opens and behind is not None and behind.is_("sign", ",")


def is_alone_in_bracket(tokens: list[Token], i: int) -> bool:
    """Whether a bracket begins with the word at `i` and the figure comes at once: "(mục tiêu trên 9%)"."""
    behind = [t.kind for t in tokens[i + 1 : i + 3] if t.kind != "bound"]
    return i > 0 and tokens[i - 1].is_("sign", "(") and behind[:1] == ["quantity"]


def is_of_aim(tokens: list[Token], i: int, aim: Token | None) -> bool:
    """Whether the estimate at `i` is what an aim in its clause comes to: "mục tiêu giá trị sản xuất ước đạt …"."""
    if aim is None or aim.value != "plan":
        return False
    return all(t.kind != "sign" for t in takewhile(lambda t: t is not aim, reversed(tokens[:i])))


def is_of_plan(tokens: list[Token], i: int) -> bool:
    """Whether the words before a colon at `i` say that a plan is quoted: "Kế hoạch … giai đoạn 2016-2020 nêu rõ"."""
    if not 0 < i <= _LONGEST_HEAD or not tokens[0].is_("compare", "plan"):
        return False
    return not any(t.kind == "quantity" or (t.kind == "verb" and t.value != "other") for t in tokens[:i])


def end_of_plan(tokens: list[Token], i: int) -> str | None:
    """What the words before a colon at `i` say of a plan without a year of its own: that it is `to come` to its end
    ("để hoàn thành kế hoạch năm: …"), or was `passed` ("vượt kế hoạch: …"); None where they say neither."""
    k = i - 1 - (i > 0 and (tokens[i - 1].is_("benign", "year") or tokens[i - 1].is_("verb", "level", "is")))
    if k < 1 or not tokens[k].is_("compare", "plan") or not tokens[k - 1].is_("verb", "level", "exceed"):
        return None
    if any(t.is_("aside", "so_that") for t in tokens[:k]) and not any(t.kind == "quantity" for t in tokens[:k]):
        return "to come"
    return "passed" if tokens[k - 1].value == "exceed" else None


def resolved(tokens: list[Token]) -> Token | None:
    """The resolution or plan whose aims a sentence tells: "Nghị quyết Đại hội đề ra, giai đoạn 2016-2020 …".

    None where it is told what came of it.
    """
    if not tokens or not tokens[0].is_("compare", "plan"):
        return None
    head = list(takewhile(lambda t: t.kind not in ("quantity", "sign", "indicator", "part"), tokens[:_LONGEST_HEAD]))
    said = any(t.is_("benign", "set") for t in head)
    return tokens[0] if said and not any(t.kind == "verb" and t.value != "other" for t in head) else None
