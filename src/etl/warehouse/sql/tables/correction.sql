-- grain: one row per declared correction of a published figure
create table correction (
  correction_id varchar not null,
  area_id varchar not null,
  indicator varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  scope varchar,
  price_basis varchar,
  expect decimal(28, 6),
  value decimal(28, 6) not null,
  unit varchar not null,
  reason varchar not null,
  provider varchar not null,
  declared_on date not null
);
comment on table correction is 'Figures that a person declared wrong at the source, and what stands in their place';
comment on column correction.correction_id is 'hash of the corrected cell';
comment on column correction.area_id is 'the area of the corrected figure, see area';
comment on column correction.indicator is 'the indicator of the corrected figure, see indicator';
comment on column correction.period is 'the period of the corrected figure';
comment on column correction.scenario is 'actual, estimate or plan';
comment on column correction.measure is 'value, growth_yoy and so on';
comment on column correction.scope is 'the scope of the corrected figure, null for the whole';
comment on column correction.price_basis is 'the price basis of the corrected figure, null when unstated';
comment on column correction.expect is 'the figure as the reports have it; a correction that no longer meets it is out of date';
comment on column correction.value is 'the figure that stands in its place, in unit';
comment on column correction.unit is 'the unit of expect and value, see unit';
comment on column correction.reason is 'why the published figure is wrong';
comment on column correction.provider is 'who says so';
comment on column correction.declared_on is 'the day it was declared';
