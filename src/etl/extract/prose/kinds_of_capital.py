"""The capital of newly licensed projects, told beside what others added or beside all of it: a part of what foreigners
registered. Alone it is mostly told as all there was."""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.prose.mention import Mention
from etl.language.patterns import any_of

CAPITAL, NEW = "fdi_capital", "fdi_capital.new_projects"

_BREAK = re.compile(r"[.;:!?]\s*\n|\n\s*\n")
"""The end of a paragraph; a line may break within it."""
_REACH = 40
"""Characters before "cấp mới" in which it is told together with what was added: "vốn tăng thêm và cấp mới"."""
_FAR = 800
"""Characters of the paragraph, at most, before and behind a figure in which others are spoken of."""


def is_of_new_projects(mention: Mention, text: str, folded: str, words: SpokenOf) -> bool:
    """Whether the words before a figure of foreign capital say that it is of new projects alone, and its paragraph of
    the `text` speaks of capital that was added or contributed, too: "cấp mới 22 dự án với vốn FDI đăng ký 162 triệu
    USD, điều chỉnh tăng vốn 12 dự án với 71 triệu USD"."""
    begin = next((t.end for t in reversed(mention.tokens[: mention.i]) if t.is_("sign", ";", ":", ".")), None)
    start = mention.tokens[0].start if begin is None else begin
    end = mention.token.start
    new = [match.end() for match in any_of(words.new_capital).finditer(folded, start, end)]
    added = any_of(words.added_capital)
    if not new or added.search(folded, max(start, new[-1] - _REACH), end):
        return False
    first = max(0, start - _FAR)
    for ended in _BREAK.finditer(text, first, start):
        first = ended.end()
    broken = _BREAK.search(text, end, end + _FAR)
    beside = added.search(folded, end, end + _FAR if broken is None else broken.start())
    return beside is not None or added.search(folded, first, start) is not None
