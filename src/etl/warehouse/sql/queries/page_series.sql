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

select area_id, year, year::varchar as period, indicator, scope, price_basis, unit, actual, actual_bound, actual_to,
  status, origin, plan, plan_bound, plan_to, plan_implied, plan_implied_low, plan_implied_high, plan_growth,
  plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to, growth_computed, completion_stated,
  completion_bound, completion_to, completion_computed, consistency, trust, reading, digits, corrected
from kpi_yearly
join chosen using (area_id)
where indicator = $indicator and actual is not null
order by area_id, scope nulls first, price_basis nulls first, year
limit $rows;
