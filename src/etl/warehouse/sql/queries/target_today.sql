-- grain: province of today × year × indicator, of which a cell of a part, or of itself, may differ now
create or replace temp table target_today as
from target_cell
union
select change.to_area, target.year, target.indicator
from target_cell as target
join area_change as change on change.from_area = target.area_id;
