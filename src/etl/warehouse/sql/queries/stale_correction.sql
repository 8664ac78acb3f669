-- grain: one row per correction that goes, since the report or the figure it corrects is not there any more
delete from correction
where document_id not in (select document_id from document)
   or (observation_id is not null and observation_id not in (select observation_id from observation))
   or (rejected_id is not null and rejected_id not in (select rejected_id from rejected));
