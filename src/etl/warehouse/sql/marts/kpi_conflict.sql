-- grain: one row per statement in a cell of kpi_period that contradicts itself
create or replace view kpi_conflict as
with
cell as (
  select *, cell_id(area_id, period, indicator, scope, price_basis) as cell_id
  from kpi_period
  where consistency = 'conflict'
),

stated as (
  select
    statement.area_id,
    statement.area,
    statement.period,
    statement.year,
    statement.indicator,
    statement.indicator_name,
    statement.scope,
    statement.price_basis,
    cell.contradiction,
    statement.role,
    statement.scenario,
    statement.unit,
    statement.value,
    statement.bound,
    statement.low,
    statement.high,
    case statement.role
      when 'level' then cell.actual
      when 'plan' then cell.plan
      when 'plan_growth' then cell.plan_growth
      when 'growth' then cell.growth_stated
      when 'completion' then cell.completion_stated
    end as shown,
    case statement.role
      when 'level' then case
        when contains(cell.contradiction, 'level and periods') then cell.periods_sum
        when contains(cell.contradiction, 'level and provinces') then cell.provinces_sum
      end
      when 'growth' then cell.growth_computed
      when 'completion' then cell.completion_computed
    end as computed,
    statement.published_on,
    statement.document_id,
    statement.path,
    statement.trust,
    statement.reading,
    statement.digits,
    statement.observation_id,
    statement.quote,
    statement.cell_context,
    statement.corrected
  from cell
  join kpi_statement as statement using (cell_id)
  join report on report.document_id = statement.document_id
  where not statement.other_unit
    and report.withdrawn_on is null
),

-- What a year was added up from, where that does not fit together.
period as (
  select
    statement.area_id, statement.area, cell.period, cell.year, statement.indicator, statement.indicator_name,
    statement.scope, statement.price_basis, cell.contradiction, 'period' as role, statement.scenario, statement.unit,
    statement.value, statement.bound, statement.low, statement.high, null as shown, null as computed, statement.published_on,
    statement.document_id, statement.path, statement.trust, statement.reading, statement.digits, statement.observation_id, statement.quote,
    statement.cell_context, statement.corrected
  from (select *, unnest(derived_from) as observation_id from cell where contains(contradiction, 'periods')) as cell
  join kpi_statement as statement using (observation_id)
  where statement.withdrawn_on is null
),

final as (
  from stated
  union all
  from period
)

select * from final
order by area_id, indicator, year, period, scope, price_basis, role, published_on, document_id, observation_id, value;
comment on view kpi_conflict is 'Where reports contradict each other or their own arithmetic: every statement of the cell';
comment on column kpi_conflict.area_id is 'the area, see area';
comment on column kpi_conflict.area is 'name of the area in Vietnamese';
comment on column kpi_conflict.period is 'the period, as in kpi_period';
comment on column kpi_conflict.year is 'the year in which it ends';
comment on column kpi_conflict.indicator is 'the indicator, see indicator';
comment on column kpi_conflict.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_conflict.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_conflict.price_basis is 'price basis, null where no report says';
comment on column kpi_conflict.contradiction is 'what does not fit together in the cell';
comment on column kpi_conflict.role is 'level, plan, plan_growth, growth, completion, or period (a level that the year is added up from)';
comment on column kpi_conflict.scenario is 'actual, estimate or plan';
comment on column kpi_conflict.unit is 'unit of value, low, high, shown and computed';
comment on column kpi_conflict.value is 'the figure of this statement';
comment on column kpi_conflict.bound is 'over (trên, hơn), about (khoảng), under (gần, dưới) or range (value is its lower end); null for an exact figure';
comment on column kpi_conflict.low is 'the least it can mean as written';
comment on column kpi_conflict.high is 'the most it can mean as written';
comment on column kpi_conflict.shown is 'the figure of kpi_period in the same role';
comment on column kpi_conflict.computed is 'what the levels or the plan make of it, percent; of a level what its periods or provinces come to, where that is the contradiction';
comment on column kpi_conflict.published_on is 'day of publication';
comment on column kpi_conflict.document_id is 'the report, see document';
comment on column kpi_conflict.path is 'where the raw file lies';
comment on column kpi_conflict.trust is 'text, or ocr where the report was read off a picture, so that a digit may be wrong';
comment on column kpi_conflict.reading is 'what two independent readers make of the figure: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_conflict.digits is 'what two recognitions make of its digits where it was read off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out); null where it was not';
comment on column kpi_conflict.quote is 'the words it was read from';
comment on column kpi_conflict.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_conflict.observation_id is 'the figure, see observation';
comment on column kpi_conflict.corrected is 'of a declared correction: what the report says, why that is wrong, who says so';
