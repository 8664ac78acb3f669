-- grain: one row per document
create or replace view report as
select
  document_id, published_on, path, trust, coalesce(witness, document_id) as witness, withdrawn_on,
  coalesce(
    lower(trim(publisher)), nullif(regexp_extract(report_address(url), '^[^/?]+'), ''), document_id
  ) as outlet
from document
left join witness using (document_id);
comment on view report is 'When each report was published, how far its letters are to be trusted, and which reports repeat it';
comment on column report.document_id is 'the report, see document';
comment on column report.published_on is 'day of publication, null when it could not be determined';
comment on column report.path is 'where the raw file lies';
comment on column report.trust is 'text, or ocr where the report was read off a picture; null for a document that could not be read';
comment on column report.witness is 'reports that repeat each other have the same, see witness';
comment on column report.outlet is 'who says it: the publisher, where that is not known the host of the address, else the report itself; what one outlet says twice is said once';
comment on column report.withdrawn_on is 'the day from which its figures count no more, null while they count';
