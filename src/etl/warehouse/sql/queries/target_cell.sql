-- grain: area × year × indicator, all periods that end in the year: cells whose rows may differ (target_cell), and those whose figures they follow from, of most the levels alone (source_cell)
--
-- What is in a cell of kpi_period follows from the figures of the cell, the level of the year before (growth as
-- computed), the levels of its parts (whether they add up), for a year the levels of its periods, for the nation those of
-- the provinces, and from nothing else. So a touched cell touches the year after it, the wholes it is a part of and the
-- nation, and those touch no others: they take the level alone, which is chosen among the figures of its own cell and
-- its periods. All periods, scopes and price bases of a cell go together.
--
-- The nation is held against its provinces only where all are known: by then, or as published, as many as there are since
-- 2025 at least. With fewer nothing is to be computed, and the figures of all provinces need not be asked.
create or replace temp table nation_cell as
with
touched as (
  from touched_cell
  union
  select area_id, year, part.whole from touched_cell join part_of_whole as part on part.part = touched_cell.indicator
),

known as (
  select area_id, year, indicator
  from kpi_period
  where indicator in (select indicator from touched)
    and year in (select year from touched_cell union select year + 1 from touched_cell)
  union
  from touched
)

select nation.area_id, known.year, known.indicator
from known
join area on area.area_id = known.area_id
join area as nation on nation.kind = 'nation'
group by all
having count(*) filter (area.kind <> 'nation') >= (select count(*) from area where kind <> 'nation' and valid_to is null)
  and bool_or(area.kind = 'nation');
create or replace temp table target_cell as
from touched_cell
union
select area_id, year + 1, indicator from touched_cell
union
select area_id, year, part.whole from touched_cell join part_of_whole as part on part.part = touched_cell.indicator
union
from nation_cell where (year, indicator) in (select year, indicator from touched_cell);
create or replace temp table source_cell as
with
source as (
  select area_id, year - 1 as year, indicator from target_cell
  union
  select area_id, year, part.part from target_cell join part_of_whole as part on part.whole = target_cell.indicator
  union
  select province.area_id, target.year, target.indicator
  from target_cell as target
  semi join nation_cell on nation_cell.area_id = target.area_id
    and nation_cell.year = target.year and nation_cell.indicator = target.indicator
  join area as province on province.kind <> 'nation'
  except
  from target_cell
)

select *, false as of_level from target_cell
union all
select *, true from source;
