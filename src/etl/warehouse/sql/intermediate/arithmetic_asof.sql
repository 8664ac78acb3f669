-- grain: area × period × indicator × scope × price basis, with what other figures make of those of the cell
--
-- Ratios of ratios mean nothing, and a share of something that may be zero or negative neither.
create or replace macro arithmetic_asof(day) as table
with
cell as (from derived_asof(day)),

-- What the levels of two periods, and a level and its plan, say about each other.
computed as (
  select
    cell.*,
    case
      when cell.level.dimension <> 'ratio' and prior.level.low > 0
        then struct_pack(
          value := 100 * (cell.level.value / prior.level.value - 1),
          low := 100 * (least(cell.level.low / prior.level.low, cell.level.low / prior.level.high) - 1),
          high := 100 * (greatest(cell.level.high / prior.level.low, cell.level.high / prior.level.high) - 1)
        )
    end as growth_computed,
    case
      when cell.level.dimension <> 'ratio' and cell.plan.low > 0
        then struct_pack(
          value := 100 * cell.level.value / cell.plan.value,
          low := 100 * least(cell.level.low / cell.plan.low, cell.level.low / cell.plan.high),
          high := 100 * greatest(cell.level.high / cell.plan.low, cell.level.high / cell.plan.high)
        )
    end as completion_computed,
    -- A level and the part of the plan that it is imply the plan, where none is stated. Both must be settled alike: an
    -- estimated completion says nothing about a level that was revised since.
    case
      when cell.plan is null and cell.level.dimension <> 'ratio' and cell.level.low > 0 and cell.completion.low > 0
        and cell.level.status = cell.completion.status
        then struct_pack(
          value := 100 * cell.level.value / cell.completion.value,
          low := 100 * cell.level.low / cell.completion.high,
          high := 100 * cell.level.high / cell.completion.low
        )
    end as plan_implied
  from cell
  left join cell as prior on prior.cell_id = struct_update(cell.cell_id, period := period_before(cell.cell_id.period))
),

-- A completion is of the plan as it stood when it was stated: each is held against every plan that was announced by then
-- (where none is known from before, against those announced later), and meeting one is enough. So a plan that was revised
-- turns neither the level nor two completions, each of another plan, into a contradiction.
held as (
  select
    cell_id, said,
    bool_or(met) as met_any,
    bool_or(met) filter (coalesce(aim.published_on <= said.published_on, true)) as met_before,
    coalesce(met_before, met_any) as met
  from (
    select
      cell_id, said, aim,
      meets(
        said.low, said.high,
        100 * least(level.low / aim.low, level.low / aim.high),
        100 * greatest(level.high / aim.low, level.high / aim.high)
      ) as met
    from (
      select cell_id, level, unnest(completion.statements) as said, plan.statements as aims
      from cell
      where level.dimension <> 'ratio' and plan.low > 0
    )
    cross join unnest(aims) as announced(aim)
    where aim.low > 0
  )
  group by cell_id, said
),

completed as (
  select
    cell_id,
    bool_or(met) filter (said.is_best) as completion_meets,
    bool_or(said.differs and not met) as completions_differ
  from held
  group by cell_id
),

-- What the known parts of a cell come to, per partition; `complete` when none is missing. Added up in one order: a sum of
-- doubles in another one may differ in its last digit.
added as (
  select
    struct_update(cell.cell_id, indicator := part.whole) as cell_id,
    list_sum(list_sort(list(cell.level.low))) as low,
    list_sum(list_sort(list(cell.level.high))) as high,
    count(*) = (select count(*) from part_of_whole as all_parts
      where all_parts.whole = part.whole and all_parts.partition = part.partition) as complete
  from cell
  join part_of_whole as part on part.part = cell.cell_id.indicator
  where cell.level is not null
  group by struct_update(cell.cell_id, indicator := part.whole), part.whole, part.partition
),

-- Whether the parts confirm the level, or cannot be parts of it: all of them that come to something else, or some that
-- come to more already.
total as (
  select
    cell_id,
    bool_or(added.complete and meets(level.low, level.high, added.low, added.high)) as parts_meet,
    bool_or(added.low > level.high or (added.complete and added.high < level.low)) as parts_differ
  from cell
  join added using (cell_id)
  where level is not null
  group by all
),

-- What the provinces come to where the nation is stated, and every one that existed at the end of the period is known.
provinces as (
  select
    whole.cell_id,
    any_value(whole.level) as level,
    struct_pack(
      value := list_sum(list_sort(list(part.level.value))),
      low := list_sum(list_sort(list(part.level.low))),
      high := list_sum(list_sort(list(part.level.high))),
      status := arg_max(part.level.status, list_position(['actual', 'preliminary', 'estimate'], part.level.status)),
      documents := count(distinct part.level.document_id),
      document_id := min(part.level.document_id)
    ) as sum
  from (
    select cell.cell_id, cell.level, struct_update(cell.cell_id, area_id := area.area_id) as part_id
    from cell
    join area as nation on nation.area_id = cell.cell_id.area_id and nation.kind = 'nation'
    join indicator on indicator.indicator = cell.cell_id.indicator and indicator.adds_up
    join area
      on area.kind <> 'nation'
      and coalesce(area.valid_from <= period_end(cell.cell_id.period), true)
      and coalesce(area.valid_to >= period_end(cell.cell_id.period), true)
    where cell.level is not null
  ) as whole
  left join cell as part on part.cell_id = whole.part_id
  group by whole.cell_id
  having count(part.level) = count(*)
),

final as (
  select
    computed.*,
    provinces.sum.value as provinces_sum,
    meets(provinces.level.low, provinces.level.high, provinces.sum.low, provinces.sum.high) as provinces_meet,
    not provinces_meet and settled_alike(provinces.level, provinces.sum) as provinces_differ,
    completed.completion_meets,
    coalesce(completed.completions_differ, completion.contradicted) as completions_differ,
    total.parts_meet, total.parts_differ
  from computed
  left join completed using (cell_id)
  left join total using (cell_id)
  left join provinces using (cell_id)
)

select * from final;
comment on macro table arithmetic_asof is 'Fifth step of kpi_period_asof: growth and completion as computed, the plan that they imply, and whether parts and provinces add up';
