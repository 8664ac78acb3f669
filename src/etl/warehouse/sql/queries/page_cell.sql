-- grain: one row of kpi_period about a cell, or that the arithmetic of one uses, of every scope and price basis
--
-- $related are the indicators of the row's parts and wholes, $suffixes the periods that a year is added up from. Asked
-- with lists and of one table, because planning the joins took twice as long as reading the rows. What the page shows
-- and nothing more: each column more is read of two thousand rows.
select area_id, period, year, indicator, scope, price_basis, unit, actual, actual_bound, actual_to, status, origin,
  periods_sum, provinces_sum, derived_from, plan, plan_bound, plan_to, plan_implied, plan_implied_low,
  plan_implied_high, plan_growth, plan_growth_bound, plan_growth_to, growth_stated, growth_bound, growth_to,
  growth_computed, completion_stated, completion_bound, completion_to, completion_computed, consistency, trust, reading,
  digits, documents, disagreeing, document_id, quote, published_on, contradiction, corrected, level_observation_id,
  case
    when indicator <> $indicator then 'related'
    when period = $period then 'cell'
    when period = period_before($period) then 'before'
    else 'period'
  end as role
from kpi_period
where area_id = $area and year in (period_year($period), period_year(period_before($period)))
  and (
    (period = $period and (indicator = $indicator or list_contains($related::varchar[], indicator)))
    or (indicator = $indicator and period = period_before($period))
    or (indicator = $indicator and period[:4] = $period and list_contains($suffixes::varchar[], period[5:]) and actual is not null)
  )
order by role, scope nulls first, price_basis nulls first, indicator, period
limit $most;
