-- grain: one row of kpi_period as it is now, in a cell that the run touched; with $everything every row
--
-- Whole years are those of kpi_yearly. Where the published file had nothing else, there is nothing else to compare.
create or replace temp table following_kpi as
select *, year::varchar as period
from kpi_yearly
where $everything or (area_id, year, indicator) in (from compared_cell)
union all by name
from kpi_period
where $shorter and length(period) > 4 and ($everything or (area_id, year, indicator) in (from compared_cell));
