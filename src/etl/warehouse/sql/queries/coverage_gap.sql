-- grain: one row per province-year of which no headline indicator is known
select area, year from kpi_coverage
group by area, year having bool_and(coverage = 'missing')
order by area collate vi, year;
