-- grain: one row per figure that the touched cells or series follow from (source_observation)
--
-- By their places first: of a table of many rows the words of few are fetched. Few pairs of area and indicator are touched:
-- by them most rows are passed over before the year of any is made out, and whose the others are need not be known.
create or replace temp table series_place as
select rowid as place, document_id, area_id, indicator
from observation
where (area_id, indicator) in (select area_id, indicator from touched_series);
create or replace temp table source_place as
select rowid as place
from observation
where (area_id, indicator) in (select area_id, indicator from source_cell)
  and (area_id, period_year(period), indicator) in (from source_cell)
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
drop table series_place;
drop table source_place;
