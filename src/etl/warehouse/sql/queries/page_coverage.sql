-- grain: one row per area and year between $first and $last: how many headline indicators are expected and known
--
-- With $indicator it is about that one alone, and `coverage` says what is known of it.
select
  area_id, area, year, count(*) as expected, count(*) filter (coverage <> 'missing') as known,
  count(*) filter (coverage = 'actual' and has_level) as settled,
  any_value(if(coverage in ('actual', 'estimate') and not has_level, 'ratio', coverage)) as coverage
from kpi_coverage
where year between $first and $last and ($indicator::varchar is null or indicator = $indicator)
group by all
order by area collate vi, area_id, year;
