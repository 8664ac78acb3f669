-- grain: area × period × indicator × scope × price basis × measure, where the figure before the first of $runs differs from that after the last
with
cell as (
  select
    coalesce(area.name, kpi_change.area_id) as area, year, period, indicator, scope, price_basis, measure,
    first(old order by started_at) as old, last(new order by started_at) as new,
    first(old_quote order by started_at) as old_quote, last(quote order by started_at) as quote,
    last(change order by started_at) as came_to
  from kpi_change
  join run using (run_id)
  left join area using (area_id)
  where list_contains($runs, run_id)
  group by all
)
select
  case
    when old is null then 'new' when new is null then 'gone' when old <> new then 'changed' else came_to
  end as change,
  * exclude (came_to)
from cell
where old is distinct from new or came_to in ('contradicted', 'settled')
order by change, area collate vi, year, period, indicator, scope, price_basis, measure;
