-- grain: one row of kpi_yearly about $indicator in $year, each scope and price basis by itself, the largest figure first
select kpi_yearly.*, year::varchar as period
from kpi_yearly
where indicator = $indicator and year = $year
order by scope nulls first, price_basis nulls first, actual desc nulls last, growth_stated desc nulls last,
  area collate vi, area_id
limit $most;
