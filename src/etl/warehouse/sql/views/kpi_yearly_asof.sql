-- grain: area × year × indicator × scope × price basis, from what was published up to `day`
--
-- `day` 'infinity' means everything, documents of unknown day included. Null scopes and null price bases are cells of
-- their own: figures of different scope or basis are never compared.
create or replace macro kpi_yearly_asof(day) as table
with
statement as (
  select *
  from kpi_statement
  where published_on <= cast(day as date) or cast(day as date) = date 'infinity'
),

-- The order in which one statement is preferred to another; the last two keys make it total.
ranked as (
  select
    *,
    row_number() over (
      partition by area_id, year, indicator, scope, price_basis, role
      order by
        scenario = 'estimate', published_on desc nulls last, not exact, step, document_id, char_start, observation_id
    ) as rank
  from statement
),

compared as (
  select
    *,
    meets(low, high, first_value(low) over best, first_value(high) over best) as agrees,
    scenario = first_value(scenario) over best as same_scenario,
    document_id <> first_value(document_id) over best as elsewhere
  from ranked
  window best as (partition by area_id, year, indicator, scope, price_basis, role order by rank)
),

-- One row per cell and role: the best statement, and how the others stand to it. An estimate that the actual figure
-- does not meet was revised; only statements of the same scenario contradict each other.
answer as (
  select
    area_id, year, indicator, scope, price_basis, role,
    arg_min(
      struct_pack(value, low, high, unit, scenario, dimension, area, indicator_name, document_id, quote, published_on),
      rank
    ) as best,
    count(*) as statements,
    count(distinct document_id) as documents,
    count(distinct document_id) filter (not agrees) as disagreeing,
    bool_or(not agrees and same_scenario) as contradicted,
    bool_or(agrees and elsewhere) as backed
  from compared
  group by all
),

cell as (
  select
    area_id, year, indicator, scope, price_basis,
    any_value(answer) filter (role = 'level') as level,
    any_value(answer) filter (role = 'growth') as growth,
    any_value(answer) filter (role = 'completion') as completion,
    any_value(answer) filter (role = 'plan') as plan
  from answer
  group by all
),

-- What the levels of two years, and a level and its plan, say about each other. Ratios of ratios mean nothing, and a
-- share of something that may be zero or negative neither.
computed as (
  select
    cell.*,
    coalesce(cell.level, cell.growth, cell.completion, cell.plan) as shown,
    case
      when cell.level.best.dimension <> 'ratio' and prior.level.best.low > 0
        then struct_pack(
          value := 100 * (cell.level.best.value / prior.level.best.value - 1),
          low := 100 * (least(cell.level.best.low / prior.level.best.low, cell.level.best.low / prior.level.best.high) - 1),
          high := 100 * (greatest(cell.level.best.high / prior.level.best.low, cell.level.best.high / prior.level.best.high) - 1)
        )
    end as growth_computed,
    case
      when cell.level.best.dimension <> 'ratio' and cell.plan.best.low > 0
        then struct_pack(
          value := 100 * cell.level.best.value / cell.plan.best.value,
          low := 100 * least(cell.level.best.low / cell.plan.best.low, cell.level.best.low / cell.plan.best.high),
          high := 100 * greatest(cell.level.best.high / cell.plan.best.low, cell.level.best.high / cell.plan.best.high)
        )
    end as completion_computed
  from cell
  left join cell as prior
    on prior.area_id = cell.area_id
    and prior.year = cell.year - 1
    and prior.indicator = cell.indicator
    and prior.scope is not distinct from cell.scope
    and prior.price_basis is not distinct from cell.price_basis
),

graded as (
  select
    *,
    meets(growth.best.low, growth.best.high, growth_computed.low, growth_computed.high) as growth_meets,
    meets(completion.best.low, completion.best.high, completion_computed.low, completion_computed.high)
      as completion_meets,
    if(level is null and growth is null and completion is null, plan.statements,
      coalesce(level.statements, 0) + coalesce(growth.statements, 0) + coalesce(completion.statements, 0)) as statements,
    nullif(concat_ws(', ',
      if(shown.contradicted and shown.role = 'plan', 'plan', null),
      if(level.contradicted, 'level', null),
      if(growth.contradicted, 'growth', null),
      if(completion.contradicted, 'completion', null),
      if(not growth_meets, 'growth and levels', null),
      if(not completion_meets, 'completion and plan', null)
    ), '') as contradiction
  from computed
),

final as (
  select
    area_id,
    shown.best.area as area,
    year,
    indicator,
    shown.best.indicator_name as indicator_name,
    scope,
    price_basis,
    (select display_unit from indicator as i where i.indicator = graded.indicator) as unit,
    level.best.value as actual,
    coalesce(level.best.scenario, growth.best.scenario, completion.best.scenario) as status,
    plan.best.value as plan,
    growth.best.value as growth_stated,
    growth_computed.value as growth_computed,
    completion.best.value as completion_stated,
    completion_computed.value as completion_computed,
    case
      when contradiction is not null then 'conflict'
      when shown.backed or growth_meets or completion_meets then 'confirmed'
      when statements > 1 then 'consistent'
      else 'single'
    end as consistency,
    shown.documents as documents,
    shown.disagreeing as disagreeing,
    shown.best.document_id as document_id,
    shown.best.quote as quote,
    shown.best.published_on as published_on,
    plan.best.quote as plan_quote,
    growth.best.quote as growth_quote,
    completion.best.quote as completion_quote,
    contradiction
  from graded
)

select * from final;
comment on macro table kpi_yearly_asof is 'kpi_yearly as it was known on a day: kpi_yearly_asof(date ''2016-06-30'')';
