-- grain: one row per figure that the touched cells or series follow from (source_observation)
--
-- By their places first: of a table of many rows the words of few are fetched. Few periods end in the years that are asked,
-- and few pairs of area and indicator are touched: by them most rows are passed over before anything is made out of any.
create or replace temp table source_period as
select source_cell.area_id, told.period, source_cell.indicator, source_cell.of_level
from (select distinct period from observation) as told
join source_cell on source_cell.year = period_year(told.period);
create or replace temp table series_place as
select rowid as place, document_id, area_id, indicator
from observation
where (area_id, indicator) in (select area_id, indicator from touched_series);
create or replace temp table source_place as
select figure.rowid as place
from observation as figure
join source_period using (area_id, period, indicator)
where role_of(figure.measure, figure.scenario) = 'level' or not source_period.of_level
union
select figure.place
from series_place as figure
join (from report where document_id in (select document_id from series_place)) as report using (document_id)
where (report.office, figure.area_id, figure.indicator) in (from touched_series);
-- With the list of places, and not with the first and last of them alone, the table is passed over for the others.
set dynamic_or_filter_threshold = 1000000;
create or replace temp table source_observation as
from observation where rowid in (from source_place);
reset dynamic_or_filter_threshold;
drop table source_period;
drop table series_place;
drop table source_place;
