-- grain: one row of kpi_period that the arithmetic of a cell uses: the period before, the periods of a year, wholes and parts
--
-- Chosen by what every row of them has in common, and only then told apart.
with
related as materialized (
  select part as indicator, 'part' as role, partition from part_of_whole where whole = $indicator
  union all
  select whole, 'whole', partition from part_of_whole where part = $indicator
),

near as materialized (
  select area_id, period, year, indicator, scope, price_basis, unit, actual, actual_bound, actual_to, status, origin,
    plan, plan_bound, plan_to, plan_implied, plan_growth, plan_growth_bound, plan_growth_to, growth_stated, growth_bound,
    growth_to, growth_computed, completion_stated, completion_bound, completion_to, completion_computed, consistency,
    trust, reading, digits, corrected, level_observation_id
  from kpi_period
  where area_id = $area
    and year in (period_year($period), period_year(period_before($period)))
    and indicator in (select $indicator union all select indicator from related)
    and (period[:4] = $period or period = $period or (indicator = $indicator and period = period_before($period)))
    and ifnull(scope, '') = ifnull($scope::varchar, '')
    and ifnull(price_basis, '') = ifnull($price_basis::varchar, '')
)

select 'before' as role, null as partition, near.*
from near
where indicator = $indicator and period = period_before($period)
union all
select 'period', null, near.*
from near
where indicator = $indicator and period[:4] = $period and period <> $period and actual is not null
  and period[5:] in (select suffix from part_of_year)
union all
select related.role, related.partition, near.*
from near
join related using (indicator)
where period = $period
order by role, partition, indicator, period
limit $most;
