-- grain: one row per headline indicator and year, with how many provinces of today have a level that a map compares; what
-- compares most provinces first
with compared as (
  select indicator, year, scope, price_basis, count(*) as levels
  from kpi_2025_boundaries
  where actual is not null and ($year::integer is null or year = $year)
  group by all
)

select indicator, year, max(levels) as areas
from compared
join indicator using (indicator)
where indicator.headline
group by indicator, year
order by areas desc, year desc, indicator
limit $most;
