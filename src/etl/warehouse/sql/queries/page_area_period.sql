-- grain: one row of kpi_period of $area that is about no whole year, the latest first; `total` says how many there are
--
-- What tables show and nothing more, see page_area.
select area_id, year, period, indicator, scope, price_basis, unit, actual, actual_bound, actual_to,
  status, origin, plan, plan_bound, plan_to, plan_implied, plan_implied_low, plan_implied_high, plan_growth,
  plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to, growth_computed, completion_stated,
  completion_bound, completion_to, completion_computed, consistency, trust, reading, digits, corrected,
  count(*) over () as total
from kpi_period
join indicator using (indicator)
where area_id = $area and length(period) <> 4
order by indicator.headline desc, year desc, period desc, indicator, scope nulls first, price_basis nulls first
limit $most offset $skip;
