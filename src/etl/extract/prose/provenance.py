"""The place and words of a statement: its span, its locator, and the evidence for each part of it."""

from __future__ import annotations

import re
from bisect import bisect_right

from etl.documents.document import Document, locate
from etl.extract.observation import Evidence, LeftOut
from etl.extract.prose.names.subject import Subject
from etl.extract.prose.positions.mention import Mention
from etl.extract.prose.subjects.subject_tracker import SubjectTracker
from etl.extract.prose.time_context import TimeContext
from etl.extract.tokens import Token

_LONGEST_QUOTE = 240


class Provenance:
    """The words of the statements of one document."""

    def __init__(self, document: Document, tracker: SubjectTracker, time_context: TimeContext) -> None:
        self._document, self._tracker, self._time_context = document, tracker, time_context
        self._lines = [match.start() for match in re.finditer("\n", document.text)]

    def span(self, mention: Mention, subject: Subject) -> tuple[int, int]:
        """The words of the statement: from its subject or verb to the end of its comparison."""
        start, end = mention.token.start, mention.token.end
        named = None if subject.name is None else subject.name.start  # the token may be read as another than it is
        if mention.right.next > mention.i + 1:
            end = max(end, mention.tokens[mention.right.next - 1].end)
        for k in range(mention.i - 1, -1, -1):
            token = mention.tokens[k]
            if token.kind in ("sign", "quantity") and not (self._tracker.fresh and token.kind == "sign"):
                break
            if token.kind not in ("sign", "benign") or token.start < (subject.name or token).start:
                start = token.start
            if token.start == named or end - start > _LONGEST_QUOTE:
                break
        return start, end

    def locator(self, mention: Mention) -> str:
        """The place as a person would say it: page and paragraph where the format has them, else the line."""
        if self._document.places:
            return locate(self._document, mention.token.start)
        return f"dòng {bisect_right(self._lines, mention.token.start) + 1}"

    def evidence(
        self, mention: Mention, subject: Subject, placed: dict[str, Evidence], unit_rule: str
    ) -> dict[str, Evidence]:
        """The words that decided each part; `placed` is the evidence for period, area and scenario."""
        evidence = dict(placed)
        if subject.name is not None:
            evidence["indicator"] = self._says(subject.name, "named" if self._tracker.fresh else "goes on from before")
        verbs = self._tracker.clause.verbs
        if verbs:
            evidence["measure"] = self._says(verbs[-1], f"verb: {verbs[-1].value}")
        compared = mention.right.comparison or self._time_context.now.before
        if compared is not None:
            text = self._document.text[compared.start : compared.end]
            evidence["comparison"] = Evidence(text, compared.start, compared.end, compared.kind)
        for part, token in (("price_basis", subject.price), ("scope", subject.scope)):
            if token is not None:
                evidence[part] = self._says(token, str(token.value))
        evidence["value"] = self._says(mention.token, unit_rule)
        return evidence

    def told(self, part: str, token: Token | None, how: str) -> dict[str, Evidence]:
        """The words of `token` as the evidence for `part`; nothing without them."""
        return {} if token is None else {part: self._says(token, how)}

    def _says(self, token: Token, how: str) -> Evidence:
        return Evidence(self._document.text[token.start : token.end], token.start, token.end, how)

    def left_out(self, mention: Mention, reason: str) -> LeftOut:
        """The number, left out for `reason`."""
        start, end = mention.token.start, mention.token.end
        return LeftOut(self._document.text[start:end], start, end, reason)
