-- grain: one row of kpi_period of $area that is about no whole year, the latest first; `total` says how many there are
select kpi_period.*, indicator.name_en, count(*) over () as total
from kpi_period
join indicator using (indicator)
where area_id = $area and length(period) <> 4
order by indicator.headline desc, year desc, period desc, indicator, scope nulls first, price_basis nulls first
limit $most offset $skip;
