-- grain: area × year × indicator × scope × price basis, where a level is known
--
-- Levels on other constant prices, or of other boundaries, cannot be compared as they are. Beside each is what it
-- comes to on the latest constant prices of its series: multiplied by how the two bases stand to each other in the first
-- year that is known on both (`overlap`), else in the year before the first that is known on the later one and has a
-- stated growth (`growth`). A figure in conflict links nothing. Current prices are linked with nothing, since growth in
-- volume says nothing about them, and neither are prices that no report names.
create or replace view kpi_linked_series as
with
level as (
  select
    area_id, area, year, indicator, indicator_name, scope, price_basis, unit, actual, actual_bound, status, consistency,
    trust, reading, digits, corrected, growth_stated, growth_quote, growth_cell_context, growth_document_id, document_id, false as is_added,
    starts_with(price_basis, 'constant_') as is_constant
  from kpi_yearly
  where actual is not null
  union all by name
  select
    area_id, area, year, indicator, indicator_name, scope, price_basis, unit, actual, actual_bound, status, consistency,
    trust, reading, digits, corrected, true as is_added, starts_with(price_basis, 'constant_') as is_constant
  from kpi_2025_boundaries
  where source = 'added'
),

series as (
  select
    *,
    cell_id(area_id, null, indicator, scope, null) as series_id,
    if(is_constant, max(price_basis) filter (is_constant) over (partition by area_id, indicator, scope), price_basis)
      as linked_basis
  from level
),

sound as (
  select * from series where is_constant and actual > 0 and coalesce(consistency, '') <> 'conflict'
),

candidate as (
  select
    earlier.series_id, earlier.price_basis, 'overlap' as link, later.year as link_year,
    later.actual / earlier.actual as factor, later.document_id as link_document_id, cast(null as varchar) as link_quote,
    cast(null as varchar) as link_cell_context
  from sound as earlier
  join sound as later
    on later.series_id = earlier.series_id and later.price_basis = earlier.linked_basis and later.year = earlier.year
  where earlier.price_basis <> earlier.linked_basis
  union all
  select
    earlier.series_id, earlier.price_basis, 'growth', later.year,
    later.actual / (1 + later.growth_stated / 100) / earlier.actual, later.growth_document_id, later.growth_quote,
    later.growth_cell_context
  from sound as earlier
  join sound as later
    on later.series_id = earlier.series_id and later.price_basis = earlier.linked_basis and later.year = earlier.year + 1
  where earlier.price_basis <> earlier.linked_basis and later.growth_stated > -100
),

link as (
  select
    series_id, price_basis,
    arg_max(struct_pack(link, link_year, factor, link_document_id, link_quote, link_cell_context), (link = 'overlap', -link_year)) as best,
    min(factor) as link_factor_low,
    max(factor) as link_factor_high
  from candidate
  group by all
),

-- In a year that is known on the later prices, that is the figure of the linked series.
placed as (
  select
    series.*,
    is_constant and price_basis <> linked_basis as is_earlier,
    best.link as link_by, best.link_year, best.factor as link_factor, link_factor_low, link_factor_high,
    best.link_document_id, best.link_quote, best.link_cell_context,
    is_earlier and bool_or(price_basis = linked_basis) over (partition by series_id, is_constant, year) as is_known_later,
    case when is_known_later then null when is_earlier then actual * best.factor else actual end as linked,
    if(is_earlier and best is null, price_basis, linked_basis) as segment
  from series
  left join link using (series_id, price_basis)
),

final as (
  select
    area_id, area, year, make_date(year, 1, 1) as period_start, make_date(year, 12, 31) as period_end,
    indicator, indicator_name, scope, price_basis, unit, actual, actual_bound, status, consistency,
    trust, reading, digits, corrected, linked_basis, linked,
    nullif(concat_ws(' and ', if(is_added, 'boundaries', null), if(linked is not null and is_earlier, link_by, null)), '')
      as link,
    if(is_earlier, link_year, null) as link_year,
    if(is_earlier, link_factor, null) as link_factor,
    if(is_earlier, link_factor_low, null) as link_factor_low,
    if(is_earlier, link_factor_high, null) as link_factor_high,
    if(is_earlier, link_document_id, null) as link_document_id,
    if(is_earlier, link_quote, null) as link_quote,
    if(is_earlier, link_cell_context, null) as link_cell_context,
    year = min(year) over (partition by series_id, coalesce(segment, 'unstated'))
      and year > min(year) over (partition by series_id) as is_break
  from placed
)

select * from final
order by area_id, indicator, scope, year, price_basis;
comment on view kpi_linked_series is 'Yearly levels, and beside each what it comes to on the latest constant prices of its series: as stated, or linked where the price basis or the boundaries changed. The series that can be compared are the rows with linked not null and one linked_basis, between breaks';
comment on column kpi_linked_series.area_id is 'the area, see area';
comment on column kpi_linked_series.area is 'name of the area in Vietnamese';
comment on column kpi_linked_series.year is 'the year';
comment on column kpi_linked_series.period_start is 'first day of the year';
comment on column kpi_linked_series.period_end is 'last day of the year';
comment on column kpi_linked_series.indicator is 'the indicator, see indicator';
comment on column kpi_linked_series.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_linked_series.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_linked_series.price_basis is 'price basis of actual, null where no report says';
comment on column kpi_linked_series.unit is 'unit of actual and linked, see unit';
comment on column kpi_linked_series.actual is 'the level as kpi_yearly shows it; of a province of today before it existed the sum of its parts';
comment on column kpi_linked_series.actual_bound is 'over, about, under or range where actual is no exact figure, see kpi_yearly';
comment on column kpi_linked_series.status is 'actual, preliminary or estimate';
comment on column kpi_linked_series.consistency is 'how far to believe actual, see kpi_yearly; of a sum of parts as its least sure part';
comment on column kpi_linked_series.trust is 'ocr where any figure behind actual was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_linked_series.reading is 'both, one or disputed: what two readers make of the figures behind actual, see kpi_yearly';
comment on column kpi_linked_series.digits is 'agreed, one or disputed: what two recognitions make of the digits behind actual that were read off pictures; null where none was';
comment on column kpi_linked_series.corrected is 'what a report says in place of a figure behind actual, why that is wrong, who says so and since when; null where nothing is corrected';
comment on column kpi_linked_series.linked_basis is 'price basis of linked: the latest constant prices of the series, else that of actual';
comment on column kpi_linked_series.linked is 'actual on linked_basis: as it is, or multiplied by link_factor. Null where nothing links the two, and where the year is known on linked_basis';
comment on column kpi_linked_series.link is 'how linked follows: overlap (a year known on both prices), growth (the stated growth of the first year on the later prices), boundaries (a sum of the provinces of before 2025); null where it is as stated or not linked';
comment on column kpi_linked_series.link_year is 'the year in which the two prices are linked';
comment on column kpi_linked_series.link_factor is 'linked divided by actual, from that year';
comment on column kpi_linked_series.link_factor_low is 'the least factor that any year gives which could link the two';
comment on column kpi_linked_series.link_factor_high is 'the most: far from link_factor, the two prices have no single ratio';
comment on column kpi_linked_series.link_document_id is 'the report of the level, or level and growth, on the later prices in link_year, see document';
comment on column kpi_linked_series.link_quote is 'the words behind the growth that links';
comment on column kpi_linked_series.link_cell_context is 'what link_quote is where it is a cell of a table; null in prose';
comment on column kpi_linked_series.is_break is 'whether earlier levels are known and none of them can be compared with this one or those after it on its prices';
