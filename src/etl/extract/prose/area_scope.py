"""The area that figures are about: of the sentence, of one subject in it, of the words in a bracket."""

from __future__ import annotations

from etl.extract.tokens import Token


class AreaScope:
    """The place as clauses go by; `area` is its token where one is spoken of."""

    def __init__(self) -> None:
        self._sentence: Token | None = None  # the place this sentence speaks of
        self._own: Token | None = None  # the place its present subject is in
        self._outside: list[Token | None] = []  # of the brackets that are open

    @property
    def area(self) -> Token | None:
        """The area of a figure at this place; None where no words name one."""
        return self._own or self._sentence

    def sentence(self, goes_on: bool) -> None:
        """A new sentence begins; one that goes on with the one before is about its place, too."""
        own = self._outside[0] if self._outside else self._own
        self._sentence = (own or self._sentence) if goes_on else None
        self._own = None
        self._outside.clear()

    def open(self) -> None:
        """A bracket opens: a place in it is only that of what it says."""
        self._outside.append(self._own)

    def close(self) -> None:
        """A bracket closes: the area before it holds again."""
        self._own = self._outside.pop()

    def stand(self, token: Token, of_subject: bool) -> None:
        """A place is named: that of one subject (or in a bracket), else of the whole sentence."""
        if of_subject or self._outside:
            self._own = token
        else:
            self._sentence = token

    def leave(self) -> None:
        """Something else is named: the place of the subject before is not its."""
        self._own = None
