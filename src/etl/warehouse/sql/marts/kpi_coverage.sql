-- grain: province × year × headline indicator, for every province that existed at the end of the year
create or replace view kpi_coverage as
with
-- Years and cells of which something is known in another currency only, see kpi_other_units.
elsewhere as (
  select distinct area_id, year, indicator from kpi_other_units where length(period) = 4
),

seen as (
  select year from kpi_yearly
  union
  select year from elsewhere
),

expected as (
  select
    area.area_id,
    area.name as area,
    seen.year,
    indicator.indicator,
    indicator.name_vi as indicator_name
  from area
  cross join seen
  cross join indicator
  where area.kind <> 'nation'
    and indicator.headline
    and coalesce(area.valid_from, date '0001-01-01') <= make_date(seen.year, 12, 31)
    and coalesce(area.valid_to, date 'infinity') >= make_date(seen.year, 12, 31)
),

known as (
  select
    area_id, year, indicator,
    bool_or(status = 'actual') as has_actual,
    bool_or(status in ('estimate', 'preliminary')) as has_estimate,
    bool_or(plan is not null or plan_growth is not null) as has_plan,
    bool_or(actual is not null) as has_level
  from kpi_yearly
  group by all
),

final as (
  select
    expected.*,
    case
      when known.has_actual then 'actual'
      when known.has_estimate then 'estimate'
      when known.has_plan then 'plan only'
      when elsewhere.area_id is not null then 'other unit'
      else 'missing'
    end as coverage,
    coalesce(known.has_level, false) as has_level
  from expected
  left join known using (area_id, year, indicator)
  left join elsewhere using (area_id, year, indicator)
)

select * from final
order by area_id, indicator, year;
comment on view kpi_coverage is 'Which province-years are known and which are missing, for the headline indicators';
comment on column kpi_coverage.area_id is 'the province: of the 63 until 2024, of the 34 since';
comment on column kpi_coverage.area is 'name of the province in Vietnamese';
comment on column kpi_coverage.year is 'a year about which any report says something';
comment on column kpi_coverage.indicator is 'the headline indicator, see indicator';
comment on column kpi_coverage.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_coverage.coverage is 'actual, estimate (preliminary figures are counted there; either as level, growth or completion), plan only (a level or growth), other unit (a figure in another currency alone, see kpi_other_units), or missing';
comment on column kpi_coverage.has_level is 'whether the level itself is known, and not only its growth or completion';
