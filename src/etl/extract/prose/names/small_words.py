"""What words that name nothing say of a clause: that it is of the province again, of all of it, or of a part."""

from __future__ import annotations

from etl.catalogue.text_vocabulary import SpokenOf
from etl.extract.tokens import Token
from etl.language.fold import spelled

_CONJUNCTION = len("trong khi ")


class SmallWords:
    """Tells such words apart in one document, by its `folded` text."""

    def __init__(self, folded: str, words: SpokenOf) -> None:
        self._folded, self._words = folded, words

    def is_home(self, token: Token) -> bool:
        """Whether it speaks of the province as against the nation: "toàn tỉnh", "của tỉnh", "còn tỉnh"."""
        text, words = self._text(token), self._words
        if text not in words.its:
            return text in words.home
        before = self._folded[max(0, token.start - _CONJUNCTION) : token.start].rstrip()
        return before.endswith(tuple(words.before_home))

    def is_of_all(self, token: Token) -> bool:
        """Whether it speaks of the whole again: "…; chỉ số chung tăng 5%", "…; tính cả dầu thô đạt 900 triệu USD"."""
        text = self._text(token)
        return any(text.startswith(begin) for begin in self._words.all_of_it)

    def is_still(self, token: Token) -> bool:
        """Whether it turns back only behind a verb: not "do giá dầu vẫn tăng 6%"."""
        return self._text(token) in self._words.still

    def is_including(self, token: Token) -> bool:
        """Whether it says that what follows is counted in: "bao gồm cả …"."""
        return self._text(token) in self._words.including

    def is_kind_of_part(self, token: Token | None) -> bool:
        """Whether it is a noun for a part, which the words behind it name: "nhóm …"."""
        if token is None or not token.is_("continue", "part"):
            return False
        return self._text(token) in self._words.kinds_of_parts

    def _text(self, token: Token) -> str:
        return spelled(self._folded[token.start : token.end])
