-- grain: one row per statement about a period in another currency than its indicator is shown in
--
-- Exports stated in đồng, or investment in dollars. They are in no row of kpi_period: no report says at what rate it
-- reckons, and a converted figure would be one that nobody stated. What kpi_period shows in the same cell stands beside
-- them with the rate that the two imply: near the market's, both say the same.
create or replace view kpi_other_units as
with
cell as (
  select *, cell_id(area_id, period, indicator, scope, price_basis) as cell_id
  from kpi_period
),

final as (
  select
    stated.area_id,
    stated.area,
    stated.period,
    stated.year,
    stated.indicator,
    stated.indicator_name,
    stated.scope,
    stated.price_basis,
    stated.role,
    stated.scenario,
    stated.value,
    stated.bound,
    stated.unit,
    if(stated.role = 'plan', cell.plan, cell.actual) as shown,
    indicator.display_unit as shown_unit,
    case
      when shown > 0 and stated.value > 0
        then if(written.base_unit = 'usd', shown * other.factor::double / (stated.value * written.factor::double),
          stated.value * written.factor::double / (shown * other.factor::double))
    end as vnd_per_usd,
    stated.published_on,
    stated.document_id,
    stated.path,
    stated.trust,
    stated.reading,
    stated.digits,
    stated.observation_id,
    stated.quote,
    stated.cell_context,
    stated.corrected
  from kpi_statement as stated
  join indicator on indicator.indicator = stated.indicator
  join unit as written on written.unit = stated.unit
  join unit as other on other.unit = indicator.display_unit
  left join cell using (cell_id)
  where stated.other_unit and stated.withdrawn_on is null
)

select * from final
order by area_id, indicator, year, period, scope, price_basis, role, published_on, document_id, observation_id, value;
comment on view kpi_other_units is 'Levels and plans stated in another currency than kpi_period shows their indicator in: as stated, nothing converted';
comment on column kpi_other_units.area_id is 'the area, see area';
comment on column kpi_other_units.area is 'name of the area in Vietnamese';
comment on column kpi_other_units.period is 'the period it is about, as in kpi_period';
comment on column kpi_other_units.year is 'the year in which it ends';
comment on column kpi_other_units.indicator is 'the indicator, see indicator';
comment on column kpi_other_units.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_other_units.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_other_units.price_basis is 'price basis, null where the report does not say';
comment on column kpi_other_units.role is 'level or plan';
comment on column kpi_other_units.scenario is 'actual, estimate or plan';
comment on column kpi_other_units.value is 'the figure as stated';
comment on column kpi_other_units.bound is 'over (trên, hơn), about (khoảng), under (gần, dưới) or range (value is its lower end); null for an exact figure';
comment on column kpi_other_units.unit is 'the unit as written, see unit';
comment on column kpi_other_units.shown is 'what kpi_period shows in the same cell and role, null where no report states it in that currency';
comment on column kpi_other_units.shown_unit is 'unit of shown: the display unit of the indicator';
comment on column kpi_other_units.vnd_per_usd is 'đồng per dollar that value and shown imply together; far from the rate of that year, one of them is wrong or means something else';
comment on column kpi_other_units.published_on is 'day of publication';
comment on column kpi_other_units.document_id is 'the report, see document';
comment on column kpi_other_units.path is 'where the raw file lies';
comment on column kpi_other_units.trust is 'text, or ocr where the report was read off a picture, so that a digit may be wrong';
comment on column kpi_other_units.reading is 'what two independent readers make of the figure: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_other_units.digits is 'what two recognitions make of its digits where it was read off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out); null where it was not';
comment on column kpi_other_units.observation_id is 'the figure, see observation';
comment on column kpi_other_units.quote is 'the words it was read from';
comment on column kpi_other_units.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_other_units.corrected is 'of a declared correction: what the report says, why that is wrong, who says so';
