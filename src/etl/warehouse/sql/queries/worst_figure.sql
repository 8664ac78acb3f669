-- grain: one row per figure that a person should look at, the $most worst; `total` says how many there are
select
  figure_id, kind, area, period, indicator, measure, value, unit, beside, reason, quote, path, count(*) over () as total
from kpi_review
where ($areas::varchar[] is null or list_contains($areas, area_id))
  and ($indicator::varchar is null or indicator = $indicator)
order by rank
limit $most;
