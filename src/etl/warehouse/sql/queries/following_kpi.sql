-- grain: one row of kpi_yearly as it is now, in a cell that the run touched; with $everything every row
create or replace temp table following_kpi as
from kpi_yearly
where $everything or (area_id, year, indicator) in (from compared_cell);
