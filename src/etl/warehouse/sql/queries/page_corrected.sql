-- grain: one row: whether a correction is about a cell or a report, or about one of $figures
select count(*) > 0 as corrected
from correction
where document_id = $document::varchar or list_contains($figures::varchar[], observation_id)
  or (area_id = $area::varchar and indicator = $indicator::varchar and period = $period::varchar);
