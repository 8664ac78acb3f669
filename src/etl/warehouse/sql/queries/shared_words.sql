-- grain: one row per pair of reports and part of the areas: how many sentences about those areas the two share
--
-- Of reports with exactly the same sentences the first stands for all. One sentence of the one may share its clause with
-- two of the other, so both are counted.
insert into shared_words
with
telling as (
  select distinct report.number, area_id, wording, unnest(words_said(wording, quote)) as words
  from observation
  join telling_report as report on report.document_id = observation.document_id and report.first = report.number
  where wording is not null and {areas}
)

select
  one.number as one, other.number as other,
  count(distinct (one.area_id, one.wording)) as of_one, count(distinct (other.area_id, other.wording)) as of_other
from telling as one
join telling as other
  on other.words = one.words
  and other.area_id = one.area_id
  and other.number > one.number
group by all;
