-- grain: place of a figure that the touched cells follow from (cell_place)
--
-- By their places first: of a table of many rows the words of few are fetched. Few periods end in the years that are asked,
-- and few pairs of area and indicator are touched: by them most rows are passed over before anything is made out of any.
create or replace temp table source_period as
select source_cell.area_id, told.period, source_cell.indicator, source_cell.of_level
from (select distinct period from observation) as told
join source_cell on coalesce(source_cell.year, 0) = coalesce(period_year(told.period), 0);
create or replace temp table cell_place as
select figure.rowid as place
from observation as figure
join source_period using (area_id, period, indicator)
where role_of(figure.measure, figure.scenario) = 'level' or not source_period.of_level;
drop table source_period;
