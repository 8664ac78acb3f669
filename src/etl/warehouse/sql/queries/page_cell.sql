-- grain: one row of kpi_period about $indicator in a year or the one before, or one of $indicators in $period
--
-- Of every scope and price basis. What each is for the page is told there: planning joins and cases takes longer than
-- reading the rows. What the page shows and nothing more: each column more is read of two thousand rows.
select area_id, period, year, indicator, scope, price_basis, unit, actual, actual_bound, actual_to, status, origin,
  periods_sum, provinces_sum, derived_from, plan, plan_bound, plan_to, plan_implied, plan_implied_low,
  plan_implied_high, plan_growth, plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to,
  growth_computed, completion_stated, completion_bound, completion_to, completion_computed, consistency, trust, reading,
  digits, documents, disagreeing, document_id, quote, published_on, contradiction, corrected, level_observation_id
from kpi_period
where area_id = $area and year in ($year, $year - 1) and list_contains($indicators::varchar[], indicator)
  and (indicator = $indicator or period = $period)
order by scope nulls first, price_basis nulls first, indicator, period
limit $most;
