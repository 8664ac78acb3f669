-- grain: one row per KPI figure that the run $run changed, contradictions first; `total` says how many there are
--
-- The first run changes every KPI there is: what is shown is looked up for the rows that are shown.
with in_order as (
  select area_id, row_number() over (order by area.name collate vi, area_id) as area_place
  from area
),

wanted as (
  select
    kpi_change.rowid as place,
    list_position(['contradicted', 'changed', 'gone', 'new', 'settled'], change) as weight, headline, area_place
  from kpi_change
  join in_order using (area_id)
  join indicator using (indicator)
  where run_id = $run
  order by weight, headline desc, area_place, year desc, period, indicator, measure
  limit $most offset $skip
)

select kpi_change.*, area.name as area, indicator.name_vi, indicator.name_en, indicator.display_unit as unit,
  (select count(*) from kpi_change where run_id = $run) as total
from wanted
join kpi_change on kpi_change.rowid = wanted.place
join area using (area_id)
join indicator using (indicator)
order by weight, wanted.headline desc, area_place, year desc, period, indicator, measure;
