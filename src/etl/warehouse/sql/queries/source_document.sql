-- grain: place of a document of which the touched figures tell, or a correction as it is or as published
create or replace temp table document_place as
select rowid as place
from document
where document_id in (
  select document_id from source_observation
  union all
  select document_id from correction
  union all
  select document_id from published_correction
  union all
  from touched_document
);
