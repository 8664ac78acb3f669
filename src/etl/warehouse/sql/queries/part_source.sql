-- grain: one row per figure that the cells of part {part} of archive_part follow from (part_observation)
--
-- All periods of an area and indicator are computed together, so that growth and years that follow from their months find
-- theirs. Besides they follow from what adds up to the indicator, and the nation from the levels of its provinces, of
-- which nothing but the level counts, in the year of which the nation is computed: see target_cell, which says the same of
-- a few cells.
create or replace temp table target_pair as
select area_id, indicator, since, until, is_first from archive_part where part = {part};
create or replace temp table source_pair as
select area_id, indicator from target_pair
union
select target_pair.area_id, part_of_whole.part
from target_pair
join part_of_whole on part_of_whole.whole = target_pair.indicator;
create or replace temp table nation_year as
select distinct stated.indicator, period_year(stated.period) as year
from (
  select area_id, indicator, period from observation
  union all
  select area_id, indicator, period from correction
) as stated
join target_pair using (area_id, indicator)
join area on area.area_id = stated.area_id and area.kind = 'nation'
join indicator on indicator.indicator = stated.indicator and indicator.adds_up
where period_year(stated.period) between target_pair.since and target_pair.until;
create or replace temp view part_observation as
from observation
where (area_id, indicator) in (from source_pair)
union all
select * replace ('' as quote, null as cell_context)
from observation
where (indicator, period_year(period)) in (from nation_year)
  and role_of(measure, scenario) = 'level'
  and (area_id, indicator) not in (from source_pair);
