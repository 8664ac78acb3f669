-- grain: place of a row of a mart as it is that may differ now
create or replace temp table present_place as
select rowid as place from {mart} where {scope};
