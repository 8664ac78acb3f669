-- grain: one row of kpi_yearly about $indicator in $year
--
-- What maps show and nothing more, see page_area.
select area_id, year, year::varchar as period, indicator, scope, price_basis, unit, actual, actual_bound, actual_to,
  status, origin, plan, plan_bound, plan_to, plan_implied, plan_implied_low, plan_implied_high, plan_growth,
  plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to, growth_computed, completion_stated,
  completion_bound, completion_to, completion_computed, consistency, trust, reading, digits, corrected
from kpi_yearly
where indicator = $indicator and year = $year
order by area_id, scope nulls first, price_basis nulls first
limit $most;
