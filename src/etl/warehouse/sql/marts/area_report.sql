-- grain: area × report
--
-- A report is about one area, and may state figures of others: it stands with each of them.
create or replace view area_report as
with
stated as (
  select area_id, document_id, count(*) as figures
  from observation
  group by all
  union all
  select area_id, document_id, 0
  from document
  where area_id is not null
),

counted as (
  select area_id, document_id, sum(figures)::bigint as figures
  from stated
  group by all
)

select
  counted.area_id, area.name as area, counted.document_id, document.published_on, document.title, document.publisher,
  document.url, document.path, document.trust, document.withdrawn_on, counted.figures
from counted
join document on document.document_id = counted.document_id
join area on area.area_id = counted.area_id
order by area_id, published_on desc nulls last, path, document_id;
comment on view area_report is 'The reports that the figures of an area rest on: those about it, and others that state a figure of it';
comment on column area_report.area_id is 'the area, see area';
comment on column area_report.area is 'name of the area in Vietnamese';
comment on column area_report.document_id is 'the report, see document';
comment on column area_report.published_on is 'day of publication, null when it could not be determined';
comment on column area_report.title is 'the headline of the report, null when none was found';
comment on column area_report.publisher is 'who published it';
comment on column area_report.url is 'where it was published';
comment on column area_report.path is 'where the raw file lies';
comment on column area_report.trust is 'text, or ocr where the report was read off a picture; null for a document that could not be read';
comment on column area_report.withdrawn_on is 'the day from which its figures count no more, null while they count';
comment on column area_report.figures is 'how many accepted figures of the area it states, of any period';
