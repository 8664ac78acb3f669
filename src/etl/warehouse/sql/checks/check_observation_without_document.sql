-- A figure is worth nothing without the report it was read from; joins would drop it without a word.
create or replace view check_observation_without_document as
select 'observation' as what, observation_id as which, document_id
from observation
anti join document using (document_id)
union all
select 'rejected', rejected_id, document_id
from rejected
anti join document using (document_id)
union all
select 'correction', correction_id, document_id
from correction
anti join document using (document_id);
comment on view check_observation_without_document is 'Figures whose document is missing';
