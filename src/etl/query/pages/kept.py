"""Answers that are kept while a file is published: what it says does not change, and many pages ask the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

MOST, ROWS = 256, 2_000
"""Answers that are kept, and rows of one at most: longer ones are asked again."""

Records = list[dict[str, Any]]


class KeptAnswers:
    """The answers that were asked for last, for several threads. Whoever is given one changes nothing in it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._answers: OrderedDict[Hashable, Records] = OrderedDict()

    def of(self, name: str, parameters: Mapping[str, object], ask: Callable[[], Records]) -> Records:
        """The answer to the question `name` with these parameters: the one that is kept, else what `ask` gives."""
        key = (name, repr(sorted(parameters.items())))
        with self._guard:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = ask()
        if len(answer) <= ROWS:
            with self._guard:
                self._answers[key] = answer
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)
        return answer
