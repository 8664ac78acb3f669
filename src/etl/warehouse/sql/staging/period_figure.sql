-- grain: one row per observation or declared correction
--
-- A correction does not erase the figure it corrects: from `withdrawn_on` that one counts no more, and the correction
-- counts from the same day, `declared_on`.
create or replace view period_figure as
with
told as (
  select
    observation.observation_id, observation.document_id, observation.indicator, observation.area_id,
    observation.period, observation.scenario, observation.measure, observation.value, observation.value_to,
    observation.unit, observation.value_base, observation.decimals, observation.bound, observation.price_basis,
    observation.scope, observation.quote, observation.char_start, observation.char_end, observation.sentence_start,
    observation.sentence_end, observation.locator, observation.wording,
    observation.status, observation.reading, observation.digits, observation.cell_context,
    correction.declared_on as withdrawn_on,
    cast(null as date) as declared_on,
    cast(null as varchar) as corrected
  from observation
  left join correction on correction.observation_id = observation.observation_id
  union all
  select
    coalesce(correction.observation_id, rejected_id), correction.document_id, correction.indicator, correction.area_id,
    correction.period, correction.scenario, correction.measure, correction.value, null,
    correction.unit, correction.value_base, correction.decimals, null, correction.price_basis,
    correction.scope, correction.quote, correction.char_start, observation.char_end, observation.sentence_start,
    observation.sentence_end, observation.locator, null,
    -- As settled as the figure that it corrects.
    case
      when observation.scenario = correction.scenario then observation.status
      when correction.scenario <> 'plan' then correction.scenario
    end,
    null, null,  -- a person has settled it
    observation.cell_context,
    null,
    declared_on,
    format('the report says {} {}; {} ({}, {})',
      rtrim(rtrim(expect::varchar, '0'), '.'), expect_unit, reason, provider, declared_on)
  from correction
  left join observation on observation.observation_id = correction.observation_id
),

final as (
  select
    *,
    period_year(period) as year,
    role_of(measure, scenario) as role
  from told
  where year is not null
)

select * from final;
comment on view period_figure is 'Every figure as stated, declared corrections beside what they correct';
comment on column period_figure.observation_id is 'the figure, see observation (or rejected, for a correction of one that had been)';
comment on column period_figure.document_id is 'the report, see document';
comment on column period_figure.indicator is 'the indicator, see indicator';
comment on column period_figure.area_id is 'the area, see area';
comment on column period_figure.period is '2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 (months added up) or 2011/2015 (years)';
comment on column period_figure.scenario is 'actual, estimate or plan';
comment on column period_figure.measure is 'value, growth_yoy and so on, see observation';
comment on column period_figure.value is 'the figure in unit, as written; the lower end of a range';
comment on column period_figure.value_to is 'the upper end of a range, null for a single figure';
comment on column period_figure.unit is 'the unit as written, see unit';
comment on column period_figure.value_base is 'value in the base unit';
comment on column period_figure.decimals is 'how many decimals it was written with';
comment on column period_figure.bound is 'over, about, under or null';
comment on column period_figure.price_basis is 'price basis, null where the report does not say';
comment on column period_figure.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column period_figure.quote is 'the words it was read from';
comment on column period_figure.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column period_figure.char_start is 'where the words begin in the document';
comment on column period_figure.char_end is 'where they end; null for a correction of a rejected figure';
comment on column period_figure.sentence_start is 'where the sentence of the words begins, null where it is not known';
comment on column period_figure.sentence_end is 'where that sentence ends';
comment on column period_figure.locator is 'line, page or table in which the words stand';
comment on column period_figure.wording is 'the same number, the same sentence, see observation; null for a correction';
comment on column period_figure.status is 'estimate, preliminary or actual; null for a plan';
comment on column period_figure.reading is 'what two readers make of it: both, one or disputed, see observation; null for a correction';
comment on column period_figure.digits is 'agreed, one or disputed where it was read off a picture, see observation; null for a correction';
comment on column period_figure.withdrawn_on is 'of a corrected figure: the day from which it counts no more';
comment on column period_figure.declared_on is 'of a correction: the day from which it counts';
comment on column period_figure.corrected is 'of a correction: what the report says, why that is wrong, who says so and since when';
comment on column period_figure.year is 'the year in which that period ends';
comment on column period_figure.role is 'level, plan, plan_growth (planned growth), growth or completion; null for what is none of them, a share for example';
