-- grain: one row per headline indicator and year, with how many provinces a map compares: levels of one scope and price
-- basis, or growth; what compares most provinces first
with compared as (
  select indicator, year, scope, price_basis, count(*) filter (actual is not null) as levels
  from kpi_yearly
  where area_id <> $nation and ($year::integer is null or year = $year)
  group by all
),

grown as (
  select indicator, year, count(distinct area_id) as areas
  from kpi_yearly
  where area_id <> $nation and growth_stated is not null and ($year::integer is null or year = $year)
  group by all
)

select indicator, year, greatest(max(levels), max(coalesce(grown.areas, 0))) as areas
from compared
join indicator using (indicator)
left join grown using (indicator, year)
where indicator.headline
group by indicator, year
having areas > 0
order by areas desc, year desc, indicator
limit $most;
