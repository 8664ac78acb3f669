-- grain: area × year × indicator × scope × price basis
--
-- The rows of kpi_period that are about whole years.
create or replace view kpi_yearly as
select * exclude (period)
from kpi_period
where length(period) = 4
order by area_id, indicator, year, scope, price_basis;
comment on view kpi_yearly is 'Begin here. The KPIs of each area and year: the best statement with its words, the plan, growth and completion as stated and as computed, and how far to believe them. As known on a day: from kpi_yearly_asof(date ''2016-02-29''); all that was ever said: kpi_vintage; months, quarters and halves: kpi_period; whether a plan was met: kpi_plan_vs_actual; what contradicts: kpi_conflict';
comment on column kpi_yearly.area_id is 'the area, see area';
comment on column kpi_yearly.area is 'name of the area in Vietnamese';
comment on column kpi_yearly.area_code is 'code of the General Statistics Office for the area in its time: seven codes mean another province before and after 2025-07-01; null where it has none';
comment on column kpi_yearly.year is 'the year';
comment on column kpi_yearly.period_start is 'first day of the year';
comment on column kpi_yearly.period_end is 'last day of the year';
comment on column kpi_yearly.indicator is 'the indicator, see indicator';
comment on column kpi_yearly.indicator_name is 'name of the indicator in Vietnamese';
comment on column kpi_yearly.scope is 'the part of the indicator that is meant, null for the whole or unstated';
comment on column kpi_yearly.price_basis is 'constant_1994, constant_2010, constant_2020, current, or null where no report says';
comment on column kpi_yearly.unit is 'unit of actual, plan and plan_implied, see unit (bn_vnd is tỷ đồng); all else is in percent';
comment on column kpi_yearly.actual is 'the figure of the year: a declared correction first, then actual before preliminary before estimate, later publication first, exact before rounded';
comment on column kpi_yearly.actual_bound is 'over (trên, hơn: actual or more), about (khoảng), under (gần, dưới: actual or less) or range (from actual to actual_to); null where actual is exact as written, or about where the periods of a derived one differ in it';
comment on column kpi_yearly.actual_to is 'the upper end of a range, in the unit of actual; null for a single figure';
comment on column kpi_yearly.actual_status is 'how far actual is settled: estimate (ước; OBS_STATUS E of SDMX), preliminary (sơ bộ; P) or actual (A) (of a derived one that of its least settled period); null where there is none';
comment on column kpi_yearly.status is 'actual, preliminary (sơ bộ) or estimate (ước): of the level (of a derived one that of its least settled period), else of growth or completion; null for a plan alone';
comment on column kpi_yearly.origin is 'of actual: stated (a report states it) or derived (no report states it: it is periods_sum, see derived_from); a stated one always takes precedence';
comment on column kpi_yearly.periods_sum is 'what the periods of the year come to (12 months, 4 quarters, 2 halves, months added up), in unit; null where a period is missing, and for what is no sum over a period';
comment on column kpi_yearly.provinces_sum is 'of the nation: what all provinces of the time come to, in unit; null where one is missing';
comment on column kpi_yearly.derived_from is 'the observation_id of each level that periods_sum is made of, in order of period';
comment on column kpi_yearly.plan is 'what was aimed at for the year, whoever announced it, the latest announcement first';
comment on column kpi_yearly.plan_bound is 'over (trên, hơn: plan or more), about (khoảng), under (gần, dưới: plan or less) or range (from plan to plan_to); null where plan is exact as written';
comment on column kpi_yearly.plan_to is 'the upper end of a range, in the unit of plan; null for a single figure';
comment on column kpi_yearly.plan_implied is 'the plan that actual and completion_stated imply, where no report that is known states one: computed, announced by nobody';
comment on column kpi_yearly.plan_implied_low is 'the least that plan_implied can be, from the rounding of both figures';
comment on column kpi_yearly.plan_implied_high is 'the most that plan_implied can be, from the rounding of both figures';
comment on column kpi_yearly.plan_growth is 'growth on the year before that was aimed at, whoever announced it, the latest announcement first, percent';
comment on column kpi_yearly.plan_growth_bound is 'over (trên, hơn: plan_growth or more), about (khoảng), under (gần, dưới: plan_growth or less) or range (from plan_growth to plan_growth_to); null where plan_growth is exact as written';
comment on column kpi_yearly.plan_growth_to is 'the upper end of a range, in the unit of plan_growth; null for a single figure';
comment on column kpi_yearly.growth_stated is 'growth on the year before as a report states it, percent';
comment on column kpi_yearly.growth_bound is 'over (trên, hơn: growth_stated or more), about (khoảng), under (gần, dưới: growth_stated or less) or range (from growth_stated to growth_to); null where growth_stated is exact as written';
comment on column kpi_yearly.growth_to is 'the upper end of a range, in the unit of growth_stated; null for a single figure';
comment on column kpi_yearly.growth_status is 'how far growth_stated is settled: estimate (ước; OBS_STATUS E of SDMX), preliminary (sơ bộ; P) or actual (A); null where there is none';
comment on column kpi_yearly.growth_computed is 'growth from the levels of both years, same scope and price basis, percent';
comment on column kpi_yearly.completion_stated is 'part of the plan that was reached as a report states it, percent: from 100 on it was met';
comment on column kpi_yearly.completion_bound is 'over (trên, hơn: completion_stated or more), about (khoảng), under (gần, dưới: completion_stated or less) or range (from completion_stated to completion_to); null where completion_stated is exact as written';
comment on column kpi_yearly.completion_to is 'the upper end of a range, in the unit of completion_stated; null for a single figure';
comment on column kpi_yearly.completion_status is 'how far completion_stated is settled: estimate (ước; OBS_STATUS E of SDMX), preliminary (sơ bộ; P) or actual (A); null where there is none';
comment on column kpi_yearly.completion_computed is 'actual as a part of plan, percent; where plan was revised, completion_stated may be of an earlier one (kpi_plan_vs_actual)';
comment on column kpi_yearly.consistency is 'confirmed (the arithmetic agrees, or another report, of another publisher, no copy and in other words), consistent (several statements, none against another), single (one statement, or a scan that nothing confirms) or conflict (see contradiction and kpi_conflict); reading and trust do not change it, see docs/accuracy.md';
comment on column kpi_yearly.trust is 'ocr where any figure of the row was read off a picture, so that a digit may be wrong; else text';
comment on column kpi_yearly.reading is 'what two independent readers make of the figures of the row, the weakest of them: both (read the same), one (the second reader reads none, or does not know the indicator) or disputed (it reads another: look at the words); null where that was not noted or a person corrected it';
comment on column kpi_yearly.digits is 'what two recognitions make of the digits of its figures that were read off pictures, the weakest of them: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out); null where no figure was read off a picture';
comment on column kpi_yearly.documents is 'how many reports state the figure shown, or the periods of a derived one (level, else growth, else completion, else plan, else planned growth), copies of one another included';
comment on column kpi_yearly.disagreeing is 'how many of them state something that cannot mean the same, an estimate that was revised included (kpi_vintage has them all); 0 when none does';
comment on column kpi_yearly.document_id is 'the report behind the figure shown (of a derived one that of its last period); table document has its publisher, title, address and text';
comment on column kpi_yearly.quote is 'the words behind the figure shown (of a derived one those of all its periods, with + between them)';
comment on column kpi_yearly.cell_context is 'where the words are a cell of a table: what it is (label of the row, unit and headings of the column); null in prose';
comment on column kpi_yearly.published_on is 'when that report was published';
comment on column kpi_yearly.plan_quote is 'the words behind plan';
comment on column kpi_yearly.plan_cell_context is 'what plan_quote is where it is a cell of a table; null in prose';
comment on column kpi_yearly.plan_growth_quote is 'the words behind plan_growth';
comment on column kpi_yearly.plan_growth_cell_context is 'what plan_growth_quote is where it is a cell of a table; null in prose';
comment on column kpi_yearly.growth_quote is 'the words behind growth_stated';
comment on column kpi_yearly.growth_cell_context is 'what growth_quote is where it is a cell of a table; null in prose';
comment on column kpi_yearly.completion_quote is 'the words behind completion_stated';
comment on column kpi_yearly.completion_cell_context is 'what completion_quote is where it is a cell of a table; null in prose';
comment on column kpi_yearly.level_document_id is 'the report behind actual (of a derived one that of its last period), see document; null where there is none';
comment on column kpi_yearly.plan_document_id is 'the report behind plan, see document; null where there is none';
comment on column kpi_yearly.plan_growth_document_id is 'the report behind plan_growth, see document; null where there is none';
comment on column kpi_yearly.growth_document_id is 'the report behind growth_stated, see document; null where there is none';
comment on column kpi_yearly.completion_document_id is 'the report behind completion_stated, see document; null where there is none';
comment on column kpi_yearly.level_observation_id is 'the figure behind actual, see observation: etl review corrects it by this id; null of a derived one, see derived_from';
comment on column kpi_yearly.plan_observation_id is 'the figure behind plan, see observation: etl review corrects it by this id';
comment on column kpi_yearly.plan_growth_observation_id is 'the figure behind plan_growth, see observation: etl review corrects it by this id';
comment on column kpi_yearly.growth_observation_id is 'the figure behind growth_stated, see observation: etl review corrects it by this id';
comment on column kpi_yearly.completion_observation_id is 'the figure behind completion_stated, see observation: etl review corrects it by this id';
comment on column kpi_yearly.contradiction is 'what does not fit together when consistency is conflict, statement by statement in kpi_conflict; null when nothing contradicts';
comment on column kpi_yearly.corrected is 'what a report says in place of the figures shown, why that is wrong, who says so and since when; null where nothing is corrected';
