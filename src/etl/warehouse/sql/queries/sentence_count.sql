-- grain: one row per report and part of the areas: how many sentences with figures of those areas it has, and which
--
-- A report may tell of several areas, in several parts; what it has in all is added up in telling_report.
insert into sentence_count
select document_id, count(*) as sentences, bit_xor(md5_number(concat_ws(' ', area_id, wording))) as words
from (
  select distinct document_id, area_id, wording
  from report_words
  where area_id <> 'address' and {areas}
)
group by document_id;
