-- grain: publisher (however it is written) × area × period × indicator × scope × price basis × role, where the publisher states it on two days or more
--
-- By how much an early figure was revised: the first statement of a publisher beside its last. Each publisher is held
-- against itself alone, since two may count differently, and a report of an unknown day or publisher is left out. A figure
-- that stayed has a row, too: how many did is what the size of the others is judged by.
create or replace view kpi_revision as
with
-- One statement for each day: the most settled, then the most exact. Of a figure that was corrected the right one.
stated as (
  select
    report.publisher,
    report.office,
    statement.*
  from kpi_statement as statement
  join report using (document_id)
  where report.publisher is not null
    and statement.published_on is not null
    and statement.status is not null
    and statement.withdrawn_on is null
    and not statement.other_unit
  qualify row_number() over (
    partition by report.office, statement.cell_id, statement.role, statement.published_on
    order by
      list_position(['actual', 'preliminary', 'estimate'], statement.status), not statement.exact, statement.step,
      statement.document_id, statement.char_start, statement.observation_id
  ) = 1
),

compared as (
  select
    office,
    cell_id,
    role,
    arg_max(publisher, published_on) as publisher,
    arg_min(stated, published_on) as early,
    arg_max(stated, published_on) as late,
    count(*) as statements
  from stated
  group by office, cell_id, role
  having statements > 1
),

final as (
  select
    publisher,
    late.area_id as area_id,
    late.area as area,
    late.period as period,
    late.year as year,
    period_start(late.period) as period_start,
    period_end(late.period) as period_end,
    late.indicator as indicator,
    late.indicator_name as indicator_name,
    late.scope as scope,
    late.price_basis as price_basis,
    role,
    late.unit as unit,
    early.status as first_status,
    early.value as first_value,
    early.bound as first_bound,
    early.published_on as first_published_on,
    late.status as last_status,
    late.value as last_value,
    late.bound as last_bound,
    late.published_on as last_published_on,
    late.value - early.value as revision,
    if(role = 'level' and late.dimension <> 'ratio' and early.value > 0, 100 * (late.value / early.value - 1), null)
      as revision_pct,
    not same_figure(early.low, early.high, late.low, late.high) as revised,
    statements,
    if('ocr' in (early.trust, late.trust), 'ocr', 'text') as trust,
    least_agreed([early.reading, late.reading]) as reading,
    least_agreed([early.digits, late.digits]) as digits,
    nullif(concat_ws('; ', early.corrected, late.corrected), '') as corrected,
    early.document_id as first_document_id,
    late.document_id as last_document_id,
    early.observation_id as first_observation_id,
    late.observation_id as last_observation_id,
    early.quote as first_quote,
    early.cell_context as first_cell_context,
    late.quote as last_quote,
    late.cell_context as last_cell_context
  from compared
)

select * from final;
comment on view kpi_revision is 'By how much each publisher revised what it had stated first: of levels, growth and completions of every period';
comment on column kpi_revision.publisher is 'who published the reports, as the last one says; publisher_key tells publishers apart';
comment on column kpi_revision.area_id is 'the area, see area';
comment on column kpi_revision.area is 'name of the area in Vietnamese';
comment on column kpi_revision.period is 'the period, as in kpi_period';
comment on column kpi_revision.year is 'the year in which it ends';
comment on column kpi_revision.period_start is 'first day of the period';
comment on column kpi_revision.period_end is 'last day of the period';
comment on column kpi_revision.indicator is 'the indicator, see indicator';
comment on column kpi_revision.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_revision.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_revision.price_basis is 'price basis, null where the reports do not say';
comment on column kpi_revision.role is 'level, growth (on the same period of the year before) or completion (of the plan)';
comment on column kpi_revision.unit is 'unit of first_value, last_value and revision';
comment on column kpi_revision.first_status is 'how far the first figure was settled: estimate (ước), preliminary (sơ bộ) or actual';
comment on column kpi_revision.first_value is 'the figure as it was stated first';
comment on column kpi_revision.first_bound is 'over, about, under or range where first_value is no exact figure';
comment on column kpi_revision.first_published_on is 'day of that statement';
comment on column kpi_revision.last_status is 'how far the last figure is settled: estimate, preliminary or actual';
comment on column kpi_revision.last_value is 'the figure as it was stated last';
comment on column kpi_revision.last_bound is 'over, about, under or range where last_value is no exact figure';
comment on column kpi_revision.last_published_on is 'day of that statement';
comment on column kpi_revision.revision is 'last_value less first_value: of growth, completion and indices in points';
comment on column kpi_revision.revision_pct is 'of a level: revision as a part of first_value, percent; null for growth, completion, indices and rates';
comment on column kpi_revision.revised is 'false where both may mean the same as they are rounded';
comment on column kpi_revision.statements is 'on how many days the publisher stated it';
comment on column kpi_revision.trust is 'ocr where one of the two was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_revision.reading is 'what two independent readers make of both figures, the weaker of them: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_revision.digits is 'what two recognitions make of its digits where one of them was read off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out); null where it was not';
comment on column kpi_revision.corrected is 'where a figure is a declared correction: what the report says, why that is wrong, who says so; null where nothing is corrected';
comment on column kpi_revision.first_document_id is 'the report of the first figure, see document';
comment on column kpi_revision.last_document_id is 'the report of the last figure, see document';
comment on column kpi_revision.first_observation_id is 'the first figure, see observation';
comment on column kpi_revision.last_observation_id is 'the last figure, see observation';
comment on column kpi_revision.first_quote is 'the words behind the first figure';
comment on column kpi_revision.first_cell_context is 'what first_quote is where it is a cell of a table; null in prose';
comment on column kpi_revision.last_quote is 'the words behind the last figure';
comment on column kpi_revision.last_cell_context is 'what last_quote is where it is a cell of a table; null in prose';
