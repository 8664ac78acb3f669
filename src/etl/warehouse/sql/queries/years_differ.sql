-- grain: one row: whether the run brought a year of which nothing was known, or took the last that was known of one
select exists (
  select year
  from (select distinct year from target_cell)
  where (year in (select year from kpi_coverage))
    is distinct from (year in (
      select year from kpi_yearly union select year from kpi_other_units where length(period) = 4
    ))
);
