"""Who published a page, where only the title of the page tells it."""

from __future__ import annotations

import re

from etl.catalogue.text_vocabulary import HeadingWords
from etl.language.fold import fold

_BETWEEN = re.compile(r"\s+[-–—:»]+\s+|\s*[|»]\s*")


def beside_headline(page_title: str | None, headline: str | None, words: HeadingWords) -> str | None:
    """The name of the office or paper that a page's title has beside the headline of the report: "Xuất khẩu tăng mạnh -
    Sở Công Thương tỉnh Sơn La". None where nothing beside it begins as such a name does."""
    if not page_title or not headline:
        return None
    told = fold(headline)
    for part in reversed(_BETWEEN.split(page_title)):
        folded = fold(part)
        if folded not in told and _begins(folded, words.publishers) and not _begins(folded, words.papers):
            return part
    return None


def _begins(folded: str, names: tuple[str, ...]) -> bool:
    return any(folded.startswith(f"{name} ") for name in names)
