-- grain: one row per report whose witness may be another now that those in touched_document have changed
--
-- Whether two reports repeat each other depends on those two alone, and a witness stands for all that hang together. So
-- only such groups change that a touched report was part of, or that it can hang on now: those of the reports that share
-- two sentences or the address with it. Each is taken as a whole.
create or replace temp table related_document as
with
said as materialized (
  select distinct area_id, wording, words_said(wording, quote)[2] as clause
  from observation
  where wording is not null and document_id in (from touched_document)
),

-- By its number whether a sentence is the same is seen at once; the words of a clause are made out where one was said.
around as (
  select document_id, area_id, wording
  from observation
  where (area_id, wording) in (select area_id, wording from said)
  union
  select document_id, area_id, wording
  from observation
  where wording is not null
    and area_id in (select area_id from said where clause is not null)
    and length(quote) >= 24
    and (area_id, words_said(wording, quote)[2]) in (select area_id, clause from said)
),

shared as (
  select document_id
  from around
  group by document_id
  having count(distinct (area_id, wording)) >= 2
),

-- To write every address as report_address does takes long. Before its first parameter an address ends as the reports
-- at the same address do; protocol and device, which only some of them name, have at most twelve letters.
addressed as (
  select
    document_id, url,
    case
      when contains(url, '?') or contains(url, '&') or contains(url, '#') or ends_with(url, '/')
        then rtrim(regexp_extract(lower(url), '^[^?&#]*'), '/')
      else lower(url)
    end as place
  from document
  where url is not null and status <> 'failed'
),

mine as materialized (
  select report_address(url) as address, right(place, 12) as ending
  from addressed
  where document_id in (from touched_document)
),

address as (
  select document_id
  from addressed
  where (right(place, 12) in (select ending from mine) or length(place) < 24)
    and report_address(url) in (select address from mine)
),

near as (
  from touched_document
  union
  from shared
  union
  from address
),

grouped as (
  from near
  union
  select document_id from witness where witness in (select witness from witness where document_id in (from near))
)

from grouped;
