"""What a time that is told without a name goes on with: the heading above, what the paragraph told, or its whole.

"1. Chỉ số sản xuất công nghiệp", and below it "- Tháng 6: tăng 3,2%"; "… ước đạt 28 triệu USD. Lũy kế 9 tháng đạt …".
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.prose.names.clauses import ClauseTracker
from etl.extract.prose.names.subject import NOBODY
from etl.extract.prose.whose.ranked_places import lists_places
from etl.extract.tokens import Token, Tokens

_YEAR = 12
_OUTPUT, _PROMOTION = "industrial_output", "promotion"  # an indicator, and the group of industrial promotion
_HEADING = frozenset(
    {"indicator", "period", "benign", "scope", "price", "tail", "sign", "number", "quantity", "area", "cumulative"}
)  # what a heading that is but a name is made of


class ResumingClauses(ClauseTracker):
    """The clauses of a text, where times, sums and headings bring back a subject that was told of before."""

    @property
    def named_loosely(self) -> bool:
        """Whether the subject's name may mean more than it: output, or its index."""
        return self._names.is_loose(self.current)

    def head(self, tokens: Sequence[Token], heading: bool) -> None:
        """The `tokens` of a `heading` behind its number were read, or of a line that ends in a colon: what it names
        alone is what times that begin a paragraph below it are told of, until something else is named.

        "1. Chỉ số sản xuất công nghiệp", and below it "- Tháng 6: tăng 3,2%" and "- 6 tháng: tăng 9,8%"; "6. Khuyến
        công", and below it "Thực hiện 62 đề án, kinh phí 14,85 tỷ đồng".
        """
        alone = sum(t.kind == "indicator" for t in tokens) == 1 and all(t.kind in _HEADING for t in tokens)
        branch = self.named_loosely and self.current.indicator == _OUTPUT  # its output, or its index
        told = self.current.indicator is not None and not (self.current.narrowed or branch)
        if alone and told:
            self._headed = self.current._replace(others=())
        elif heading:
            self._headed = None
        if heading:
            actions = [t for t in tokens if t.kind == "action"]
            alone = all(t.kind in _HEADING or t.kind == "action" for t in tokens)
            promotes = alone and len(actions) == 1 and self._catalogue.indicators[actions[0].value].group == _PROMOTION
            self._headed_action = actions[0] if promotes else None

    def resume_heading(self, changes: bool = False) -> None:
        """A time or a plan stands here (or a rate by which it `changes`): where nothing is named before it, it is told
        of what the heading names."""
        piece, headed = self.clause, self._headed
        bare = not (piece.unknown or piece.named or piece.remark or piece.placed)
        said = changes or all(verb.value == "level" for verb in piece.verbs)  # "Thực hiện tháng 5: 7.905 tỷ đồng"
        if self.current is NOBODY and headed is not None and bare and said and not self.after_figure:
            self.current = headed

    def resume_paragraph(self, tokens: Tokens) -> None:
        """A paragraph begins with a list of what provinces have of what the one before was about, and nothing else; not
        where that one was a list itself ("Tủ lạnh tăng 21,7%; điện sản xuất tăng 10,5%")."""
        last, main = self._spoken_of.indicator, self._main
        if (
            self.current is not NOBODY
            or self._other_first
            or main is None
            or main.indicator is None
            or not lists_places(tokens)
        ):
            return
        if last is None or last.partition(".")[0] == main.indicator:
            self.current = main._replace(others=(), narrowed=())

    def _period(self, token: Token) -> None:
        self.resume_heading()
        self._months(token)
        main, now = self._main_here, self.current
        if self._told_each and main is not None and not (self.named_now or self.after_figure or token.value.is_day):
            if now.indicator is None and self._told_parts and now is not NOBODY and not self.clause.verbs:
                self.current, self.part_or_all = main, True  # "…, trong đó FDI 102 triệu USD. Cả năm 1.592 triệu USD"
                return
            another = now.indicator not in (None, main.indicator)
            self.part_or_all = another and self._inheritance.is_beside(now, main, True)

    def _cumulative(self, token: Token) -> None:
        if token.value != "span" and self.current is NOBODY and self._main is not None:
            self.current = self._main  # "Tính chung 9 tháng ước đạt …": of what the paragraph before told
        elif token.value == "span" or self.named_now or self.after_figure or self._main_here is None:
            pass
        elif self._inheritance.is_beside(self.current, self._main_here, self._told_parts):
            self.current = self._main_here  # "… thu nội địa đạt …. Lũy kế 11 tháng đạt …": of the paragraph's own

    def _months(self, token: Token) -> None:
        """ "… bán lẻ hàng hóa đạt 2.640 tỷ đồng. Ước 8 tháng đạt …": months so far are of what the paragraph told."""
        summed = token.value.first == 1 < token.value.last < _YEAR and not token.value.is_day
        if summed and self._over and self.clause.last is None and self.current.indicator is None:
            self.current = self._whole or self.current  # "…, trong đó điện tử 28 triệu USD; 10 tháng đạt …"
        if summed and self.current is not NOBODY and not self.clause.verbs:
            self._cumulative(token)
