-- grain: area × year × indicator × scope × price basis, from what was published up to `day`
--
-- `day` 'infinity' means everything, documents of unknown day included. Null scopes and null price bases are cells of
-- their own: figures of different scope or basis are never compared.
create or replace macro kpi_yearly_asof(day) as table
with
statement as (
  select *
  from kpi_statement
  where not other_unit
    and (published_on <= cast(day as date) or cast(day as date) = date 'infinity')
    and coalesce(declared_on <= cast(day as date), true)
    and coalesce(withdrawn_on > cast(day as date), true)
),

-- The best statement of a cell and role: the least by the keys below, in their order. The last three make it
-- total: no two statements are equal in all of them.
best as (
  select
    area_id, year, indicator, scope, price_basis, role,
    arg_min(
      struct_pack(
        value, low, high, unit, scenario, dimension, area, indicator_name, document_id, quote, published_on, corrected,
        trust, witness, wording
      ),
      struct_pack(
        declared_first := corrected is null,
        actual_first := scenario = 'estimate',
        latest_first := coalesce(date '9999-12-31' - published_on, 9999999),
        text_first := trust = 'ocr',
        exact_first := not exact,
        finest_first := step,
        document_id, char_start, observation_id
      )
    ) as best
  from statement
  group by all
),

-- How the other statements of a cell and role stand to the best one. An estimate that the actual figure does not meet
-- was revised; only statements of the same scenario contradict each other. Only another witness in other words backs it:
-- a report that was copied says nothing more, and neither does a sentence that was. What a scan says is counted apart.
compared as (
  select
    statement.area_id, statement.year, statement.indicator, statement.scope, statement.price_basis, statement.role,
    count(*) filter (statement.trust = 'text') as printed,
    count(distinct statement.document_id) as documents,
    count(distinct statement.document_id) filter (not meets(statement.low, statement.high, best.best.low, best.best.high))
      as disagreeing,
    bool_or(not meets(statement.low, statement.high, best.best.low, best.best.high) and statement.scenario = best.best.scenario)
      as contradicted,
    bool_or(
      meets(statement.low, statement.high, best.best.low, best.best.high)
      and statement.witness <> best.best.witness
      and statement.wording is distinct from best.best.wording
    ) as backed
  from statement
  join best
    on best.area_id = statement.area_id
    and best.year = statement.year
    and best.indicator = statement.indicator
    and best.scope is not distinct from statement.scope
    and best.price_basis is not distinct from statement.price_basis
    and best.role = statement.role
  group by all
),

answer as (
  select compared.*, best.best
  from compared
  join best
    on best.area_id = compared.area_id
    and best.year = compared.year
    and best.indicator = compared.indicator
    and best.scope is not distinct from compared.scope
    and best.price_basis is not distinct from compared.price_basis
    and best.role = compared.role
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

-- The parts of a whole: those of one partition add up to it, and exports and imports to the trade turnover.
part as (
  select part.indicator as part, part.parent as whole, part.partition
  from indicator as part
  join indicator as whole on whole.indicator = part.parent
  where part.partition is not null and whole.adds_up
  union all
  select unnest(['exports', 'imports']), 'trade_turnover', 'direction'
),

-- What the known parts of a cell come to, per partition; `complete` when none is missing.
added as (
  select
    cell.area_id, cell.year, part.whole as indicator, cell.scope, cell.price_basis,
    sum(cell.level.best.low) as low,
    sum(cell.level.best.high) as high,
    count(*) = (select count(*) from part as all_parts
      where all_parts.whole = part.whole and all_parts.partition = part.partition) as complete
  from cell
  join part on part.part = cell.indicator
  where cell.level is not null
  group by cell.area_id, cell.year, part.whole, part.partition, cell.scope, cell.price_basis
),

-- Whether the parts confirm the level, or cannot be parts of it: all of them that come to something else, or some that
-- come to more already.
total as (
  select
    computed.area_id, computed.year, computed.indicator, computed.scope, computed.price_basis,
    bool_or(added.complete and meets(level.best.low, level.best.high, added.low, added.high)) as parts_meet,
    bool_or(added.low > level.best.high or (added.complete and added.high < level.best.low)) as parts_differ
  from computed
  join added
    on added.area_id = computed.area_id
    and added.year = computed.year
    and added.indicator = computed.indicator
    and added.scope is not distinct from computed.scope
    and added.price_basis is not distinct from computed.price_basis
  where computed.level is not null
  group by all
),

graded as (
  select
    computed.*,
    total.parts_meet,
    meets(growth.best.low, growth.best.high, growth_computed.low, growth_computed.high) as growth_meets,
    meets(completion.best.low, completion.best.high, completion_computed.low, completion_computed.high)
      as completion_meets,
    if(level is null and growth is null and completion is null, plan.printed,
      coalesce(level.printed, 0) + coalesce(growth.printed, 0) + coalesce(completion.printed, 0)) as printed,
    nullif(concat_ws(', ',
      if(shown.contradicted and shown.role = 'plan', 'plan', null),
      if(level.contradicted, 'level', null),
      if(growth.contradicted, 'growth', null),
      if(completion.contradicted, 'completion', null),
      if(not growth_meets, 'growth and levels', null),
      if(not completion_meets, 'completion and plan', null),
      if(total.parts_differ, 'level and parts', null)
    ), '') as contradiction
  from computed
  left join total
    on total.area_id = computed.area_id
    and total.year = computed.year
    and total.indicator = computed.indicator
    and total.scope is not distinct from computed.scope
    and total.price_basis is not distinct from computed.price_basis
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
      when shown.backed or growth_meets or completion_meets or parts_meet then 'confirmed'
      when printed > 1 and shown.best.trust = 'text' then 'consistent'
      else 'single'
    end as consistency,
    if('ocr' in (level.best.trust, growth.best.trust, completion.best.trust, plan.best.trust), 'ocr', 'text') as trust,
    shown.documents as documents,
    shown.disagreeing as disagreeing,
    shown.best.document_id as document_id,
    shown.best.quote as quote,
    shown.best.published_on as published_on,
    plan.best.quote as plan_quote,
    growth.best.quote as growth_quote,
    completion.best.quote as completion_quote,
    contradiction,
    nullif(concat_ws('; ', level.best.corrected, plan.best.corrected, growth.best.corrected, completion.best.corrected),
      '') as corrected
  from graded
)

select * from final;
comment on macro table kpi_yearly_asof is 'kpi_yearly as it was known on a day: kpi_yearly_asof(date ''2016-06-30'')';
