-- grain: province of today × year × indicator × scope × price basis, for indicators that add up
--
-- A figure that a province of today states for itself goes before a sum of the provinces it is made of; a sum is given
-- only when every part is known, and `missing` names the parts that are not.
create or replace view kpi_2025_boundaries as
with
part as (
  select from_area as part_id, to_area as area_id from area_change
  union all
  select area_id, area_id from area where valid_to is null and kind <> 'nation'
),

-- How many provinces a province of today is made of, itself not counted where it is a new one.
member as (
  select area_id, part_id, count(*) filter (part_id <> area_id) over (partition by area_id) as parts
  from part
),

figure as (
  select
    member.area_id, member.part_id, member.parts,
    yearly.year, yearly.indicator, yearly.indicator_name, yearly.scope, yearly.price_basis, yearly.unit,
    yearly.actual, yearly.actual_bound, yearly.status, yearly.origin,
    yearly.consistency, yearly.trust, yearly.reading, yearly.digits, yearly.corrected,
    member.part_id = member.area_id as own
  from member
  join kpi_yearly as yearly on yearly.area_id = member.part_id
  join indicator on indicator.indicator = yearly.indicator
  where indicator.adds_up and yearly.actual is not null
),

summed as (
  select
    area_id, year, indicator, indicator_name, scope, price_basis, unit, parts,
    max(actual) filter (own) as stated,
    max(actual_bound) filter (own) as stated_bound,
    max(status) filter (own) as stated_status,
    max(origin) filter (own) as stated_origin,
    list_sum(list_sort(list(actual) filter (not own))) as added,  -- in one order, so that the last digit is always the same
    case count(distinct actual_bound) filter (not own) when 0 then null when 1 then max(actual_bound) filter (not own) else 'about' end
      as added_bound,
    max_by(status, list_position(['actual', 'preliminary', 'estimate'], status)) filter (not own) as added_status,
    max(trust) filter (own) as stated_trust,
    bool_or(trust = 'ocr') filter (not own) as added_scans,
    max(consistency) filter (own) as stated_consistency,
    max_by(consistency, list_position(['confirmed', 'consistent', 'single', 'conflict'], consistency)) filter (not own)
      as added_consistency,
    max(reading) filter (own) as stated_reading,
    least_agreed(list(reading) filter (not own)) as added_reading,
    max(digits) filter (own) as stated_digits,
    least_agreed(list(digits) filter (not own)) as added_digits,
    max(corrected) filter (own) as stated_corrected,
    string_agg(corrected, '; ' order by part_id) filter (not own) as added_corrected,
    count(*) filter (not own) as known,
    list(part_id) filter (not own) as known_parts
  from figure
  group by all
),

final as (
  select
    summed.area_id,
    area.name as area,
    year,
    indicator,
    indicator_name,
    scope,
    price_basis,
    unit,
    case when stated is not null then stated when known = parts then added end as actual,
    case when stated is not null then stated_bound when known = parts then added_bound end as actual_bound,
    case
      when stated is not null then stated_status
      when known = parts then added_status
    end as status,
    case
      when stated is not null then stated_trust
      when known = parts then if(added_scans, 'ocr', 'text')
    end as trust,
    case when stated is not null then stated_consistency when known = parts then added_consistency end as consistency,
    case when stated is not null then stated_reading when known = parts then added_reading end as reading,
    case when stated is not null then stated_digits when known = parts then added_digits end as digits,
    case when stated is not null then stated_corrected when known = parts then added_corrected end as corrected,
    case when stated is not null then stated_origin when known = parts then 'added' else 'part missing' end as source,
    if(stated is not null, null, (
      select string_agg(missing.name, ', ' order by missing.name)
      from member
      join area as missing on missing.area_id = member.part_id
      where member.area_id = summed.area_id
        and member.part_id <> summed.area_id
        and not list_contains(coalesce(summed.known_parts, []), member.part_id)
    )) as missing
  from summed
  join area on area.area_id = summed.area_id
)

select * from final
order by area_id, indicator, year, scope, price_basis;
comment on view kpi_2025_boundaries is 'Yearly levels on the 34 provinces of today, for indicators that add up';
comment on column kpi_2025_boundaries.area_id is 'the province of today, see area';
comment on column kpi_2025_boundaries.area is 'its name in Vietnamese';
comment on column kpi_2025_boundaries.year is 'the year';
comment on column kpi_2025_boundaries.indicator is 'the indicator, see indicator';
comment on column kpi_2025_boundaries.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_2025_boundaries.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_2025_boundaries.price_basis is 'price basis, null where no report says';
comment on column kpi_2025_boundaries.unit is 'unit of actual';
comment on column kpi_2025_boundaries.actual is 'the figure on the boundaries of today, null while a part is missing';
comment on column kpi_2025_boundaries.actual_bound is 'over, about, under or range where actual is no exact figure, of a sum that of its parts, about where they differ in it';
comment on column kpi_2025_boundaries.status is 'actual, preliminary or estimate: of a sum that of its least settled part';
comment on column kpi_2025_boundaries.trust is 'ocr where any part was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_2025_boundaries.consistency is 'how far to believe actual, see kpi_yearly; of a sum as its least sure part: confirmed, consistent, single or conflict';
comment on column kpi_2025_boundaries.reading is 'both, one or disputed: what two readers make of the figures behind actual, the weakest of them; null where none was noted';
comment on column kpi_2025_boundaries.digits is 'agreed, one or disputed: what two recognitions make of the digits behind actual that were read off pictures, the weakest of them; null where none was';
comment on column kpi_2025_boundaries.corrected is 'what a report says in place of a figure behind actual, why that is wrong, who says so and since when; null where nothing is corrected';
comment on column kpi_2025_boundaries.source is 'stated (by the province of today), derived (from months, quarters or halves that it states), added (from all its parts) or part missing';
comment on column kpi_2025_boundaries.missing is 'the parts whose figure is not known';
