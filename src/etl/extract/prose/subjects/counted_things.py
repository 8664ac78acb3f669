"""Things that are counted where they stand: zones, clusters, markets; what a plan lays out is not there yet."""

from __future__ import annotations

import re

from etl.catalogue import Catalogue
from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token
from etl.language.fold import spelled

PLANNED = "planned"
"""The scope of things that are counted as a plan lays them out."""

_SAYS = frozenset({"verb", "action", "scenario", "area", "indicator"})
_BEFORE = frozenset({"verb", "benign", "bound"})


def is_stock(codes: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether these indicators count what there is on a day."""
    return all(not catalogue.indicators[code].flow for code in codes)


def existing(subject: Subject) -> Subject:
    """The subject without the scope of things that were only planned: others of them are counted now."""
    planned = subject.scope is not None and subject.scope.value == PLANNED
    return subject._replace(scope=None) if planned else subject


def planned_things(mention: Mention, folded: str, catalogue: Catalogue) -> Token | None:
    """The scope of what is counted here, where words behind it say that it stands in a plan only: "32 cụm công nghiệp
    được quy hoạch"; None elsewhere."""
    noun, tokens = mention.right.counted, mention.tokens
    if noun is None or not is_stock((*noun.value.plain, *noun.value.context), catalogue):
        return None
    end = next((t.start for t in tokens[mention.i + 1 :] if t.kind in ("sign", "quantity")), tokens[-1].end)
    behind = folded[noun.end : end].strip()
    words = next((said for said in catalogue.spoken_of.laid_out if behind.startswith(said)), None)
    return Token("scope", PLANNED, noun.end + 1, noun.end + 1 + len(words)) if words is not None else None


def at_own_time(mention: Mention) -> bool:
    """Whether the bracket that it stands in begins with a time: "186 cửa hàng xăng dầu (năm 2012: 179 cửa hàng)", "kiểm
    tra 1.240 vụ (cùng kỳ: 1.331 vụ)"."""
    tokens = mention.tokens
    begin = next((k for k in range(mention.i - 1, -1, -1) if tokens[k].is_("sign", "(", ")", ";")), -1)
    if begin < 0 or tokens[begin].value != "(":
        return False
    if tokens[begin + 1].kind != "period" and not tokens[begin + 1].is_("compare", "same", "year"):
        return False
    return all(t.kind in _BEFORE or t.is_("sign", ":", ",") for t in tokens[begin + 2 : mention.i])


def is_headed(mention: Mention, folded: str, words: SpokenOf) -> bool:
    """Whether the number is the first behind a colon, and before that such things are named: "Khu công nghiệp: 15 KCN",
    "Hệ thống phân phối: 104 chợ"."""
    told, k = mention.tokens[: mention.i], mention.i - 1
    while k > 0 and told[k].kind == "bound":
        k -= 1
    if k < 1 or not told[k].is_("sign", ":") or any(t.kind in _SAYS for t in told[:k]):
        return False
    head = next((t.start for t in told if t.kind not in ("sign", "number", "quantity")), told[k].start)
    return any(re.match(rf"{re.escape(one)}(?!\w)", folded[head : told[k].start]) for one in words.kinds_of_places)


def counted_beside(mention: Mention) -> Token | None:
    """What the same number counts, too: "18 siêu thị và trung tâm thương mại"; None where it counts one kind."""
    noun, k = mention.right.counted, mention.right.next
    if noun is None or k + 1 >= len(mention.tokens):
        return None
    join, behind = mention.tokens[k], mention.tokens[k + 1]
    joined = (join.is_("benign", "and") or join.is_("sign", ",", "/")) and behind.kind == "counted"
    told = k + 2 < len(mention.tokens) and mention.tokens[k + 2].kind in ("quantity", "number")
    return behind if joined and not told and behind.value != noun.value else None


def founded(mention: Mention, folded: str, words: SpokenOf) -> Token | None:
    """The companies that the number counts, where words right before it say that they are new: "thành lập mới 148 doanh
    nghiệp"; None elsewhere."""
    noun, k = mention.right.noun, mention.i - 1
    if noun is None or mention.quantity.base is not None or mention.quantity.fraction:
        return None
    while k >= 0 and mention.tokens[k].kind == "bound":
        k -= 1
    thing = spelled(folded[noun.start : mention.tokens[mention.right.next - 1].end])
    new = k >= 0 and folded.endswith(tuple(words.founding), 0, mention.tokens[k].end)
    return noun if new and thing in words.founded_firms else None
