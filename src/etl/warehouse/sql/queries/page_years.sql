-- grain: one row per year about which anything is known, with how many areas and figures; the latest first
select year, count(distinct area_id) as areas, count(*) as figures, count(*) filter (area_id = $area) as of_area
from kpi_yearly
where $indicator::varchar is null or indicator = $indicator
group by year
order by year desc;
