-- grain: one row per cell, and per series, of the figures in the documents of replaced_document
insert into touched_cell
select distinct area_id, period_year(period), indicator
from observation
where document_id in (select document_id from replaced_document)
except
from touched_cell;
insert into touched_series
select distinct
  coalesce(publisher_key(document.publisher), document_id), observation.area_id, observation.indicator
from observation
join document using (document_id)
where document_id in (select document_id from replaced_document)
except
from touched_series;
