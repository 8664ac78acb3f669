-- grain: one row of kpi_yearly that a search names, of each indicator the latest year first
select kpi_yearly.*, year::varchar as period
from kpi_yearly
join indicator using (indicator)
where list_contains($areas, area_id)
  and ($indicators::varchar[] is null or list_contains($indicators, indicator))
  and ($years::integer[] is null or list_contains($years, year))
order by indicator.headline desc, indicator, year desc, scope nulls first, price_basis nulls first
limit $most;
