-- grain: one row of a mart as it is that may differ now, with its place
--
-- By their places first: of a table of many columns those of few rows are fetched.
create or replace temp table present_place as
select rowid as place from {mart} where {scope};
-- With the list of places, and not with the first and last of them alone, the table is passed over for the others.
set dynamic_or_filter_threshold = 1000000;
create or replace temp table present as
select *, rowid as place from {mart} where rowid in (from present_place);
reset dynamic_or_filter_threshold;
drop table present_place;
