-- grain: one row of kpi_yearly of $area in $year about a headline indicator
--
-- What tables and charts show and nothing more, see page_area.
select area_id, year, year::varchar as period, indicator, scope, price_basis, unit, actual, actual_bound, actual_to,
  status, origin, plan, plan_bound, plan_to, plan_implied, plan_implied_low, plan_implied_high, plan_growth,
  plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to, growth_computed, completion_stated,
  completion_bound, completion_to, completion_computed, consistency, trust, reading, digits, corrected
from kpi_yearly
join indicator using (indicator)
where area_id = $area and year = $year and indicator.headline
order by indicator, scope nulls first, price_basis nulls first
limit $most;
