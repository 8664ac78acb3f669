-- grain: one row per area of which anything is known in a year, with how many figures and years
select area_id, count(*) as figures, count(distinct year) as years, min(year) as first_year, max(year) as last_year
from kpi_yearly
group by all;
