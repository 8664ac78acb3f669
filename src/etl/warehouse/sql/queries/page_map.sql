-- grain: one row of kpi_yearly about $indicator in $year
select kpi_yearly.*, year::varchar as period
from kpi_yearly
where indicator = $indicator and year = $year
order by area_id, scope nulls first, price_basis nulls first
limit $most;
