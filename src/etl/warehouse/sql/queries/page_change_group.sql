-- grain: one row per change, rank of indicator and area of which the run $run changed something, in the order of its page
--
-- The first run changes every KPI there is, and these are few whatever a run changed.
with counted as (
  select change, indicator, area_id, count(*) as changes
  from kpi_change
  where run_id = $run
  group by all
)

select change, headline, area_id, sum(changes)::bigint as changes
from counted
join area using (area_id)
join indicator using (indicator)
group by change, headline, area_id, area.name
order by
  list_position(['contradicted', 'changed', 'gone', 'new', 'settled'], change), headline desc, area.name collate vi, area_id;
