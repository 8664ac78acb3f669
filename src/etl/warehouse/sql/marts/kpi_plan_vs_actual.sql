-- grain: area × year × indicator × scope × price basis, where a plan, planned growth or the completion of a plan is known
--
-- What was aimed at, mostly in the report of the year before, and what a later report says came of it.
create or replace view kpi_plan_vs_actual as
with
announced as (
  select
    cell_id,
    arg_min(value, (coalesce(published_on, date 'infinity'), document_id, char_start)) filter (role = 'plan') as plan_first,
    min(published_on) filter (role = 'plan') as plan_first_published_on,
    count(distinct document_id) as plan_documents
  from kpi_statement
  where role in ('plan', 'plan_growth') and withdrawn_on is null and not other_unit
  group by cell_id
),

yearly as (
  select *, cell_id(area_id, year::varchar, indicator, scope, price_basis) as cell_id
  from kpi_yearly
),

final as (
  select
    yearly.area_id,
    yearly.area,
    yearly.year,
    yearly.indicator,
    yearly.indicator_name,
    yearly.scope,
    yearly.price_basis,
    yearly.unit,
    announced.plan_first,
    announced.plan_first_published_on,
    yearly.plan,
    yearly.plan_bound,
    yearly.actual,
    yearly.actual_bound,
    yearly.status,
    yearly.origin,
    yearly.actual - yearly.plan as gap,
    yearly.completion_stated,
    yearly.completion_bound,
    yearly.completion_computed,
    yearly.plan_implied,
    yearly.plan_growth,
    yearly.plan_growth_bound,
    coalesce(yearly.growth_stated, yearly.growth_computed) as growth,
    yearly.growth_bound,
    round(growth - yearly.plan_growth, 6) as growth_gap,
    coalesce(coalesce(yearly.completion_computed, yearly.completion_stated) >= 100, growth_gap >= 0) as reached,
    announced.plan_documents,
    yearly.consistency,
    yearly.trust,
    yearly.reading,
    yearly.digits,
    yearly.corrected,
    yearly.plan_quote,
    yearly.plan_cell_context,
    yearly.plan_growth_quote,
    yearly.plan_growth_cell_context,
    yearly.completion_quote,
    yearly.completion_cell_context,
    yearly.level_document_id,
    yearly.plan_document_id,
    yearly.plan_growth_document_id,
    yearly.growth_document_id,
    yearly.completion_document_id,
    yearly.document_id,
    yearly.published_on
  from yearly
  left join announced using (cell_id)
  where yearly.plan is not null or yearly.plan_growth is not null or yearly.completion_stated is not null
)

select * from final
order by area_id, indicator, year, scope, price_basis;
comment on view kpi_plan_vs_actual is 'What was planned for a year and what came of it; `reached` says whether the plan was met';
comment on column kpi_plan_vs_actual.area_id is 'the area, see area';
comment on column kpi_plan_vs_actual.area is 'name of the area in Vietnamese';
comment on column kpi_plan_vs_actual.year is 'the year that was planned';
comment on column kpi_plan_vs_actual.indicator is 'the indicator, see indicator';
comment on column kpi_plan_vs_actual.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_plan_vs_actual.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_plan_vs_actual.price_basis is 'price basis, null where no report says';
comment on column kpi_plan_vs_actual.unit is 'unit of plan_first, plan, plan_implied, actual and gap';
comment on column kpi_plan_vs_actual.plan_first is 'the aim as it was announced first';
comment on column kpi_plan_vs_actual.plan_first_published_on is 'when it was announced first';
comment on column kpi_plan_vs_actual.plan is 'the aim as it was announced last';
comment on column kpi_plan_vs_actual.plan_bound is 'over, about, under or range where plan is no exact figure, see kpi_yearly';
comment on column kpi_plan_vs_actual.actual is 'what came of it, null while no report says';
comment on column kpi_plan_vs_actual.actual_bound is 'over, about, under or range where actual is no exact figure, see kpi_yearly';
comment on column kpi_plan_vs_actual.status is 'actual, preliminary or estimate; null while no report says';
comment on column kpi_plan_vs_actual.origin is 'of actual: stated by a report, or derived from months, quarters or halves';
comment on column kpi_plan_vs_actual.gap is 'actual less plan';
comment on column kpi_plan_vs_actual.completion_stated is 'part of the plan that was reached as a report states it, percent';
comment on column kpi_plan_vs_actual.completion_bound is 'over, about, under or range where completion_stated is no exact figure';
comment on column kpi_plan_vs_actual.completion_computed is 'actual as a part of plan, percent';
comment on column kpi_plan_vs_actual.plan_implied is 'the plan that actual and completion_stated imply where none is stated, see kpi_yearly: announced by nobody';
comment on column kpi_plan_vs_actual.plan_growth is 'the growth that was aimed at as it was announced last, percent';
comment on column kpi_plan_vs_actual.plan_growth_bound is 'over, about, under or range where plan_growth is no exact figure';
comment on column kpi_plan_vs_actual.growth is 'the growth that came of it, percent: as stated, else from the levels of both years';
comment on column kpi_plan_vs_actual.growth_bound is 'over, about, under or range where growth is stated and no exact figure';
comment on column kpi_plan_vs_actual.growth_gap is 'growth less plan_growth, percentage points';
comment on column kpi_plan_vs_actual.reached is 'whether the plan was met: by the figures where plan and actual are known, else by completion_stated, else by growth_gap; null while none is known';
comment on column kpi_plan_vs_actual.plan_documents is 'how many reports announce the plan, as a level or as growth';
comment on column kpi_plan_vs_actual.consistency is 'how far to believe the row of kpi_yearly: confirmed, consistent, single or conflict';
comment on column kpi_plan_vs_actual.trust is 'ocr where any figure of the row of kpi_yearly was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_plan_vs_actual.reading is 'both, one or disputed: what two readers make of the figures of the row of kpi_yearly, the weakest of them';
comment on column kpi_plan_vs_actual.digits is 'agreed, one or disputed: what two recognitions make of the digits of its figures read off pictures, the weakest of them; null where none was';
comment on column kpi_plan_vs_actual.corrected is 'what a report says in place of the figures of the row of kpi_yearly, why that is wrong, who says so and since when; null where nothing is corrected';
comment on column kpi_plan_vs_actual.plan_quote is 'the words behind plan';
comment on column kpi_plan_vs_actual.plan_cell_context is 'what plan_quote is where it is a cell of a table; null in prose';
comment on column kpi_plan_vs_actual.plan_growth_quote is 'the words behind plan_growth';
comment on column kpi_plan_vs_actual.plan_growth_cell_context is 'what plan_growth_quote is where it is a cell of a table; null in prose';
comment on column kpi_plan_vs_actual.completion_quote is 'the words behind completion_stated';
comment on column kpi_plan_vs_actual.completion_cell_context is 'what completion_quote is where it is a cell of a table; null in prose';
comment on column kpi_plan_vs_actual.level_document_id is 'the report behind actual, see document; null where there is none';
comment on column kpi_plan_vs_actual.plan_document_id is 'the report behind plan, see document; null where there is none';
comment on column kpi_plan_vs_actual.plan_growth_document_id is 'the report behind plan_growth, see document; null where there is none';
comment on column kpi_plan_vs_actual.growth_document_id is 'the report behind growth as stated, see document; null where there is none';
comment on column kpi_plan_vs_actual.completion_document_id is 'the report behind completion_stated, see document; null where there is none';
comment on column kpi_plan_vs_actual.document_id is 'the report behind the figure shown in kpi_yearly, see document';
comment on column kpi_plan_vs_actual.published_on is 'when that report was published';
