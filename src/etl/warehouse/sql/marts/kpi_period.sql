-- grain: area × period × indicator × scope × price basis
--
-- How a figure is chosen, computed and graded stands in kpi_period_asof; this is the same with nothing left out.
create or replace view kpi_period as
select * from kpi_period_asof(date 'infinity')
order by area_id, indicator, year, period, scope, price_basis;
comment on view kpi_period is 'The KPIs of each area and period: months, quarters, halves, months added up, years and spans of years, with the columns and grades of kpi_yearly. Periods overlap: choose one kind before adding any up';
comment on column kpi_period.area_id is 'the area, see area';
comment on column kpi_period.area is 'name of the area in Vietnamese';
comment on column kpi_period.period is '2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 (months added up) or 2011/2015 (years)';
comment on column kpi_period.year is 'the year in which the period ends';
comment on column kpi_period.period_start is 'first day of the period';
comment on column kpi_period.period_end is 'last day of the period';
comment on column kpi_period.indicator is 'the indicator, see indicator';
comment on column kpi_period.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_period.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_period.price_basis is 'constant_1994, constant_2010, current, or null where no report says';
comment on column kpi_period.unit is 'unit of actual, plan and plan_implied, see unit (bn_vnd is tỷ đồng); all else is in percent';
comment on column kpi_period.actual is 'the figure of the period: a declared correction first, then actual before preliminary before estimate, later publication first, exact before rounded';
comment on column kpi_period.status is 'actual, preliminary (sơ bộ) or estimate (ước): of the level, else of growth or completion; null for a plan alone';
comment on column kpi_period.origin is 'stated: a report states it (derived, from its parts, is for a later version)';
comment on column kpi_period.plan is 'what was aimed at for the period, whoever announced it, the latest announcement first';
comment on column kpi_period.plan_implied is 'the plan that actual and completion_stated imply, where no report that is known states one: computed, announced by nobody';
comment on column kpi_period.plan_implied_low is 'the least that plan_implied can be, from the rounding of both figures';
comment on column kpi_period.plan_implied_high is 'the most that plan_implied can be, from the rounding of both figures';
comment on column kpi_period.plan_growth is 'growth on the same period of the year before that was aimed at, whoever announced it, the latest announcement first, percent';
comment on column kpi_period.growth_stated is 'growth on the same period of the year before as a report states it, percent';
comment on column kpi_period.growth_computed is 'growth from the levels of both, same scope and price basis, percent; null for a span of years';
comment on column kpi_period.completion_stated is 'part of the plan that was reached as a report states it, percent: from 100 on it was met';
comment on column kpi_period.completion_computed is 'actual as a part of plan, percent; where plan was revised, completion_stated may be of an earlier one (of years: kpi_plan_vs_actual)';
comment on column kpi_period.consistency is 'confirmed (the arithmetic agrees, or another report that is no copy and uses other words), consistent (several statements, none against another), single (one statement, or a scan that nothing confirms) or conflict (see contradiction and kpi_conflict); reading and trust do not change it, see docs/accuracy.md';
comment on column kpi_period.trust is 'ocr where any figure of the row was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_period.reading is 'what two independent readers make of the figures of the row, the weakest of them: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_period.documents is 'how many reports state the figure shown (level, else growth, else completion, else plan, else planned growth), copies of one another included';
comment on column kpi_period.disagreeing is 'how many of them state something that cannot mean the same, an estimate that was revised included (of years kpi_vintage has them all); 0 when none does';
comment on column kpi_period.document_id is 'the report behind the figure shown; table document has its publisher, title, address and text';
comment on column kpi_period.quote is 'the words behind the figure shown';
comment on column kpi_period.cell_context is 'where the words are a cell of a table: what it is (label of the row, unit and headings of the column); null in prose';
comment on column kpi_period.published_on is 'when that report was published';
comment on column kpi_period.plan_quote is 'the words behind plan';
comment on column kpi_period.plan_cell_context is 'what plan_quote is where it is a cell of a table; null in prose';
comment on column kpi_period.plan_growth_quote is 'the words behind plan_growth';
comment on column kpi_period.plan_growth_cell_context is 'what plan_growth_quote is where it is a cell of a table; null in prose';
comment on column kpi_period.growth_quote is 'the words behind growth_stated';
comment on column kpi_period.growth_cell_context is 'what growth_quote is where it is a cell of a table; null in prose';
comment on column kpi_period.completion_quote is 'the words behind completion_stated';
comment on column kpi_period.completion_cell_context is 'what completion_quote is where it is a cell of a table; null in prose';
comment on column kpi_period.level_document_id is 'the report behind actual, see document; null where there is none';
comment on column kpi_period.plan_document_id is 'the report behind plan, see document; null where there is none';
comment on column kpi_period.plan_growth_document_id is 'the report behind plan_growth, see document; null where there is none';
comment on column kpi_period.growth_document_id is 'the report behind growth_stated, see document; null where there is none';
comment on column kpi_period.completion_document_id is 'the report behind completion_stated, see document; null where there is none';
comment on column kpi_period.level_observation_id is 'the figure behind actual, see observation: etl review corrects it by this id';
comment on column kpi_period.plan_observation_id is 'the figure behind plan, see observation: etl review corrects it by this id';
comment on column kpi_period.plan_growth_observation_id is 'the figure behind plan_growth, see observation: etl review corrects it by this id';
comment on column kpi_period.growth_observation_id is 'the figure behind growth_stated, see observation: etl review corrects it by this id';
comment on column kpi_period.completion_observation_id is 'the figure behind completion_stated, see observation: etl review corrects it by this id';
comment on column kpi_period.contradiction is 'what does not fit together when consistency is conflict, statement by statement in kpi_conflict; null when nothing contradicts';
comment on column kpi_period.corrected is 'what a report says in place of the figures shown, why that is wrong, who says so and since when; null where nothing is corrected';
