-- grain: one row per pair of reports and part of the areas: how many sentences about those areas the two share
--
-- Of reports with exactly the same sentences the first stands for all. One sentence of the one may share its clause with
-- two of the other, so both are counted.
insert into shared_words
with
said as (
  select report.number, area_id, wording, words
  from report_words
  join telling_report as report on report.document_id = report_words.document_id and report.first = report.number
  where area_id <> 'address' and {areas}
),

telling as (
  select number, area_id, wording, hash(wording) as words from said
  union
  from said where words is not null
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
