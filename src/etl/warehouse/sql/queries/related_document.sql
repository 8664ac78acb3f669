-- grain: one row per report whose witness may be another now that those in touched_document have changed
--
-- Whether two reports repeat each other depends on those two alone, and a witness stands for all that hang together. So
-- only such groups change that a touched report was part of, or that it can hang on now: those of the reports that share
-- two sentences or the address with it. Each is taken as a whole.
--
-- `fresh` has the rows of report_words of the touched reports, {areas} the areas of these: by the names themselves, and not
-- by a join, DuckDB passes over the parts of the table that hold others.
create or replace temp table related_document as
with
around as (
  select document_id, area_id, wording
  from report_words
  where area_id in ({areas}) and (area_id, wording) in (select area_id, wording from fresh where area_id <> 'address')
  union
  select document_id, area_id, wording
  from report_words
  where area_id in ({areas}) and (area_id, words) in (select area_id, words from fresh where area_id <> 'address' and words is not null)
),

shared as (
  select document_id
  from around
  group by document_id
  having count(distinct (area_id, wording)) >= 2
),

near as (
  from touched_document
  union
  from shared
  union
  select document_id
  from report_words
  where area_id = 'address' and words in (select words from fresh where area_id = 'address')
),

grouped as (
  from near
  union
  select document_id from witness where witness in (select witness from witness where document_id in (from near))
)

from grouped;
