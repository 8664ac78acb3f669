-- grain: one row per observation or declared correction that says something about one period of one area
--
-- The figure in the unit in which its indicator is shown, on the price basis that its report means: what kpi_statement
-- says of it without its report. Whoever asks of one cell or report asks here: it takes a third of the time.
create or replace view stated_figure as
with
figure as (
  select *, struct_pack(scope := scope) as part
  from period_figure
  where role is not null
),

-- By columns and no cell_id: a filter by area, period or indicator is then applied to the tables on both sides.
based as (
  select
    figure.* exclude (part) replace (
      if(role = 'level', figure.price_basis, coalesce(figure.price_basis, level_basis.price_basis)) as price_basis
    )
  from figure
  left join level_basis using (document_id, area_id, period, indicator, part)
),

-- How many display units make one unit of the figure: 0.001 for "triệu đồng" shown in tỷ đồng, 1 for a percentage.
final as (
  select
    based.*,
    indicator.name_vi as indicator_name,
    indicator.dimension,
    based.measure = 'value' and written.base_unit <> shown.base_unit as other_unit,
    if(based.measure = 'value' and not other_unit, shown.unit, based.unit) as display_unit,
    if(based.measure = 'value' and not other_unit, shown.factor, written.factor)::double as divisor,
    written.factor::double as multiplier
  from based
  join indicator using (indicator)
  join unit as written on written.unit = based.unit
  join unit as shown on shown.unit = indicator.display_unit
)

select * from final;
comment on view stated_figure is 'Every statement about a period in the unit its indicator is shown in, without its report';
comment on column stated_figure.observation_id is 'the figure, see observation (or rejected, for a correction of one that had been)';
comment on column stated_figure.document_id is 'the report, see document';
comment on column stated_figure.indicator is 'the indicator, see indicator';
comment on column stated_figure.area_id is 'the area, see area';
comment on column stated_figure.period is '2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 (months added up) or 2011/2015 (years)';
comment on column stated_figure.scenario is 'actual, estimate or plan';
comment on column stated_figure.measure is 'value, growth_yoy and so on, see observation';
comment on column stated_figure.value is 'the figure in unit, as written; the lower end of a range';
comment on column stated_figure.value_to is 'the upper end of a range, null for a single figure';
comment on column stated_figure.unit is 'the unit as written, see unit';
comment on column stated_figure.value_base is 'value in the base unit';
comment on column stated_figure.decimals is 'how many decimals it was written with';
comment on column stated_figure.bound is 'over, about, under or null';
comment on column stated_figure.price_basis is 'price basis; of a ratio or plan without one, that of the level stated beside it';
comment on column stated_figure.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column stated_figure.quote is 'the words it was read from';
comment on column stated_figure.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column stated_figure.char_start is 'where the words begin in the document';
comment on column stated_figure.char_end is 'where they end; null for a correction of a rejected figure';
comment on column stated_figure.sentence_start is 'where the sentence of the words begins, null where it is not known';
comment on column stated_figure.sentence_end is 'where that sentence ends';
comment on column stated_figure.locator is 'line, page or table in which the words stand';
comment on column stated_figure.wording is 'the same number, the same sentence, see observation; null for a correction';
comment on column stated_figure.status is 'estimate, preliminary or actual; null for a plan';
comment on column stated_figure.reading is 'what two readers make of it: both, one or disputed, see observation; null for a correction';
comment on column stated_figure.digits is 'agreed, one or disputed where it was read off a picture, see observation; null for a correction';
comment on column stated_figure.withdrawn_on is 'of a corrected figure: the day from which it counts no more';
comment on column stated_figure.declared_on is 'of a correction: the day from which it counts';
comment on column stated_figure.corrected is 'of a correction: what the report says, why that is wrong, who says so and since when';
comment on column stated_figure.year is 'the year in which that period ends';
comment on column stated_figure.role is 'level, plan, plan_growth (planned growth), growth or completion';
comment on column stated_figure.indicator_name is 'name of the indicator in Vietnamese';
comment on column stated_figure.dimension is 'money, count, energy, ratio, power, area, mass or volume';
comment on column stated_figure.other_unit is 'whether it is in another currency than its indicator is shown in';
comment on column stated_figure.display_unit is 'the display unit of the indicator; the unit as written of a rate, and where other_unit';
comment on column stated_figure.divisor is 'value_base by this is the figure in display_unit';
comment on column stated_figure.multiplier is 'value by this is the figure in the base unit';
