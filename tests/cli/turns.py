"""A command done turn by turn while something happens to it: what others may see, and that it can be done again."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.cli.act import Act
from tests.cli.mother import Mother


class Turn(NamedTuple):
    """A turn by its number, and what others see before and after the command alone."""

    number: int
    before: Any
    after: Any


@dataclass
class Turns:
    """The turns of one command. The methods raise AssertionError for a state that must not be."""

    name: str
    act: Act
    mother: Mother
    chance: random.Random
    turn: int = 0
    _ends: dict[int, Any] = field(default_factory=dict)

    def begin(self) -> Turn:
        """The next turn, in the state before the command."""
        number, self.turn = self.turn, self.turn + 1
        which = number % self.act.variants
        self.act.before(number)
        before = self.act.seen()
        if which not in self._ends:
            self._ends[which] = self.whole(number)
            self.act.before(number)
            assert self.act.seen() == before, f"{self.name}: turn {number} begins otherwise"
        return Turn(number, before, self._ends[which])

    def saw(self, turn: Turn, seen: Any, of: str = "") -> str:
        """Which state others see now: before, after or, where the command works piece by piece, a part."""
        if seen == turn.before:
            return "before"
        if seen == turn.after:
            return "after"
        whole_pieces = self.act.goes_on and all(one in turn.after for one in seen)
        assert whole_pieces, f"{self.name}: turn {turn.number}: {of}: neither before nor after"
        return "a part"

    def again(self, turn: Turn, saw: str) -> None:
        """The command is done once more, to its end, and leaves nothing behind."""
        if self.act.only_once and saw == "after":
            self.act.before(turn.number)
        assert self.whole(turn.number) == turn.after, f"{self.name}: turn {turn.number}: done again it ends otherwise"
        left = self.act.left()
        assert left == [], f"{self.name}: turn {turn.number}: something is left: {left}"

    def whole(self, number: int) -> Any:
        """What others see after the command has been done to its end."""
        self.done(number)
        return self.act.seen()

    def done(self, number: int, **order: Any) -> None:
        """Does the command of this turn to its end."""
        said = self.act.folder.with_name(f"{self.act.folder.name}.said")
        self.start(number, **{"said": str(said), **order})
        code = self.mother.ended()
        assert code == 0, f"{self.name}: turn {number}: it does not end well ({code}): {said.read_text()[-4000:]}"

    def start(self, number: int, **order: Any) -> int:
        """The process that does the command of this turn; `order` as for `Mother.start`."""
        return self.mother.start(self.act.arguments(number), **self.act.order(), **order)
