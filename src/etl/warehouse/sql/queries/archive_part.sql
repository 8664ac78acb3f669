-- grain: area × indicator × span of years of which anything is stated: in which part of the archive it is computed when everything is
--
-- Parts of about {figures} figures, in the order in which the marts stand. What counts is what is read for a part: the
-- figures of its pairs, of what adds up to them, and for the nation the levels of the provinces. Those of an archive are
-- too many for one part, so that the nation is computed some years at a time (`since` to `until`, `is_first` those from
-- the beginning): the levels of the provinces count in their own year alone, and its own figures are read for each span.
create or replace temp table archive_part as
with
stated as (
  select
    area_id, indicator, coalesce(period_year(period), 0) as year,
    count(*) as figures, count(*) filter (role_of(measure, scenario) = 'level') as levels
  from (
    select area_id, indicator, period, measure, scenario from observation
    union all
    select area_id, indicator, period, measure, scenario from correction
  )
  group by all
),

pair as (
  select area_id, indicator, sum(figures) as figures
  from stated
  group by all
),

parts as (
  select pair.area_id, part_of_whole.whole as indicator, sum(figures) as figures
  from pair
  join part_of_whole on part_of_whole.part = pair.indicator
  group by all
),

provinces as (
  select stated.indicator, stated.year, sum(stated.levels) as levels
  from stated
  join area on area.area_id = stated.area_id and area.kind <> 'nation'
  group by all
),

spanned as (
  select *, (sum(levels) over (partition by indicator order by year) - levels) // {figures} as span
  from provinces
),

span as (
  select indicator, span, sum(levels) as levels, max(year) as until
  from spanned
  group by all
),

spans as (
  select
    indicator, levels,
    coalesce(lag(until) over told + 1, 0) as since,
    if(lead(span) over told is null, 9999, until) as until
  from span
  window told as (partition by indicator order by span)
),

weighed as (
  select
    pair.area_id, pair.indicator,
    coalesce(spans.since, 0) as since,
    coalesce(spans.until, 9999) as until,
    pair.figures + coalesce(parts.figures, 0) + coalesce(spans.levels, 0) as figures
  from pair
  left join area on area.area_id = pair.area_id
  left join spans on spans.indicator = pair.indicator and area.kind = 'nation'
  left join parts on parts.area_id = pair.area_id and parts.indicator = pair.indicator
)

select
  area_id, indicator, since, until, since = 0 as is_first,
  ((sum(figures) over (order by area_id, indicator, since) - figures) // {figures})::integer as part
from weighed;
