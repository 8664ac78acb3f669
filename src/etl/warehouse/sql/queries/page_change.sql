-- grain: one row per KPI figure that the run $run changed, contradictions first; `total` says how many there are
--
-- The first run changes every KPI there is. So what is in order is groups of changes at first, few whatever the run
-- changed; only those that reach into what is shown are put in order themselves, and looked up.
with
area_place as (
  select area_id, name, row_number() over (order by area.name collate vi, area_id) as area_place
  from area
),

counted as (
  select change, indicator, area_id, count(*) as changes
  from kpi_change
  where run_id = $run
  group by all
),

grouped as (
  select change, headline, area_id,
    list_position(['contradicted', 'changed', 'gone', 'new', 'settled'], change) as weight, area_place,
    sum(changes) as changes
  from counted
  join area_place using (area_id)
  join indicator using (indicator)
  group by all
),

reached as materialized (
  select *, sum(changes) over () as total,
    sum(changes) over (order by weight, headline desc, area_place rows unbounded preceding) as until
  from grouped
  qualify until > $skip and until - changes < $skip + $most
),

wanted as (
  select kpi_change.rowid as place, weight, reached.headline, area_place, total
  from kpi_change
  join indicator using (indicator)
  join reached using (change, headline, area_id)
  where run_id = $run
  order by weight, reached.headline desc, area_place, year desc, period, indicator, measure
  limit $most
  -- Groups that lie before what is shown are not in `wanted` at all.
  offset $skip - (select min(until - changes) from reached)
)

select kpi_change.*, area.name as area, indicator.name_vi, indicator.name_en, indicator.display_unit as unit, total
from wanted
join kpi_change on kpi_change.rowid = wanted.place
join area using (area_id)
join indicator using (indicator)
order by weight, wanted.headline desc, area_place, year desc, period, indicator, measure;
