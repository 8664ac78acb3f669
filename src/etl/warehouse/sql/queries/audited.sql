-- grain: one row per figure, and per document, that the run touched, and per other one with the same id or path
--
-- By their places first: of a table of many rows the texts of few are fetched. The id of a figure is made of its area, too,
-- so that another one with the same id has the same area.
create or replace temp table touched_observation as
select observation_id, area_id from observation where document_id in (from touched_document);
create or replace temp table audited_observation as
from observation
where rowid in (
  select rowid from observation
  where area_id in (select area_id from touched_observation)
    and observation_id in (select observation_id from touched_observation)
);
create or replace temp table audited_document as
from document
where rowid in (
  select rowid from document
  where document_id in (from touched_document union select document_id from audited_observation)
  union
  select rowid from document
  where path in (select path from document where document_id in (from touched_document))
);
