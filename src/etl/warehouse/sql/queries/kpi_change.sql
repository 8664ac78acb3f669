-- grain: area × period × indicator × scope × price basis × measure, where the figure before the run differs from the one after
--
-- A figure that stays as it is counts as changed, too, when the run brought what contradicts it, or took that away: the
-- first of its cell (the actual one where there is one) then stands as `contradicted` or `settled`.
--
-- `published_kpi` is kpi_period as it was in the published file when the run began, `following_kpi` as it is now, where
-- the run touched it; both live in memory.
create or replace temp table kpi_difference as
with
before as (
  select
    area_id, area, year, period, indicator, scope, price_basis,
    cell_id(area_id, period, indicator, scope, price_basis) as cell_id,
    unnest([
      {measure: 'actual', figure: actual, words: quote},
      {measure: 'plan', figure: plan, words: plan_quote},
      {measure: 'plan_growth', figure: plan_growth, words: plan_growth_quote},
      {measure: 'growth_stated', figure: growth_stated, words: growth_quote},
      {measure: 'completion_stated', figure: completion_stated, words: completion_quote}
    ], recursive := true),
    consistency = 'conflict' as in_conflict,
    case
      when actual is not null then 'actual'
      when plan is not null then 'plan'
      when growth_stated is not null then 'growth_stated'
      when completion_stated is not null then 'completion_stated'
      else 'plan_growth'
    end as leading
  from published_kpi
),

after as (
  select
    area_id, area, year, period, indicator, scope, price_basis,
    cell_id(area_id, period, indicator, scope, price_basis) as cell_id,
    unnest([
      {measure: 'actual', figure: actual, words: quote},
      {measure: 'plan', figure: plan, words: plan_quote},
      {measure: 'plan_growth', figure: plan_growth, words: plan_growth_quote},
      {measure: 'growth_stated', figure: growth_stated, words: growth_quote},
      {measure: 'completion_stated', figure: completion_stated, words: completion_quote}
    ], recursive := true),
    consistency = 'conflict' as in_conflict,
    case
      when actual is not null then 'actual'
      when plan is not null then 'plan'
      when growth_stated is not null then 'growth_stated'
      when completion_stated is not null then 'completion_stated'
      else 'plan_growth'
    end as leading
  from following_kpi
),

final as (
  select
    case
      when before.figure is null then 'new'
      when after.figure is null then 'gone'
      when before.figure <> after.figure then 'changed'
      when after.in_conflict then 'contradicted'
      else 'settled'
    end as change,
    coalesce(after.area_id, before.area_id) as area_id,
    coalesce(after.area, before.area) as area,
    coalesce(after.year, before.year) as year,
    coalesce(after.period, before.period) as period,
    coalesce(after.indicator, before.indicator) as indicator,
    coalesce(after.scope, before.scope) as scope,
    coalesce(after.price_basis, before.price_basis) as price_basis,
    coalesce(after.measure, before.measure) as measure,
    before.figure as old,
    after.figure as new,
    before.words as old_quote,
    if(after.figure is null, before.words, after.words) as quote
  from (from before where figure is not null) as before
  full join (from after where figure is not null) as after
    on before.cell_id = after.cell_id and before.measure = after.measure
  where before.figure is distinct from after.figure
    or (before.in_conflict <> after.in_conflict and after.measure = after.leading)
)

select * from final
order by area collate vi, area_id, year, period, indicator, scope, price_basis, measure;
