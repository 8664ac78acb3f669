-- grain: one row of kpi_period about $indicator in $area and $period: one for each scope and price basis
from kpi_period
where area_id = $area and period = $period and indicator = $indicator
order by scope nulls first, price_basis nulls first;
