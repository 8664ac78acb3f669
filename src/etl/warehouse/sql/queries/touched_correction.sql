-- grain: one row per cell, and per series, of the corrections that came, went or changed since the published version
create or replace temp table changed_correction as
(from correction except from published_correction)
union all
(from published_correction except from correction);
insert into touched_cell
select distinct area_id, period_year(period), indicator
from changed_correction
except
from touched_cell;
insert into touched_series
select distinct
  coalesce(publisher_key(document.publisher), document_id), changed_correction.area_id, changed_correction.indicator
from changed_correction
join document using (document_id)
except
from touched_series;
drop table changed_correction;
