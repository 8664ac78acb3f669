-- grain: one row of kpi_yearly with a level of $indicator, of the $most provinces of which most years are known
with chosen as (
  select area_id, count(distinct year) as years
  from kpi_yearly
  where indicator = $indicator and actual is not null and area_id <> $nation
  group by area_id
  having years > 1
  order by years desc, area_id
  limit $most
)

select kpi_yearly.*, year::varchar as period
from kpi_yearly
join chosen using (area_id)
where indicator = $indicator and actual is not null
order by area_id, scope nulls first, price_basis nulls first, year
limit $rows;
