-- grain: one row per cell, and per series, of the figures in the documents of replaced_document
--
-- Those documents first: the names of all publishers need not be looked at for the figures of few.
create or replace temp table replaced_figure as
select document_id, area_id, period_year(period) as year, indicator
from observation
where document_id in (select document_id from replaced_document);
insert into touched_cell
select distinct area_id, year, indicator from replaced_figure
except
from touched_cell;
insert into touched_series
select distinct coalesce(publisher_key(document.publisher), document_id), figure.area_id, figure.indicator
from replaced_figure as figure
join (
  select document_id, publisher from document where document_id in (select document_id from replaced_document)
) as document using (document_id)
except
from touched_series;
drop table replaced_figure;
