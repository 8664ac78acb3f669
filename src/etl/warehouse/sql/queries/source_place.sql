-- grain: place of a figure that the touched cells follow from (cell_place), or that the touched series do (other_place)
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
-- A unit is misread in levels alone, see kpi_series: other figures of a series tell nothing of it. The names themselves are
-- compared while the table is read, so that of most rows nothing else is.
create or replace temp table series_place as
select rowid as place, document_id, area_id, indicator, period, unit, value
from observation
where area_id in ({areas}) and indicator in ({indicators}) and measure = 'value'
  and (area_id, indicator) in (select area_id, indicator from touched_series);
create or replace temp table series_report as
select document_id, publisher from document where document_id in (select document_id from series_place);
create or replace temp table series_office as
select publisher, publisher_key(publisher) as office
from (select distinct publisher from series_report where publisher is not null);
create or replace temp table series_figure as
select
  figure.place, document_id, area_id, indicator, period, base_unit,
  value::double * factor::double as level, coalesce(office, document_id) as office
from series_place as figure
join unit using (unit)
join series_report using (document_id)
left join series_office using (publisher)
where (coalesce(office, document_id), area_id, indicator) in (from touched_series);
-- Most series have no two levels so far apart that kpi_series finds a unit misread: of the same period 10^0.9 times, else 300
-- times. Those are nowhere in kpi_misread_unit, and what else is known of their figures, which lie all over the table, need
-- not be read. Kinds of period are told apart less finely than there, and both bounds are a little lower.
create or replace temp table other_place as
with
apart as (
  select office, area_id, indicator
  from series_figure
  where level > 0
  group by office, area_id, indicator, base_unit, period
  having max(level) > 7.9 * min(level)
  union
  select office, area_id, indicator
  from series_figure
  where level > 0
  group by office, area_id, indicator, base_unit, length(period), period[6]
  having max(level) > 299 * min(level)
)

select place, document_id, area_id, indicator
from series_figure
where (office, area_id, indicator) in (from apart) and place not in (from cell_place);
drop table source_period;
drop table series_place;
drop table series_report;
drop table series_office;
drop table series_figure;
