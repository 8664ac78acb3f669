"""Whether a figure is of how many there are, of how much that is, or of some of them only."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.positions.mention import Mention
from etl.extract.tokens import Token


def is_about_other(mention: Mention, counts: bool, folded: str, words: SpokenOf) -> bool:
    """Whether the words behind a rate say that it is of a number or an amount, and the indicator is none: "tăng 14%
    về số doanh nghiệp và 27% về vốn", "giảm 6% về lượng"; the other way round where the indicator `counts`."""
    tokens, k = mention.tokens, mention.right.next
    if not (k < len(tokens) and tokens[k].is_("benign", "about")):
        return False
    end = next((t.start for t in tokens[k + 1 :] if t.kind in ("sign", "quantity")), tokens[-1].end)
    first = folded[tokens[k].end : end].strip()
    of_money = first.startswith(tuple(words.money_of))  # "về số tiền", "về số vốn"
    return of_money if counts else first.startswith(tuple(words.numbers_of)) and not of_money


def is_of_money(mention: Mention, folded: str, words: SpokenOf) -> bool:
    """Whether an amount is what its clause names before the rate: "12 vụ, số tiền thu được tăng 21%"."""
    for token in reversed(mention.tokens[: mention.i]):
        if token.kind in ("quantity", "sign", "indicator"):
            return False
        if token.kind == "generic":
            return folded.startswith(tuple(words.money_of), token.start)
    return False


def is_of_more(mention: Mention, folded: str, words: SpokenOf) -> bool:
    """ "Có thêm 12 cụm công nghiệp", "tăng thêm gần 20 chợ"."""
    k = mention.i - 1
    before = mention.tokens[k - 1 if k > 0 and mention.tokens[k].kind == "bound" else k]
    return mention.i > 0 and folded[before.start : before.end].split()[-1] in words.further


def is_of_some(mention: Mention, folded: str, words: SpokenOf) -> bool:
    """ "Đầu tư xây dựng mới 38 chợ", "Số chợ được nâng cấp: 6 chợ": something was done to so many of them."""
    tokens, i = mention.tokens, mention.i
    i = begin_of_row(tokens, i)
    begin = next((k for k in range(i - 1, -1, -1) if tokens[k].kind == "quantity" or tokens[k].is_("sign", ";")), -1)
    clause = folded[tokens[begin + 1].start : tokens[i].start]
    return any(f" {words}" in f" {clause}" for words in words.done_to_some)


def begin_of_row(tokens: list[Token], i: int) -> int:
    """The place of the first number of the row of counted things that the one at `i` stands in: "4 chợ, 2 siêu thị và
    3 cụm công nghiệp"."""
    k = i
    while k >= 0:
        i, k = (k, k - 1) if tokens[k].kind == "quantity" else (i, k - 1)
        joins = k >= 0 and (tokens[k].kind in ("counted", "bound", "quantity") or tokens[k].is_("benign", "and"))
        if k < 0 or not (joins or tokens[k].is_("sign", ",")):
            return i
    return i


def is_beside_number(mention: Mention) -> bool:
    """ "Có 320 doanh nghiệp thành lập mới với số vốn đăng ký 1.800 tỷ đồng, tăng 12%"; not "tăng 12% về vốn"."""
    behind = mention.tokens[mention.i + 1 : mention.i + 2]
    if behind and behind[0].is_("benign", "about"):
        return False
    told = mention.tokens[: mention.i]
    k = next((k for k in range(len(told) - 1, 0, -1) if told[k].kind in ("indicator", "contextual")), 0)
    amounts = sum(t.kind == "quantity" for t in told[k:])
    return k > 0 and told[k].kind == "contextual" and told[k - 1].is_("benign", "with") and amounts == 1


def ends_range(mention: Mention, folded: str) -> bool:
    """Whether a number of things is the end of a range whose beginning is not read with it: "từ 22 đến 25 đề án"."""
    before = mention.tokens[max(0, mention.i - 3) : mention.i]
    if len(before) < 3 or mention.quantity.base is not None or not before[0].is_("verb", "from"):
        return False
    number = before[1].kind == "quantity" and before[1].value.base is None
    return number and folded[before[2].start : before[2].end] in ("đến", "tới")
