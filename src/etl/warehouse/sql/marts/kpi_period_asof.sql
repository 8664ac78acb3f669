-- grain: area × period × indicator × scope × price basis, from what was published up to `day`
--
-- Last of the steps statement_asof → answer_asof → cell_asof → derived_asof → arithmetic_asof: what the figures of a cell are worth.
create or replace macro kpi_period_asof(day) as table
with
judged as (
  select
    *,
    meets(growth.low, growth.high, growth_computed.low, growth_computed.high) as growth_meets,
    level is null and growth is null and completion is null as is_plan,
    if(is_plan,
      coalesce(plan.printed, 0) + coalesce(plan_growth.printed, 0),
      coalesce(level.printed, 0) + coalesce(growth.printed, 0) + coalesce(completion.printed, 0)) as printed,
    nullif(concat_ws(', ',
      if(is_plan and plan.contradicted, 'plan', null),
      if(is_plan and plan_growth.contradicted, 'planned growth', null),
      if(level.contradicted, if(origin = 'derived', 'periods', 'level'), null),
      if(growth.contradicted, 'growth', null),
      if(completions_differ, 'completion', null),
      if(not growth_meets, 'growth and levels', null),
      if(not completion_meets, 'completion and plan', null),
      if(parts_differ, 'level and parts', null),
      if(periods_differ, if(origin = 'derived', 'sums of periods', 'level and periods'), null),
      if(provinces_differ, 'level and provinces', null)
    ), '') as contradiction
  from arithmetic_asof(day)
),

final as (
  select
    cell_id.area_id as area_id,
    area.name as area,
    area.official_code as area_code,
    cell_id.period as period,
    period_year(cell_id.period) as year,
    period_start(cell_id.period) as period_start,
    period_end(cell_id.period) as period_end,
    cell_id.indicator as indicator,
    indicator.name_vi as indicator_name,
    cell_id.scope as scope,
    cell_id.price_basis as price_basis,
    indicator.display_unit as unit,
    level.value as actual,
    level.bound as actual_bound,
    level.value_to as actual_to,
    level.status as actual_status,
    coalesce(level.status, growth.status, completion.status) as status,
    origin,
    periods_sum,
    provinces_sum,
    derived_from,
    plan.value as plan,
    plan.bound as plan_bound,
    plan.value_to as plan_to,
    plan_implied.value as plan_implied,
    plan_implied.low as plan_implied_low,
    plan_implied.high as plan_implied_high,
    plan_growth.value as plan_growth,
    plan_growth.bound as plan_growth_bound,
    plan_growth.value_to as plan_growth_to,
    growth.value as growth_stated,
    growth.bound as growth_bound,
    growth.value_to as growth_to,
    growth.status as growth_status,
    growth_computed.value as growth_computed,
    completion.value as completion_stated,
    completion.bound as completion_bound,
    completion.value_to as completion_to,
    completion.status as completion_status,
    completion_computed.value as completion_computed,
    case
      when contradiction is not null then 'conflict'
      when shown.backed or growth_meets or completion_meets or parts_meet or periods_meet or provinces_meet then 'confirmed'
      when printed > 1 and shown.trust = 'text' and not (is_plan and shown.disagreeing > 0) then 'consistent'
      else 'single'
    end as consistency,
    if('ocr' in (level.trust, growth.trust, completion.trust, plan.trust, plan_growth.trust), 'ocr', 'text') as trust,
    least_agreed([level.reading, growth.reading, completion.reading, plan.reading, plan_growth.reading]) as reading,
    least_agreed([level.digits, growth.digits, completion.digits, plan.digits, plan_growth.digits]) as digits,
    shown.documents as documents,
    shown.disagreeing as disagreeing,
    shown.document_id as document_id,
    shown.quote as quote,
    shown.cell_context as cell_context,
    shown.published_on as published_on,
    plan.quote as plan_quote,
    plan.cell_context as plan_cell_context,
    plan_growth.quote as plan_growth_quote,
    plan_growth.cell_context as plan_growth_cell_context,
    growth.quote as growth_quote,
    growth.cell_context as growth_cell_context,
    completion.quote as completion_quote,
    completion.cell_context as completion_cell_context,
    level.document_id as level_document_id,
    plan.document_id as plan_document_id,
    plan_growth.document_id as plan_growth_document_id,
    growth.document_id as growth_document_id,
    completion.document_id as completion_document_id,
    if(origin = 'derived', null, level.observation_id) as level_observation_id,
    plan.observation_id as plan_observation_id,
    plan_growth.observation_id as plan_growth_observation_id,
    growth.observation_id as growth_observation_id,
    completion.observation_id as completion_observation_id,
    contradiction,
    nullif(concat_ws(
      '; ', level.corrected, plan.corrected, plan_growth.corrected, growth.corrected, completion.corrected
    ), '') as corrected
  from judged
  join indicator on indicator.indicator = judged.cell_id.indicator
  join area on area.area_id = judged.cell_id.area_id
)

select * from final;
comment on macro table kpi_period_asof is 'kpi_period as it was known on a day: kpi_period_asof(date ''2016-06-30'')';
