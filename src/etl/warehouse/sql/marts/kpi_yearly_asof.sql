-- grain: area × year × indicator × scope × price basis, from what was published up to `day`
--
-- Last of the steps statement_asof → answer_asof → cell_asof → arithmetic_asof: what the figures of a cell are worth.
create or replace macro kpi_yearly_asof(day) as table
with
graded as (
  select
    *,
    meets(growth.low, growth.high, growth_computed.low, growth_computed.high) as growth_meets,
    meets(completion.low, completion.high, completion_computed.low, completion_computed.high) as completion_meets,
    if(level is null and growth is null and completion is null, plan.printed,
      coalesce(level.printed, 0) + coalesce(growth.printed, 0) + coalesce(completion.printed, 0)) as printed,
    nullif(concat_ws(', ',
      if(shown.contradicted and shown.role = 'plan', 'plan', null),
      if(level.contradicted, 'level', null),
      if(growth.contradicted, 'growth', null),
      if(completion.contradicted, 'completion', null),
      if(not growth_meets, 'growth and levels', null),
      if(not completion_meets, 'completion and plan', null),
      if(parts_differ, 'level and parts', null)
    ), '') as contradiction
  from arithmetic_asof(day)
),

final as (
  select
    cell_id.area_id as area_id,
    area.name as area,
    cell_id.year as year,
    cell_id.indicator as indicator,
    indicator.name_vi as indicator_name,
    cell_id.scope as scope,
    cell_id.price_basis as price_basis,
    indicator.display_unit as unit,
    level.value as actual,
    coalesce(level.status, growth.status, completion.status) as status,
    plan.value as plan,
    growth.value as growth_stated,
    growth_computed.value as growth_computed,
    completion.value as completion_stated,
    completion_computed.value as completion_computed,
    case
      when contradiction is not null then 'conflict'
      when shown.backed or growth_meets or completion_meets or parts_meet then 'confirmed'
      when printed > 1 and shown.trust = 'text' then 'consistent'
      else 'single'
    end as consistency,
    if('ocr' in (level.trust, growth.trust, completion.trust, plan.trust), 'ocr', 'text') as trust,
    shown.documents as documents,
    shown.disagreeing as disagreeing,
    shown.document_id as document_id,
    shown.quote as quote,
    shown.published_on as published_on,
    plan.quote as plan_quote,
    growth.quote as growth_quote,
    completion.quote as completion_quote,
    contradiction,
    nullif(concat_ws('; ', level.corrected, plan.corrected, growth.corrected, completion.corrected), '') as corrected
  from graded
  join indicator on indicator.indicator = graded.cell_id.indicator
  join area on area.area_id = graded.cell_id.area_id
)

select * from final;
comment on macro table kpi_yearly_asof is 'kpi_yearly as it was known on a day: kpi_yearly_asof(date ''2016-06-30'')';
