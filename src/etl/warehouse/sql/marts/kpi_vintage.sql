-- grain: one row per statement about a whole year (an observation), in order of publication within its cell and role
create or replace view kpi_vintage as
with
final as (
  select
    area_id,
    area,
    year,
    indicator,
    indicator_name,
    scope,
    price_basis,
    role,
    row_number() over publication as vintage,
    published_on,
    scenario,
    status,
    unit,
    value,
    value_to,
    bound,
    low,
    high,
    value - lag(value) over publication as revision,
    document_id,
    path,
    trust,
    reading,
    digits,
    witness,
    observation_id,
    quote,
    cell_context,
    declared_on,
    withdrawn_on,
    corrected
  from kpi_statement
  where not other_unit and length(period) = 4
  window publication as (
    partition by area_id, year, indicator, scope, price_basis, role
    order by coalesce(declared_on, published_on) nulls first, document_id, char_start, observation_id, corrected nulls first
  )
)

select * from final;
comment on view kpi_vintage is 'Everything that was ever said about a cell of kpi_yearly and in which report, in order of publication';
comment on column kpi_vintage.area_id is 'the area, see area';
comment on column kpi_vintage.area is 'name of the area in Vietnamese';
comment on column kpi_vintage.year is 'the year it is about';
comment on column kpi_vintage.indicator is 'the indicator, see indicator';
comment on column kpi_vintage.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_vintage.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_vintage.price_basis is 'price basis, null where the report does not say';
comment on column kpi_vintage.role is 'level, plan, plan_growth, growth or completion';
comment on column kpi_vintage.vintage is 'counts the statements of one cell and role, 1 = the first; unknown days come first';
comment on column kpi_vintage.published_on is 'day of publication';
comment on column kpi_vintage.scenario is 'actual, estimate or plan';
comment on column kpi_vintage.status is 'estimate, preliminary or actual; null for a plan';
comment on column kpi_vintage.unit is 'unit of value, low, high and revision';
comment on column kpi_vintage.value is 'the figure';
comment on column kpi_vintage.value_to is 'the upper end of a range, null for a single figure';
comment on column kpi_vintage.bound is 'over (trên, hơn), about (khoảng), under (gần, dưới) or range (value is its lower end); null for an exact figure';
comment on column kpi_vintage.low is 'the least it can mean as written';
comment on column kpi_vintage.high is 'the most it can mean as written';
comment on column kpi_vintage.revision is 'value less that of the vintage before';
comment on column kpi_vintage.document_id is 'the report, see document';
comment on column kpi_vintage.path is 'where the raw file lies';
comment on column kpi_vintage.trust is 'text, or ocr where the report was read off a picture, so that a digit may be wrong';
comment on column kpi_vintage.reading is 'what two independent readers make of the figure: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_vintage.digits is 'what two recognitions make of its digits where it was read off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out); null where it was not';
comment on column kpi_vintage.witness is 'reports that repeat each other have the same, see witness';
comment on column kpi_vintage.observation_id is 'the figure, see observation';
comment on column kpi_vintage.quote is 'the words it was read from';
comment on column kpi_vintage.cell_context is 'what the cell of a table is that was read, in its words (label of the row, unit and headings of the column); null in prose';
comment on column kpi_vintage.declared_on is 'of a declared correction: the day from which it counts, after which it is ordered';
comment on column kpi_vintage.withdrawn_on is 'the day from which it counts no more: it is corrected, or its report was withdrawn; null while it counts';
comment on column kpi_vintage.corrected is 'of a declared correction: what the report says, why that is wrong, who says so';
