-- grain: one row of kpi_period as it is now that meets {condition}: it is in a cell that the run touched, or any
--
-- Whole years are those of kpi_yearly. Where the published file had nothing else, there is nothing else to compare.
create or replace temp table following_kpi as
select *, year::varchar as period
from kpi_yearly
where {condition}
union all by name
from kpi_period
where $shorter and length(period) > 4 and {condition};
