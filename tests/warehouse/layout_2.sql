-- The tables, macros and views of layout 2 on which kpi_yearly rests, as the program wrote them; comments left out.

create table area (
  area_id varchar not null,
  name varchar not null,
  kind varchar not null,
  valid_from date,
  valid_to date,
  official_code varchar,
  merged_into varchar
);

create table area_change (
  from_area varchar not null,
  to_area varchar not null,
  day date not null
);

create table correction (
  correction_id varchar not null,
  document_id varchar not null,
  observation_id varchar,
  rejected_id varchar,
  area_id varchar not null,
  indicator varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  scope varchar,
  price_basis varchar,
  expect decimal(28, 6) not null,
  expect_unit varchar not null,
  value decimal(28, 6) not null,
  value_base decimal(38, 6) not null,
  unit varchar not null,
  decimals integer not null,
  quote varchar not null,
  char_start bigint not null,
  reason varchar not null,
  provider varchar not null,
  declared_on date not null
);

create table document (
  document_id varchar not null,
  path varchar not null,
  format varchar,
  title varchar,
  published_on date,
  published_on_evidence varchar,
  area_id varchar,
  area_evidence varchar,
  url varchar,
  publisher varchar,
  text varchar not null,
  card_sha256 varchar,
  extractor_version varchar not null,
  status varchar not null,
  reason varchar,
  read_at timestamp not null
);

create table indicator (
  indicator varchar not null,
  name_vi varchar not null,
  name_en varchar not null,
  dimension varchar not null,
  display_unit varchar not null,
  headline boolean not null,
  adds_up boolean not null,
  flow boolean not null,
  parent varchar,
  partition varchar,
  low decimal(28, 6),
  high decimal(28, 6)
);

create table kpi_change (
  run_id varchar not null,
  change varchar not null,
  area_id varchar not null,
  year integer not null,
  indicator varchar not null,
  scope varchar,
  price_basis varchar,
  measure varchar not null,
  old double,
  new double,
  old_quote varchar,
  quote varchar
);

create table observation (
  observation_id varchar not null,
  document_id varchar not null,
  indicator varchar not null,
  area_id varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  value decimal(28, 6) not null,
  value_to decimal(28, 6),
  unit varchar not null,
  value_base decimal(38, 6) not null,
  base_unit varchar not null,
  decimals integer not null,
  bound varchar,
  price_basis varchar,
  scope varchar,
  base varchar,
  quote varchar not null,
  char_start bigint not null,
  char_end bigint not null,
  locator varchar not null,
  rule varchar not null
);

create table rejected (
  rejected_id varchar not null,
  document_id varchar not null,
  stage varchar not null,
  reason varchar not null,
  indicator varchar,
  area_id varchar,
  period varchar,
  scenario varchar,
  measure varchar,
  value decimal(28, 6),
  unit varchar,
  quote varchar not null,
  char_start bigint,
  char_end bigint,
  locator varchar,
  rule varchar
);

create table run (
  run_id varchar not null,
  started_at timestamp not null,
  finished_at timestamp not null,
  kind varchar not null,
  parameters varchar not null,
  extractor_version varchar not null,
  versions varchar not null,
  documents_read bigint not null,
  documents_skipped bigint not null,
  documents_failed bigint not null,
  observations bigint not null,
  rejected bigint not null,
  changes bigint not null,
  accepted bigint
);

create table schema_version (
  version integer not null,
  views varchar
);

create table unit (
  unit varchar not null,
  base_unit varchar not null,
  factor decimal(28, 6) not null,
  dimension varchar not null,
  unit_mult integer not null,
  name_vi varchar not null,
  name_en varchar not null
);

create or replace macro digits_of(value, decimals) as
  case when value = 0 then '1' else cast(cast(round(abs(value) * pow(10, decimals)) as hugeint) as varchar) end;

create or replace macro last_place(value, decimals) as
  pow(10, length(digits_of(value, decimals)) - length(rtrim(digits_of(value, decimals), '0')) - decimals);

create or replace macro figure_low(value, decimals, bound) as
  value::double - 0.5 * pow(10, -decimals)
  - case when bound in ('about', 'under') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;

create or replace macro figure_high(value, decimals, bound) as
  value::double + 0.5 * pow(10, -decimals)
  + case when bound in ('about', 'over') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;

create or replace macro meets(low, high, other_low, other_high) as
  low <= other_high and other_low <= high;

create or replace view kpi_statement as
with
told as (
  select
    observation.observation_id, observation.document_id, observation.indicator, observation.area_id,
    observation.period, observation.scenario, observation.measure, observation.value, observation.value_to,
    observation.unit, observation.value_base, observation.decimals, observation.bound, observation.price_basis,
    observation.scope, observation.quote, observation.char_start,
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
    scope, quote, char_start,
    null,
    declared_on,
    format('the report says {} {}; {} ({}, {})',
      rtrim(rtrim(expect::varchar, '0'), '.'), expect_unit, reason, provider, declared_on)
  from correction
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

basis as (
  select document_id, area_id, year, indicator, scope, max(price_basis) as price_basis
  from figure
  where role = 'level'
  group by all
  having count(distinct coalesce(price_basis, 'unstated')) = 1
),

scaled as (
  select
    figure.*,
    indicator.name_vi as indicator_name,
    indicator.dimension,
    case when figure.measure = 'value' then shown.unit else figure.unit end as display_unit,
    case when figure.measure = 'value' then shown.factor::double else written.factor::double end as divisor,
    written.factor::double as multiplier
  from figure
  join indicator using (indicator)
  join unit as written on written.unit = figure.unit
  join unit as shown on shown.unit = indicator.display_unit
  where figure.role is not null
    and (figure.measure <> 'value' or written.base_unit = shown.base_unit)
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
    document.published_on,
    document.path,
    scaled.quote,
    scaled.char_start,
    scaled.declared_on,
    scaled.withdrawn_on,
    scaled.corrected
  from scaled
  join area using (area_id)
  join document using (document_id)
  left join basis
    on basis.document_id = scaled.document_id
    and basis.area_id = scaled.area_id
    and basis.year = scaled.year
    and basis.indicator = scaled.indicator
    and basis.scope is not distinct from scaled.scope
)

select * from final;

create or replace macro kpi_yearly_asof(day) as table
with
statement as (
  select *
  from kpi_statement
  where (published_on <= cast(day as date) or cast(day as date) = date 'infinity')
    and coalesce(declared_on <= cast(day as date), true)
    and coalesce(withdrawn_on > cast(day as date), true)
),

best as (
  select
    area_id, year, indicator, scope, price_basis, role,
    arg_min(
      struct_pack(
        value, low, high, unit, scenario, dimension, area, indicator_name, document_id, quote, published_on, corrected
      ),
      struct_pack(
        declared_first := corrected is null,
        actual_first := scenario = 'estimate',
        latest_first := coalesce(date '9999-12-31' - published_on, 9999999),
        exact_first := not exact,
        finest_first := step,
        document_id, char_start, observation_id
      )
    ) as best
  from statement
  group by all
),

compared as (
  select
    statement.area_id, statement.year, statement.indicator, statement.scope, statement.price_basis, statement.role,
    count(*) as statements,
    count(distinct statement.document_id) as documents,
    count(distinct statement.document_id) filter (not meets(statement.low, statement.high, best.best.low, best.best.high))
      as disagreeing,
    bool_or(not meets(statement.low, statement.high, best.best.low, best.best.high) and statement.scenario = best.best.scenario)
      as contradicted,
    bool_or(meets(statement.low, statement.high, best.best.low, best.best.high) and statement.document_id <> best.best.document_id)
      as backed
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

part as (
  select part.indicator as part, part.parent as whole, part.partition
  from indicator as part
  join indicator as whole on whole.indicator = part.parent
  where part.partition is not null and whole.adds_up
  union all
  select unnest(['exports', 'imports']), 'trade_turnover', 'direction'
),

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
    if(level is null and growth is null and completion is null, plan.statements,
      coalesce(level.statements, 0) + coalesce(growth.statements, 0) + coalesce(completion.statements, 0)) as statements,
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
    contradiction,
    nullif(concat_ws('; ', level.best.corrected, plan.best.corrected, growth.best.corrected, completion.best.corrected),
      '') as corrected
  from graded
)

select * from final;

create or replace view kpi_yearly as
select * from kpi_yearly_asof(date 'infinity');
