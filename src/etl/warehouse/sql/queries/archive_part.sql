-- grain: area × indicator of which anything is stated: in which part of the archive it is computed when everything is
--
-- Parts of about {figures} figures, in the order in which the marts stand. What counts is what is read for a part: the
-- figures of its pairs, of what adds up to them, and for the nation the levels of the provinces.
create or replace temp table archive_part as
with
stated as (
  select area_id, indicator, count(*) as figures, count(*) filter (role_of(measure, scenario) = 'level') as levels
  from (
    select area_id, indicator, measure, scenario from observation
    union all
    select area_id, indicator, measure, scenario from correction
  )
  group by all
),

provinces as (
  select stated.indicator, sum(levels) as levels
  from stated
  join area on area.area_id = stated.area_id and area.kind <> 'nation'
  group by all
),

parts as (
  select stated.area_id, part_of_whole.whole as indicator, sum(figures) as figures
  from stated
  join part_of_whole on part_of_whole.part = stated.indicator
  group by all
),

weighed as (
  select
    stated.area_id, stated.indicator,
    stated.figures + coalesce(parts.figures, 0) + if(area.kind = 'nation', coalesce(provinces.levels, 0), 0) as figures
  from stated
  left join area on area.area_id = stated.area_id
  left join provinces on provinces.indicator = stated.indicator
  left join parts on parts.area_id = stated.area_id and parts.indicator = stated.indicator
)

select
  area_id, indicator,
  ((sum(figures) over (order by area_id, indicator) - figures) // {figures})::integer as part
from weighed;
