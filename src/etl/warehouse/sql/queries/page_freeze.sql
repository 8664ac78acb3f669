-- grain: one row per cell of kpi_period that is about one of $areas, $indicators and $years; what is null leaves all in
select distinct area_id, period, indicator
from kpi_period
where ($areas::varchar[] is null or list_contains($areas, area_id))
  and ($indicators::varchar[] is null or list_contains($indicators, indicator)
    or list_contains($indicators, split_part(indicator, '.', 1)))
  and ($years::integer[] is null or list_contains($years, year))
order by area_id, indicator, period;
