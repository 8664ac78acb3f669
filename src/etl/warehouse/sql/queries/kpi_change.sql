-- grain: area × year × indicator × scope × price basis × measure, where the figure before the run differs from the one after
--
-- `published_kpi` is kpi_yearly as it was in the published file when the run began, `following_kpi` as it is now; both
-- live in memory.
create or replace temp table kpi_difference as
with
before as (
  select
    area_id, area, year, indicator, scope, price_basis,
    unnest([
      {measure: 'actual', figure: actual, words: quote},
      {measure: 'plan', figure: plan, words: plan_quote},
      {measure: 'growth_stated', figure: growth_stated, words: growth_quote},
      {measure: 'completion_stated', figure: completion_stated, words: completion_quote}
    ], recursive := true)
  from published_kpi
),

after as (
  select
    area_id, area, year, indicator, scope, price_basis,
    unnest([
      {measure: 'actual', figure: actual, words: quote},
      {measure: 'plan', figure: plan, words: plan_quote},
      {measure: 'growth_stated', figure: growth_stated, words: growth_quote},
      {measure: 'completion_stated', figure: completion_stated, words: completion_quote}
    ], recursive := true)
  from following_kpi
),

final as (
  select
    case when before.figure is null then 'new' when after.figure is null then 'gone' else 'changed' end as change,
    coalesce(after.area_id, before.area_id) as area_id,
    coalesce(after.area, before.area) as area,
    coalesce(after.year, before.year) as year,
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
    on before.area_id = after.area_id
    and before.year = after.year
    and before.indicator = after.indicator
    and before.scope is not distinct from after.scope
    and before.price_basis is not distinct from after.price_basis
    and before.measure = after.measure
  where before.figure is distinct from after.figure
)

select * from final
order by area, area_id, year, indicator, scope, price_basis, measure;
