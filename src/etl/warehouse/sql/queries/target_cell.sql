-- grain: area × year × indicator, all periods that end in the year: cells whose rows may differ (target_cell), and those whose figures they follow from (source_cell)
--
-- What stands in a cell of kpi_period follows from the figures of the cell, the level of the year before (growth as
-- computed) and the levels of its parts (whether they add up), and from nothing else. So a touched cell touches the year
-- after it and the wholes it is a part of, and those touch no others: they take the level alone, which is chosen among
-- the figures of its own cell. All scopes and price bases of a cell go together.
create or replace temp table target_cell as
from touched_cell
union
select area_id, year + 1, indicator from touched_cell
union
select area_id, year, part.whole from touched_cell join part_of_whole as part on part.part = touched_cell.indicator;
create or replace temp table source_cell as
from target_cell
union
select area_id, year - 1, indicator from target_cell
union
select area_id, year, part.part from target_cell join part_of_whole as part on part.whole = target_cell.indicator;
