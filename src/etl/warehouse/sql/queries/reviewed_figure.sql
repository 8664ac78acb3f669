-- grain: one row per accepted or rejected figure whose id begins with $figure
select
  observation_id as figure_id, path, quote, char_start, value, indicator, figure.area_id, period, scenario, measure, unit
from observation as figure
join document using (document_id)
where starts_with(observation_id, $figure)
union all
select rejected_id, path, quote, char_start, value, indicator, figure.area_id, period, scenario, measure, unit
from rejected as figure
join document using (document_id)
where starts_with(rejected_id, $figure);
