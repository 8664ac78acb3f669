-- grain: one row per KPI figure that the run $run changed, contradictions first; `total` says how many there are
select kpi_change.*, area.name as area, indicator.name_vi, indicator.name_en, indicator.display_unit as unit,
  count(*) over () as total
from kpi_change
join area using (area_id)
join indicator using (indicator)
where run_id = $run
order by list_position(['contradicted', 'changed', 'gone', 'new', 'settled'], change), indicator.headline desc,
  area.name collate vi, year desc, period, indicator, measure
limit $most offset $skip;
