-- grain: one row per figure that the touched cells or series follow from, with its place (source_observation)
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
-- A unit is misread in levels alone, see kpi_series: other figures of a series tell nothing of it.
create or replace temp table series_place as
select rowid as place, document_id, area_id, indicator
from observation
where (area_id, indicator) in (select area_id, indicator from touched_series) and measure = 'value';
create or replace temp table series_report as
select document_id, publisher from document where document_id in (select document_id from series_place);
create or replace temp table series_office as
select publisher, publisher_key(publisher) as office
from (select distinct publisher from series_report where publisher is not null);
create or replace temp table other_place as
select figure.*
from series_place as figure
join series_report using (document_id)
left join series_office using (publisher)
where (coalesce(office, figure.document_id), figure.area_id, figure.indicator) in (from touched_series)
  and figure.place not in (from cell_place);
-- With the list of places, and not with the first and last of them alone, the table is passed over for the others.
set dynamic_or_filter_threshold = 1000000;
create or replace temp table source_observation as
select *, rowid as place from observation where rowid in (from cell_place);
-- A series goes through all years, so that its figures lie all over the table; of them kpi_series reads these columns.
insert into source_observation by name
select
  figure.* exclude (found), other_place.*, '' as quote, char_start as char_end, '' as locator, '' as rule
from (
  select
    observation_id, period, scenario, measure, value, value_to, unit, value_base, base_unit, decimals, bound, price_basis,
    scope, char_start, rowid as found
  from observation
  where rowid in (select place from other_place)
) as figure
join other_place on other_place.place = figure.found;
reset dynamic_or_filter_threshold;
drop table source_period;
drop table series_place;
drop table series_report;
drop table series_office;
drop table cell_place;
drop table other_place;
