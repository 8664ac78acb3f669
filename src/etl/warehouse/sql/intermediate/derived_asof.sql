-- grain: area × period × indicator × scope × price basis, with the years that no report states but their periods come to
--
-- Only sums over a period that add up: never an index, a rate or a stock on a day. A stated level always takes precedence; what
-- its periods come to is held against it.
create or replace macro derived_asof(day) as table
with
cell as (from cell_asof(day)),

part as (
  select
    struct_update(cell_id, period := cell_id.period[1:4]) as cell_id,
    level,
    suffix,
    way,
    parts
  from cell
  join part_of_year on suffix = cell_id.period[5:]
  join indicator on indicator.indicator = cell_id.indicator
  where level is not null and indicator.flow and indicator.adds_up
),

-- What a year comes to in one way of dividing it. A sum has the words of all its parts, is as little settled as the
-- least of them and no more exact than they are, and its report is that of the last. Added up in one order: a sum of doubles in another one may differ
-- in its last digit.
summed as (
  select
    cell_id, way, parts,
    struct_update(
      arg_max(level, suffix),
      cell_id := cell_id,
      value := list_sum(list_sort(list(level.value))),
      value_to := if(bool_or(level.bound = 'range'), list_sum(list_sort(list(coalesce(level.value_to, level.value)))), null),
      bound := case
        when count(level.bound) = 0 then null
        when count(distinct level.bound) = 1 then any_value(level.bound)
        else 'about'
      end,
      low := list_sum(list_sort(list(level.low))),
      high := list_sum(list_sort(list(level.high))),
      status := arg_max(level.status, list_position(['actual', 'preliminary', 'estimate'], level.status)),
      reading := least_agreed(list(level.reading)),
      digits := least_agreed(list(level.digits)),
      quote := string_agg(level.quote, ' + ' order by suffix),
      cell_context := string_agg(level.cell_context, ' + ' order by suffix),
      corrected := string_agg(level.corrected, '; ' order by suffix),
      trust := if(bool_or(level.trust = 'ocr'), 'ocr', 'text'),
      printed := 0::bigint,
      documents := count(distinct level.document_id),
      disagreeing := 0::bigint,
      contradicted := bool_or(level.contradicted),
      backed := false
    ) as sum,
    list(level.observation_id order by suffix) as derived_from
  from part
  group by cell_id, way, parts
  having count(*) = parts
),

chosen as (
  select
    cell_id,
    arg_min(
      struct_pack(sum, derived_from),
      struct_pack(
        settled_first := list_position(['actual', 'preliminary', 'estimate'], sum.status), fewest_first := parts, way
      )
    ) as best
  from summed
  group by cell_id
),

-- Each way is held against the level, and where none is stated against the best way. One that is a single period
-- confirms nothing in the same report.
held as (
  select
    cell_id,
    bool_or(meets(other.low, other.high, sum.low, sum.high)
      and (parts > 1 or coalesce(sum.witness <> other.witness and sum.outlet <> other.outlet and sum.wording is distinct from other.wording, false)))
      as periods_meet,
    bool_or(not meets(other.low, other.high, sum.low, sum.high) and settled_alike(other, sum)) as periods_differ
  from (
    select summed.*, coalesce(cell.level, best.sum) as other
    from summed
    join chosen using (cell_id)
    left join cell using (cell_id)
    where cell.level is not null or sum <> best.sum
  )
  group by cell_id
),

final as (
  select
    coalesce(cell.cell_id, chosen.cell_id) as cell_id,
    coalesce(cell.level, best.sum) as level,
    growth,
    completion,
    plan,
    plan_growth,
    coalesce(cell.level, best.sum, growth, completion, plan, plan_growth) as shown,
    if(cell.level is null and best is not null, 'derived', 'stated') as origin,
    best.sum.value as periods_sum,
    best.derived_from as derived_from,
    periods_meet,
    periods_differ
  from cell
  full join chosen on chosen.cell_id = cell.cell_id
  left join held on held.cell_id = chosen.cell_id
)

select * from final;
comment on macro table derived_asof is 'Fourth step of kpi_period_asof: years that follow from their months, quarters or halves, and whether these come to the year as stated';
