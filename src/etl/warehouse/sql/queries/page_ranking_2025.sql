-- grain: one row of kpi_2025_boundaries about $indicator in $year, each scope and price basis by itself, the largest first
from kpi_2025_boundaries
where indicator = $indicator and year = $year
order by scope nulls first, price_basis nulls first, actual desc nulls last, area collate vi, area_id
limit $most;
