-- grain: one row per KPI figure that the run $run changed, of some groups of page_change_group, in their order
--
-- $changes, $headlines and $areas are the groups. Only what is shown is looked up: rows are sorted by few columns.
with
reached as (
  select
    unnest($changes::varchar[]) as change, unnest($headlines::boolean[]) as headline, unnest($areas::varchar[]) as area_id,
    generate_subscripts($areas::varchar[], 1) as place
),

wanted as materialized (
  select kpi_change.rowid as row_place, reached.place
  from kpi_change
  join indicator using (indicator)
  join reached using (change, headline, area_id)
  where run_id = $run
  order by reached.place, year desc, period, indicator, measure, scope nulls first, price_basis nulls first
  limit $most offset $skip
)

select kpi_change.*, area.name as area, indicator.name_vi, indicator.name_en, indicator.display_unit as unit
from wanted
join kpi_change on kpi_change.rowid = wanted.row_place
join area using (area_id)
join indicator using (indicator)
order by wanted.place, year desc, period, indicator, measure, scope nulls first, price_basis nulls first;
