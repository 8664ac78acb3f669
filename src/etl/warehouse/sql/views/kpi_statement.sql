-- grain: one row per observation or declared correction that says something about one whole year of one area
--
-- A correction does not erase the figure it corrects: from `withdrawn_on` that one counts no more, and the correction
-- counts from the same day, `declared_on`.
--
-- What kpi_yearly chooses from, but for `other_unit`: a figure in another currency than its indicator is shown in.
-- Nothing is converted, since no report says at what rate; kpi_other_units shows those figures.
create or replace view kpi_statement as
with
told as (
  select
    observation.observation_id, observation.document_id, observation.indicator, observation.area_id,
    observation.period, observation.scenario, observation.measure, observation.value, observation.value_to,
    observation.unit, observation.value_base, observation.decimals, observation.bound, observation.price_basis,
    observation.scope, observation.quote, observation.char_start, observation.wording,
    correction.declared_on as withdrawn_on,
    cast(null as date) as declared_on,
    cast(null as varchar) as corrected
  from observation
  left join correction on correction.observation_id = observation.observation_id
  union all
  select
    coalesce(observation_id, rejected_id), document_id, indicator, area_id,
    period, scenario, measure, value, null,
    unit, value_base, decimals, null, price_basis,
    scope, quote, char_start, null,
    null,
    declared_on,
    format('the report says {} {}; {} ({}, {})',
      rtrim(rtrim(expect::varchar, '0'), '.'), expect_unit, reason, provider, declared_on)
  from correction
),

report as (
  select document_id, published_on, path, trust, coalesce(witness, document_id) as witness
  from document
  left join witness using (document_id)
),

figure as (
  select
    *,
    try_cast(period as integer) as year,
    case
      when measure = 'value' and scenario = 'plan' then 'plan'
      when measure = 'value' then 'level'
      when measure = 'growth_yoy' and scenario <> 'plan' then 'growth'
      when measure = 'plan_completion' and scenario <> 'plan' then 'completion'
    end as role
  from told
  where regexp_full_match(period, '\d{4}')
),

-- The price basis a document uses for a cell, where it states the level on one basis only. Growth, completion and plan
-- without a basis of their own, stated in the same document, are about that level.
basis as (
  select document_id, area_id, year, indicator, scope, max(price_basis) as price_basis
  from figure
  where role = 'level'
  group by all
  having count(price_basis) = count(*) and min(price_basis) = max(price_basis)
),

-- How many display units make one unit of the figure: 0.001 for "triệu đồng" shown in tỷ đồng, 1 for a percentage.
scaled as (
  select
    figure.*,
    indicator.name_vi as indicator_name,
    indicator.dimension,
    figure.measure = 'value' and written.base_unit <> shown.base_unit as other_unit,
    if(figure.measure = 'value' and not other_unit, shown.unit, figure.unit) as display_unit,
    if(figure.measure = 'value' and not other_unit, shown.factor, written.factor)::double as divisor,
    written.factor::double as multiplier
  from figure
  join indicator using (indicator)
  join unit as written on written.unit = figure.unit
  join unit as shown on shown.unit = indicator.display_unit
  where figure.role is not null
),

final as (
  select
    scaled.observation_id,
    scaled.document_id,
    scaled.area_id,
    area.name as area,
    scaled.year,
    scaled.indicator,
    scaled.indicator_name,
    scaled.scope,
    case when scaled.role = 'level' then scaled.price_basis else coalesce(scaled.price_basis, basis.price_basis) end
      as price_basis,
    scaled.role,
    scaled.scenario,
    scaled.dimension,
    scaled.display_unit as unit,
    scaled.value_base::double / scaled.divisor as value,
    figure_low(scaled.value, scaled.decimals, scaled.bound) * scaled.multiplier / scaled.divisor as low,
    figure_high(coalesce(scaled.value_to, scaled.value), scaled.decimals, scaled.bound)
      * scaled.multiplier / scaled.divisor as high,
    scaled.bound is null and scaled.value_to is null as exact,
    pow(10, -scaled.decimals) * scaled.multiplier / scaled.divisor as step,
    report.published_on,
    report.path,
    report.trust,
    report.witness,
    scaled.wording,
    scaled.other_unit,
    scaled.quote,
    scaled.char_start,
    scaled.declared_on,
    scaled.withdrawn_on,
    scaled.corrected
  from scaled
  join area using (area_id)
  join report using (document_id)
  left join basis
    on basis.document_id = scaled.document_id
    and basis.area_id = scaled.area_id
    and basis.year = scaled.year
    and basis.indicator = scaled.indicator
    and basis.scope is not distinct from scaled.scope
)

select * from final;
comment on view kpi_statement is 'Every statement about a whole year, with the least and the most it can mean as written';
comment on column kpi_statement.observation_id is 'the figure, see observation (or rejected, for a correction of one that had been)';
comment on column kpi_statement.document_id is 'the report, see document';
comment on column kpi_statement.area_id is 'the area, see area';
comment on column kpi_statement.area is 'name of the area in Vietnamese';
comment on column kpi_statement.year is 'the year it is about';
comment on column kpi_statement.indicator is 'the indicator, see indicator';
comment on column kpi_statement.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_statement.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_statement.price_basis is 'price basis; of a ratio or plan without one, that of the level stated beside it';
comment on column kpi_statement.role is 'level, plan, growth (on the year before) or completion (of the plan)';
comment on column kpi_statement.scenario is 'actual, estimate or plan';
comment on column kpi_statement.dimension is 'money, count, energy or ratio';
comment on column kpi_statement.unit is 'unit of value, low, high and step: the display unit of the indicator, pct for growth and completion, the unit as written where other_unit';
comment on column kpi_statement.value is 'the figure in unit';
comment on column kpi_statement.low is 'the least it can mean as written';
comment on column kpi_statement.high is 'the most it can mean as written';
comment on column kpi_statement.exact is 'neither about, over, under nor a range';
comment on column kpi_statement.step is 'one unit of the last decimal it is written with';
comment on column kpi_statement.published_on is 'day of publication, null when it could not be told';
comment on column kpi_statement.path is 'where the raw file lies';
comment on column kpi_statement.trust is 'text, or ocr where the report was read off a picture';
comment on column kpi_statement.witness is 'reports that repeat each other have the same, see witness';
comment on column kpi_statement.wording is 'the same number, the same sentence, see observation; null for a correction';
comment on column kpi_statement.other_unit is 'whether it is in another currency than its indicator is shown in; kpi_yearly leaves it to kpi_other_units';
comment on column kpi_statement.quote is 'the words it was read from';
comment on column kpi_statement.char_start is 'where the words stand in the document';
comment on column kpi_statement.declared_on is 'of a correction: the day from which it counts';
comment on column kpi_statement.withdrawn_on is 'of a corrected figure: the day from which it counts no more';
comment on column kpi_statement.corrected is 'of a correction: what the report says, why that is wrong, who says so and since when';
