-- grain: one row per period that a year can be added up from, by what stands behind the year in its code
select distinct suffix
from part_of_year
order by suffix;
