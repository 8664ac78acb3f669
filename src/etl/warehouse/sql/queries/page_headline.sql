-- grain: one row of kpi_yearly of $area in $year about a headline indicator
select kpi_yearly.*, year::varchar as period, indicator.name_en
from kpi_yearly
join indicator using (indicator)
where area_id = $area and year = $year and indicator.headline
order by indicator, scope nulls first, price_basis nulls first
limit $most;
