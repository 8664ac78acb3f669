"""Content and card become a Document: title, day of publication and province, each with its evidence."""

from __future__ import annotations

from etl.catalogue import Catalogue
from etl.documents.document import Card, Content, Document
from etl.documents.metadata import province, publication_date
from etl.documents.metadata.headline import head
from etl.documents.metadata.moment import moment
from etl.documents.metadata.publication_date import Published
from etl.documents.metadata.publisher import beside_headline
from etl.language.reported_period import ReportPeriod, report_period
from etl.language.whole_text import folded_text, times_of_text


def describe(
    content: Content,
    card: Card,
    document_id: str,
    path: str,
    format: str,
    catalogue: Catalogue,
    warnings: tuple[str, ...] = (),
) -> Document:
    """The document of `content` and `card`. Pure; what is not found is None in it."""
    folded = folded_text(content.text)
    top = head(content.text, catalogue.headings, content.title)
    url, publisher = card.url or content.url, card.publisher or content.publisher
    publisher = publisher or beside_headline(content.page_title, content.title, catalogue.headings)
    times = list(times_of_text(folded))
    day = f"{card.published_on:%Y-%m}" if card.published_on else None
    about = report_period(content.text, folded, times, catalogue.spoken_of, card.period, url, day)
    told = publication_date.choose(content, folded, top, card, url, about)
    if told.hint != day:
        about = report_period(content.text, folded, times, catalogue.spoken_of, card.period, url, told.hint)
    place = province.choose(content.text, folded, top, card.area, publisher, url, catalogue, content.tables)
    return Document(
        document_id=document_id,
        path=path,
        format=format,
        text=content.text,
        title=top.title,
        published_on=told.day,
        published_on_evidence=told.evidence,
        published_hint=told.hint,
        area_id=province.in_time(place.area_id, moment(told, about, content.text, folded, times), catalogue),
        area_evidence=place.evidence,
        period=card.period,
        url=url,
        publisher=publisher,
        warnings=warnings + content.warnings + _doubts(told, about),
        tables=content.tables,
        places=content.places,
        trust=content.trust,
        notes=content.notes,
        unsure=content.unsure,
        pictured=content.pictured,
        retracted=card.retracted,
    )


def _doubts(told: Published, about: ReportPeriod) -> tuple[str, ...]:
    """Statements of the card that contradict the text."""
    if told.evidence == "card" and told.day and about.floor is not None and told.day.year < about.floor:
        return (f"the card says it was published on {told.day}, and the text speaks of {about.floor}; check the card",)
    return ()
