-- grain: one row of report_words as it is to be: the sentences of {figures} for which {sentences} holds, the addresses of {reports} for which {addresses} does
create or replace temp table fresh as
from (
  select distinct area_id, document_id, md5_number_lower(document_id) as report, wording, clause_words(quote) as words
  from {figures}
  where wording is not null and {sentences}
  union all
  select 'address', document_id, md5_number_lower(document_id), null, md5_number_lower(report_address(url))
  from {reports}
  where url is not null and status <> 'failed' and {addresses}
)
order by area_id, document_id;
