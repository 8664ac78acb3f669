-- grain: one row per statement in a cell of kpi_yearly that contradicts itself
create or replace view kpi_conflict as
with
final as (
  select
    vintage.area_id,
    vintage.area,
    vintage.year,
    vintage.indicator,
    vintage.indicator_name,
    vintage.scope,
    vintage.price_basis,
    yearly.contradiction,
    vintage.role,
    vintage.scenario,
    vintage.unit,
    vintage.value,
    vintage.low,
    vintage.high,
    case vintage.role
      when 'level' then yearly.actual
      when 'plan' then yearly.plan
      when 'growth' then yearly.growth_stated
      when 'completion' then yearly.completion_stated
    end as shown,
    case vintage.role
      when 'growth' then yearly.growth_computed
      when 'completion' then yearly.completion_computed
    end as computed,
    vintage.published_on,
    vintage.document_id,
    vintage.path,
    vintage.trust,
    vintage.observation_id,
    vintage.quote,
    vintage.corrected
  from kpi_yearly as yearly
  join kpi_vintage as vintage
    on vintage.area_id = yearly.area_id
    and vintage.year = yearly.year
    and vintage.indicator = yearly.indicator
    and vintage.scope is not distinct from yearly.scope
    and vintage.price_basis is not distinct from yearly.price_basis
  where yearly.consistency = 'conflict'
)

select * from final;
comment on view kpi_conflict is 'Where reports contradict each other or their own arithmetic: every statement of the cell';
comment on column kpi_conflict.area_id is 'the area, see area';
comment on column kpi_conflict.area is 'name of the area in Vietnamese';
comment on column kpi_conflict.year is 'the year';
comment on column kpi_conflict.indicator is 'the indicator, see indicator';
comment on column kpi_conflict.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_conflict.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_conflict.price_basis is 'price basis, null where no report says';
comment on column kpi_conflict.contradiction is 'what does not fit together in the cell';
comment on column kpi_conflict.role is 'level, plan, growth or completion';
comment on column kpi_conflict.scenario is 'actual, estimate or plan';
comment on column kpi_conflict.unit is 'unit of value, low, high, shown and computed';
comment on column kpi_conflict.value is 'the figure of this statement';
comment on column kpi_conflict.low is 'the least it can mean as written';
comment on column kpi_conflict.high is 'the most it can mean as written';
comment on column kpi_conflict.shown is 'the figure of kpi_yearly in the same role';
comment on column kpi_conflict.computed is 'what the levels or the plan make of it, percent';
comment on column kpi_conflict.published_on is 'day of publication';
comment on column kpi_conflict.document_id is 'the report, see document';
comment on column kpi_conflict.path is 'where the raw file lies';
comment on column kpi_conflict.trust is 'text, or ocr where the report was read off a picture, so that a digit may be wrong';
comment on column kpi_conflict.quote is 'the words it was read from';
comment on column kpi_conflict.observation_id is 'the figure, see observation';
comment on column kpi_conflict.corrected is 'of a declared correction: what the report says, why that is wrong, who says so';
