-- grain: one row of kpi_yearly of $area, headline indicators first; `total` says how many there are
select kpi_yearly.*, year::varchar as period, indicator.name_en, indicator.headline, count(*) over () as total
from kpi_yearly
join indicator using (indicator)
where area_id = $area
order by indicator.headline desc, indicator.indicator, scope nulls first, price_basis nulls first, year
limit $most offset $skip;
