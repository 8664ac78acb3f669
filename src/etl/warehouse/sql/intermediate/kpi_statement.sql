-- grain: one row per observation or declared correction that says something about one period of one area
--
-- What kpi_period chooses from, but for `other_unit`: a figure in another currency than its indicator is shown in.
-- Nothing is converted, since no report says at what rate; kpi_other_units shows those figures.
create or replace view kpi_statement as
with
final as (
  select
    scaled.observation_id,
    scaled.document_id,
    scaled.area_id,
    area.name as area,
    scaled.period,
    scaled.year,
    scaled.indicator,
    scaled.indicator_name,
    scaled.scope,
    scaled.price_basis,
    scaled.role,
    scaled.scenario,
    scaled.status,
    scaled.reading,
    scaled.digits,
    scaled.dimension,
    scaled.display_unit as unit,
    scaled.value_base::double / scaled.divisor as value,
    scaled.value_to::double * scaled.multiplier / scaled.divisor as value_to,
    if(scaled.value_to is not null, 'range', scaled.bound) as bound,
    figure_low(scaled.value, scaled.decimals, scaled.bound) * scaled.multiplier / scaled.divisor as low,
    figure_high(coalesce(scaled.value_to, scaled.value), scaled.decimals, scaled.bound)
      * scaled.multiplier / scaled.divisor as high,
    scaled.bound is null and scaled.value_to is null as exact,
    pow(10, -scaled.decimals) * scaled.multiplier / scaled.divisor as step,
    report.published_on,
    report.path,
    report.trust,
    report.witness,
    report.outlet,
    scaled.wording,
    scaled.other_unit,
    scaled.quote,
    scaled.cell_context,
    scaled.char_start,
    scaled.declared_on,
    least(scaled.withdrawn_on, report.withdrawn_on) as withdrawn_on,
    scaled.corrected,
    cell_id(scaled.area_id, scaled.period, scaled.indicator, scaled.scope, scaled.price_basis) as cell_id
  from stated_figure as scaled
  join area using (area_id)
  join report using (document_id)
)

select * from final;
comment on view kpi_statement is 'Every statement about a period, with the least and the most it can mean as written';
comment on column kpi_statement.observation_id is 'the figure, see observation (or rejected, for a correction of one that had been)';
comment on column kpi_statement.document_id is 'the report, see document';
comment on column kpi_statement.area_id is 'the area, see area';
comment on column kpi_statement.area is 'name of the area in Vietnamese';
comment on column kpi_statement.period is 'the period it is about: 2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 (months added up) or 2011/2015 (years)';
comment on column kpi_statement.year is 'the year in which that period ends';
comment on column kpi_statement.indicator is 'the indicator, see indicator';
comment on column kpi_statement.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_statement.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_statement.price_basis is 'price basis; of a ratio or plan without one, that of the level stated beside it';
comment on column kpi_statement.role is 'level, plan, plan_growth (planned growth), growth (both on the same period of the year before) or completion (of the plan)';
comment on column kpi_statement.scenario is 'actual, estimate or plan';
comment on column kpi_statement.status is 'estimate, preliminary or actual; null for a plan';
comment on column kpi_statement.reading is 'what two readers make of it: both, one or disputed, see observation; null for a correction';
comment on column kpi_statement.digits is 'agreed, one or disputed where it was read off a picture, see observation; null for a correction';
comment on column kpi_statement.dimension is 'money, count, energy, ratio, power, area, mass or volume';
comment on column kpi_statement.unit is 'unit of value, low, high and step: the display unit of the indicator, pct for growth, planned growth and completion, the unit as written where other_unit';
comment on column kpi_statement.value is 'the figure in unit; the lower end of a range';
comment on column kpi_statement.value_to is 'the upper end of a range in unit, null for a single figure';
comment on column kpi_statement.bound is 'over (trên, hơn), about (khoảng), under (gần, dưới) or range (from value to value_to); null for an exact figure';
comment on column kpi_statement.low is 'the least it can mean as written';
comment on column kpi_statement.high is 'the most it can mean as written';
comment on column kpi_statement.exact is 'neither about, over, under nor a range';
comment on column kpi_statement.step is 'one unit of the last decimal it is written with';
comment on column kpi_statement.published_on is 'day of publication, null when it could not be determined';
comment on column kpi_statement.path is 'where the raw file lies';
comment on column kpi_statement.trust is 'text, or ocr where the report was read off a picture';
comment on column kpi_statement.witness is 'reports that repeat each other have the same, see witness';
comment on column kpi_statement.outlet is 'reports of one publisher have the same, see report';
comment on column kpi_statement.wording is 'the same number, the same sentence, see observation; null for a correction';
comment on column kpi_statement.other_unit is 'whether it is in another currency than its indicator is shown in; kpi_period leaves it to kpi_other_units';
comment on column kpi_statement.quote is 'the words it was read from';
comment on column kpi_statement.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_statement.char_start is 'where the words begin in the document';
comment on column kpi_statement.declared_on is 'of a correction: the day from which it counts';
comment on column kpi_statement.withdrawn_on is 'of a corrected figure, and of a report that was withdrawn: the day from which it counts no more';
comment on column kpi_statement.corrected is 'of a correction: what the report says, why that is wrong, who says so and since when';
comment on column kpi_statement.cell_id is 'the cell of kpi_period that it is about, see the macro cell_id: joins by = hold for null scopes and price bases, too';
