-- grain: one row per headline indicator and year of which provinces state levels; what most provinces state first
select indicator, year, count(distinct area_id) as areas
from kpi_yearly
join indicator using (indicator)
where indicator.headline and actual is not null and area_id <> $nation and ($year::integer is null or year = $year)
group by indicator, year
order by areas desc, year desc, indicator
limit $most;
