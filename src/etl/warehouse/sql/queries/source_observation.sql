-- grain: one row per figure that the touched cells or series follow from, with its place (source_observation), and place of a document they need (document_place)
--
-- {cells} has the rows at the places in cell_place.
create or replace temp table source_observation as {cells};
-- A series goes through all years, so that its figures lie all over the table; of them kpi_series reads these columns. With
-- the list of places, and not with the first and last of them alone, the table is passed over for the others.
set dynamic_or_filter_threshold = 1000000;
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
drop table cell_place;
drop table other_place;
create or replace temp table document_place as
select rowid as place
from document
where document_id in (
  select document_id from source_observation
  union all
  select document_id from correction
  union all
  from touched_document
);
