-- grain: one row per report that has two sentences with figures or more; `first` is the least report with exactly the same
--
-- By number, since the pairs of reports that are counted are many and the names of reports long.
create or replace temp table telling_report as
with
counted as (
  select document_id, sum(sentences) as sentences, bit_xor(words) as words
  from sentence_count
  group by document_id
  having sum(sentences) >= 2
)

select
  (row_number() over (order by document_id))::integer as number, document_id,
  min(document_id) over (partition by sentences, words) as first, sentences
from counted;
