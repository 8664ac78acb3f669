-- grain: one row more in source_observation per figure that the touched series follow from and no touched cell
create or replace temp table series_office as
select publisher, publisher_key(publisher) as office
from (select distinct publisher from document where publisher is not null);
create or replace temp table series_report as
select document_id, coalesce(office, document_id) as office
from document
left join series_office using (publisher)
where coalesce(office, document_id) in (select publisher from touched_series);
-- A series goes through all years, so that its figures lie all over the table; of them kpi_series reads these columns. A
-- unit is misread in levels alone: other figures of a series tell nothing of it. By the names themselves, and not by a
-- join, DuckDB passes over the parts of a table that hold no row of {areas} or {indicators}.
insert into source_observation by name
select
  observation_id, figure.document_id, figure.area_id, figure.indicator, period, scenario, measure, value, value_to, unit,
  value_base, base_unit, decimals, bound, price_basis, scope, char_start,
  '' as quote, char_start as char_end, '' as locator, '' as rule, figure.rowid as place
from observation as figure
join series_report using (document_id)
where area_id in ({areas}) and indicator in ({indicators}) and measure = 'value'
  and (series_report.office, area_id, indicator) in (from touched_series)
  and figure.rowid not in (from cell_place);
drop table series_report;
drop table series_office;
