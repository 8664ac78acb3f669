"""Capital and projects told as all that were ever attracted, or that may be: "đến nay", "lũy kế", "hiện có"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.whose.reservation import CLAUSE, PART, Reservation
from etl.extract.tokens import Token, Tokens

_GROUP = "attracted"
_MONTHS = "tháng"
_ZONES = {"industrial_zones", "industrial_clusters"}
_OF_THE_YEAR = ("plan", "same", "year")  # what a year's inflow is compared with, all that ever came is not
_BEGINNING = len("tính đến hết ")
_YEAR = len(" 2006")


def until_now(tokens: Tokens, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What has been attracted "đến nay" or "tính đến hết năm 2006", up to the next time named: mostly all that ever
    was, not this year's."""
    done, until, months = 0, tuple(said.until), tuple(said.until_month)
    for k in tokens.places_of(("period", "benign")):
        token = tokens[k]
        if token.start < done:
            continue
        is_time = token.kind == "period"
        told = not is_time and folded[token.start : token.end] in said.all_told
        if not (is_time or told):
            continue
        now = is_time and token.value.relative == "now"
        then = is_time and folded.endswith(until, 0, token.end - _YEAR)
        month = is_time and _until_month(token, folded, months)
        record = k > 0 and tokens[k - 1].is_("word", "trước")  # "cao nhất từ trước đến nay"
        if (now or then or month or told) and not record:
            last = next((j for j in range(k + 1, len(tokens)) if _ends_stock(tokens[j])), len(tokens))
            if month and any(t.is_("compare", *_OF_THE_YEAR) for t in tokens[k:last]):
                continue  # "tính đến hết tháng 6, đã thu hút 1,8 tỷ USD, đạt 93% kế hoạch"
            done = tokens[last].start if last < len(tokens) else tokens[-1].end
            why = f"attracted until {'then' if then or month else 'now'}: in this time or in all is not said"
            yield Reservation(token.start, done, why, _GROUP, doubt=True)


def in_all(tokens: Tokens, folded: str) -> Iterator[Reservation]:
    """What was attracted "lũy kế", told with how many zones there are: mostly since the beginning, where no months are
    named: "Đến 30/11, tỉnh có 15 KCN; thu hút lũy kế 341 dự án"."""
    if not (tokens.places("cumulative") and tokens.places("counted")):
        return
    zones = any({*tokens[k].value.plain, *tokens[k].value.context} & _ZONES for k in tokens.places("counted"))
    months = any(_MONTHS in folded[tokens[k].start : tokens[k].end] for k in tokens.places("period"))
    if months or not zones:
        return
    for k in tokens.places("cumulative"):
        beside = tokens[max(0, k - 1) : k + 2]
        if any(t.is_("action", "fdi_capital") for t in beside):
            end = next((t.start for t in tokens[k:] if t.is_("sign", *PART)), tokens[-1].end)
            why = "attracted until then: in this time or in all is not said"
            yield Reservation(tokens[k].start, end, why, _GROUP, doubt=True)


def of_projects(tokens: list[Token], k: int, folded: str, said: SpokenOf) -> Iterator[Reservation]:
    """What is told of all the projects there are: from "lũy kế" or "hiện có" before token `k` on, else its clause."""
    part = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in PART), 0)
    since = next((i for i in range(part, k) if _is_of_all(tokens[i], folded, said)), None)
    clause = next((i + 1 for i in range(k - 1, -1, -1) if tokens[i].kind == "sign" and tokens[i].value in CLAUSE), 0)
    end = next((t.start for t in tokens[k:] if t.kind == "sign" and t.value in PART), tokens[-1].end)
    words = folded[tokens[k].start : tokens[k].end]
    start = tokens[clause if since is None else since].start
    yield Reservation(start, end, f"“{words}”: what has come in all, not in this time", _GROUP)


def _until_month(token: Token, folded: str, until: tuple[str, ...]) -> bool:
    """ "Tính đến hết tháng 6/2015", whether the time begins with these words or stands behind the first of them."""
    start = max(0, token.start - _BEGINNING)
    return any(folded.find(words, start, token.start + len(words)) >= 0 for words in until)


def _ends_stock(token: Token) -> bool:
    return token.kind == "period" or (token.kind == "sign" and token.value in PART)


def _is_of_all(token: Token, folded: str, said: SpokenOf) -> bool:
    return token.kind == "cumulative" or folded[token.start : token.end] in said.all_told
