-- grain: one row per figure among $figures, which are of $documents: its period, and where in which report it stands
with
figure as materialized (
  select observation_id, document_id, char_start, period
  from observation
  where document_id in (select unnest($documents::varchar[])) and observation_id in (select unnest($figures::varchar[]))
)

select figure.*, document.title
from figure
join document on document.document_id = figure.document_id;
