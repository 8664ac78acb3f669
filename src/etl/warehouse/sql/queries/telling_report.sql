-- grain: one row per report that has two sentences with figures or more; `first` is the least number of those with exactly the same
create or replace temp table telling_report as
with
counted as (
  select document_id, sum(sentences) as sentences, bit_xor(words) as words
  from sentence_count
  group by document_id
  having sum(sentences) >= 2
)

select number, document_id, min(number) over (partition by sentences, words) as first, sentences
from counted
join report_number using (document_id);
