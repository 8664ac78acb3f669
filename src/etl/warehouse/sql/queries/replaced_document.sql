-- grain: one row per document whose rows give way: those that come in, and older ones at the same paths
--
-- With the day since which it is withdrawn: one that is read again, and is still, stays so since then.
delete from replaced_document;
insert into replaced_document
select document_id, min(withdrawn_on) as withdrawn_on
from (
  select document_id, cast(null as date) as withdrawn_on from incoming_document
  union all
  select document_id, withdrawn_on from document semi join incoming_document using (document_id)
  union all
  select document_id, withdrawn_on from document semi join incoming_document using (path)
)
group by document_id;
