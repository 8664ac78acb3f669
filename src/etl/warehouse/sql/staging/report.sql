-- grain: one row per document
create or replace view report as
with
-- Of hundreds of names and not of every report: to write a name as its key takes longer than to look it up.
named as (
  select publisher, publisher_key(publisher) as office
  from document
  where publisher is not null
  group by publisher
)

select
  document_id, published_on, path, trust, coalesce(witness, document_id) as witness, withdrawn_on, publisher,
  coalesce(office, nullif(regexp_extract(report_address(url), '^[^/?]+'), ''), document_id) as outlet,
  coalesce(office, document_id) as office
from document
left join witness using (document_id)
left join named using (publisher);
comment on view report is 'When each report was published, how far its letters are to be trusted, and which reports repeat it';
comment on column report.document_id is 'the report, see document';
comment on column report.published_on is 'day of publication, null when it could not be determined';
comment on column report.path is 'where the raw file lies';
comment on column report.trust is 'text, or ocr where the report was read off a picture; null for a document that could not be read';
comment on column report.witness is 'reports that repeat each other have the same, see witness';
comment on column report.publisher is 'who published it, as the card or the page says; null where unknown';
comment on column report.outlet is 'who says it: publisher_key of the publisher, where that is not known the host of the address, else the report itself; what one outlet says twice is said once';
comment on column report.office is 'publisher_key of the publisher, where that is not known the report itself: reports of nobody known are not of one office';
comment on column report.withdrawn_on is 'the day from which its figures count no more, null while they count';
