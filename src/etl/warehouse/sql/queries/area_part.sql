-- grain: area of which something is told in {rows}, with the part of the areas that are looked at together: each part has about {figures} rows
create or replace temp table area_part as
select area_id, ((sum(figures) over (order by area_id) - figures) // {figures})::integer as part
from (select area_id, count(*) as figures from {rows} where area_id <> 'address' group by all);
