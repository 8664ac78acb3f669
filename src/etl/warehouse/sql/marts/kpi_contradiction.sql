-- grain: one row per cell of kpi_period that contradicts itself
--
-- However many figures do not fit together, it is one contradiction: mostly one of them is wrong. What a declared
-- correction has replaced is left out.
create or replace view kpi_contradiction as
with
statement as (
  select
    *,
    cell_id(area_id, period, indicator, scope, price_basis) as cell_id,
    case role
      when 'level' then regexp_matches(contradiction, 'level|completion and plan')
      when 'plan' then regexp_matches(contradiction, '\bplan\b')
      when 'plan_growth' then contains(contradiction, 'planned growth')
      when 'growth' then regexp_matches(contradiction, '(^|, )growth')
      when 'period' then contains(contradiction, 'periods')
      else contains(contradiction, 'completion')
    end as is_part
  from kpi_conflict
  where corrected is null
    and observation_id not in (select observation_id from correction where observation_id is not null)
),

cell as (
  select cell_id, contradiction, any_value(shown) filter (role = 'level') as level
  from statement
  group by all
),

known as (
  select *, cell_id(area_id, period, indicator, scope, price_basis) as cell_id
  from kpi_period
  where actual is not null
),

-- The parts of a level that cannot be its parts: all of a partition, or some that come to more already.
part as (
  select
    cell.cell_id, known.* exclude (cell_id), cell.level,
    list_sum(list_sort(list(known.actual) over whole)) as added,
    count(*) over whole = (select count(*) from part_of_whole as all_parts
      where all_parts.whole = part.whole and all_parts.partition = part.partition) as complete
  from cell
  join part_of_whole as part on part.whole = cell.cell_id.indicator
  join known on known.cell_id = struct_update(cell.cell_id, indicator := part.part)
  where contains(cell.contradiction, 'level and parts')
  window whole as (partition by cell.cell_id, part.partition)
  qualify complete or added > level
),

-- What is in other cells: the level of the period before, and those parts. Each by the figures behind its level.
elsewhere as (
  select cell.cell_id, format('level of {}', known.period) as what, known.* exclude (cell_id)
  from cell
  join known on known.cell_id = struct_update(cell.cell_id, period := period_before(cell.cell_id.period))
  where contains(cell.contradiction, 'growth and levels')
  union all by name
  select cell_id, indicator as what, * exclude (cell_id, level, added, complete)
  from part
),

figure as (
  select
    cell_id,
    list_position(['level', 'growth', 'completion', 'plan', 'plan_growth', 'period'], role) as place,
    case role when 'plan_growth' then 'planned growth' when 'period' then observation.period else role end as what,
    statement.path as found_in,
    observation.*
  from statement
  join observation using (observation_id)
  where is_part
  union all by name
  select elsewhere.cell_id, 9 as place, what, document.path as found_in, observation.*
  from (
    select *, unnest(if(origin = 'derived', derived_from, [level_observation_id])) as made_of from elsewhere
  ) as elsewhere
  join observation on observation.observation_id = elsewhere.made_of
  join document on document.document_id = observation.document_id
),

named as (
  select
    cell_id,
    string_agg(said, '; ' order by place, what, found_in, char_start, observation_id) as figures_in_words,
    list(observation_id order by place, what, found_in, char_start, observation_id) as figures
  from (
    select distinct
      cell_id, place, what, found_in, char_start, observation_id,
      format('{} {} {} ({}, {})', what, rtrim(rtrim(value::varchar, '0'), '.'), unit, found_in, left(observation_id, 8)) as said
    from figure
  )
  group by cell_id
),

-- How far each figure is from what it is compared with: what the arithmetic makes of it, else the one that is shown.
apart as (
  select
    statement.*,
    coalesce(computed, if(role = 'level', added, null), shown) as beside,
    coalesce(abs(value - beside) / if(unit = 'pct', 100, nullif(abs(shown), 0)), 0) as gap_alone
  from statement
  left join (
    select cell_id, arg_max(added, abs(added - level)) as added from part group by cell_id
  ) using (cell_id)
  where is_part
),

worst as (
  select
    area_id, area, period, year, indicator, indicator_name, scope, price_basis, contradiction, figures_in_words, figures,
    observation_id as figure_id, beside, unit as beside_unit, gap_alone as gap, document_id, path
  from apart
  join named using (cell_id)
  qualify row_number() over (
    partition by cell_id
    order by gap_alone desc, list_position(['level', 'growth', 'completion', 'plan', 'plan_growth', 'period'], role), observation_id
  ) = 1
),

-- With the words of that figure, so that kpi_review need not look for them among all observations.
final as (
  select
    worst.*,
    observation.period as figure_period, observation.scenario, observation.measure, observation.value, observation.unit,
    coalesce(observation.reading = 'disputed', false) or coalesce(observation.digits = 'disputed', false) as disputed,
    observation.quote, observation.cell_context, observation.char_start, observation.locator
  from worst
  join observation on observation.observation_id = worst.figure_id
)

select * from final
order by area_id, indicator, year, period, scope, price_basis;
comment on view kpi_contradiction is 'Contradictions, one row each, with all figures in them: what kpi_review lists; statement by statement in kpi_conflict';
comment on column kpi_contradiction.area_id is 'the area, see area';
comment on column kpi_contradiction.area is 'name of the area in Vietnamese';
comment on column kpi_contradiction.period is 'the period, as in kpi_period';
comment on column kpi_contradiction.year is 'the year in which it ends';
comment on column kpi_contradiction.indicator is 'the indicator, see indicator';
comment on column kpi_contradiction.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_contradiction.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_contradiction.price_basis is 'price basis, null where no report says';
comment on column kpi_contradiction.contradiction is 'what does not fit together, see kpi_period';
comment on column kpi_contradiction.figures_in_words is 'the figures that do not fit together as written, each with its report and the beginning of its observation_id; levels of other periods and parts last';
comment on column kpi_contradiction.figures is 'the observation_id of each, in the same order';
comment on column kpi_contradiction.figure_id is 'the one that differs most from what it is compared with, see observation';
comment on column kpi_contradiction.beside is 'what that one is compared with: what the arithmetic makes of it, the sum of the parts, else the figure that kpi_period shows';
comment on column kpi_contradiction.beside_unit is 'unit of beside';
comment on column kpi_contradiction.gap is 'how far that figure is from it, as a part of the one shown (of rates: points / 100)';
comment on column kpi_contradiction.document_id is 'the report of that figure, see document';
comment on column kpi_contradiction.path is 'where its raw file lies';
comment on column kpi_contradiction.figure_period is 'the period of that figure: of a sum that does not fit one of its periods';
comment on column kpi_contradiction.scenario is 'actual, estimate or plan';
comment on column kpi_contradiction.measure is 'value, growth_yoy and so on, see observation';
comment on column kpi_contradiction.value is 'that figure in unit, as written';
comment on column kpi_contradiction.unit is 'the unit as written, see unit';
comment on column kpi_contradiction.disputed is 'whether the second reader, or a second recognition of its digits, reads another figure there';
comment on column kpi_contradiction.quote is 'the words it was read from';
comment on column kpi_contradiction.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_contradiction.char_start is 'where the words begin in the document';
comment on column kpi_contradiction.locator is 'the place as a person would say it: line, page, table and row';
