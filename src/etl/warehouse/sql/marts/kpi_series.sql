-- grain: one row per level or growth that the same publisher states before: of the same period, or of the one before it
--
-- What the next report says of a month, and next year's of this year, confirms a figure or contradicts it: revisions of one
-- office, no independent sources. A level that is a power of ten away from the one before was read in a wrong unit, there or
-- here; from one period to the next only 300 times and more cannot be growth. That holds for what is planned for the year
-- after, too, which a report states beside the year that is over; nothing else of a plan is compared here.
create or replace view kpi_series as
with
told as (
  select
    observation.*, report.published_on, report.office,
    unit.factor::double as factor,
    regexp_replace(regexp_replace(observation.period, '^\d{4}', 'Y'), '(M|Q|H)\d+$', '\1') as shape
  from observation
  join report using (document_id)
  join unit using (unit)
  where report.withdrawn_on is null
    and (observation.measure in ('growth_yoy', 'growth_mom') or (observation.measure = 'value' and observation.value > 0))
    and observation.observation_id not in (select observation_id from correction where observation_id is not null)
  qualify row_number() over (
    partition by
      observation.document_id, observation.area_id, observation.indicator, observation.scope, observation.price_basis,
      observation.measure, observation.period, observation.base_unit, observation.scenario = 'plan'
    order by observation.char_start
  ) = 1
),

stated as (from told where scenario <> 'plan'),

again as (
  select
    'same period' as against, *,
    lag(observation_id) over told as before_id,
    lag(value) over told as before_value, lag(unit) over told as before_unit,
    lag(document_id) over told as before_document_id,
    value_base::double / nullif(lag(value_base) over told, 0)::double as times,
    lag(figure_low(value, decimals, bound) * factor) over told as before_low,
    lag(figure_high(coalesce(value_to, value), decimals, bound) * factor) over told as before_high
  from stated
  window told as (
    partition by office, area_id, indicator, scope, price_basis, measure, period, base_unit
    order by published_on nulls last, document_id
  )
),

latest as (
  from stated
  where measure = 'value'
  qualify row_number() over (
    partition by office, area_id, indicator, scope, price_basis, period, base_unit
    order by published_on desc nulls last, document_id desc
  ) = 1
),

next_period as (
  select
    'period before' as against, *,
    lag(observation_id) over periods as before_id,
    lag(value) over periods as before_value, lag(unit) over periods as before_unit,
    lag(document_id) over periods as before_document_id,
    value_base::double / nullif(lag(value_base) over periods, 0)::double as times,
    null::double as before_low, null::double as before_high
  from latest
  window periods as (
    partition by office, area_id, indicator, scope, price_basis, shape, base_unit order by period
  )
),

planned as (
  select
    'period before' as against, plan.*,
    before.observation_id as before_id, before.value as before_value, before.unit as before_unit,
    before.document_id as before_document_id,
    plan.value_base::double / before.value_base::double as times,
    null::double as before_low, null::double as before_high
  from told as plan
  join latest as before
    on plan.office = before.office and plan.area_id = before.area_id and plan.indicator = before.indicator
    and row(plan.scope, plan.price_basis) = row(before.scope, before.price_basis)
    and plan.base_unit = before.base_unit and plan.period = (try_cast(before.period as integer) + 1)::varchar
  where plan.scenario = 'plan' and plan.measure = 'value' and abs(log10(times)) > log10(300)
),

final as (
  select
    observation_id, area_id, indicator, scope, price_basis, period, measure, scenario, value, unit, document_id,
    against, before_id, before_value, before_unit, before_document_id, case when measure = 'value' then times end as times,
    case
      when measure = 'value' and abs(log10(times)) > 0.9 and abs(log10(times) - round(log10(times))) < 0.1
        and against = 'same period' then 'unit'
      when measure = 'value' and abs(log10(times)) > log10(300) then 'unit'
      when against = 'period before' then 'follows'
      when same_figure(
        figure_low(value, decimals, bound) * factor, figure_high(coalesce(value_to, value), decimals, bound) * factor,
        before_low, before_high
      ) then 'confirms'
      when measure = 'value' and times between 0.9 and 1.1 then 'revises'
      when measure <> 'value' and abs(value - before_value) <= 2 then 'revises'
      else 'contradicts'
    end as verdict
  from (from again union all by name from next_period union all by name from planned)
  where before_id is not null
)

select * from final;
comment on view kpi_series is 'Figures beside what the same publisher stated before of the same period, or of the period before it';
comment on column kpi_series.observation_id is 'the later figure, see observation';
comment on column kpi_series.area_id is 'the area, see area';
comment on column kpi_series.indicator is 'the indicator, see indicator';
comment on column kpi_series.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_series.price_basis is 'constant_1994, constant_2010, current or null';
comment on column kpi_series.period is 'the period of the later figure';
comment on column kpi_series.measure is 'value, growth_yoy or growth_mom';
comment on column kpi_series.scenario is 'actual or estimate; plan only where it is 300 times the year before, or more';
comment on column kpi_series.value is 'the later figure, in unit';
comment on column kpi_series.unit is 'the unit as written';
comment on column kpi_series.document_id is 'the report that states it, see document';
comment on column kpi_series.against is 'same period (an earlier report of the publisher) or period before (the latest report on that)';
comment on column kpi_series.before_id is 'the figure it is compared with, see observation';
comment on column kpi_series.before_value is 'that figure, in before_unit';
comment on column kpi_series.before_unit is 'the unit of that as written';
comment on column kpi_series.before_document_id is 'the report that states that one, see document';
comment on column kpi_series.times is 'how many times the figure before, both in their base unit; null for growth';
comment on column kpi_series.verdict is
  'confirms, revises (within a tenth, or two points), contradicts, unit (a power of ten away) or follows (another period)';
