-- grain: one row per KPI figure that a run made new, changed, took away, or brought into conflict or out of it
create table kpi_change (
  run_id varchar not null,
  change varchar not null,
  area_id varchar not null,
  year integer not null,
  indicator varchar not null,
  scope varchar,
  price_basis varchar,
  measure varchar not null,
  old double,
  new double,
  old_quote varchar,
  quote varchar,
  period varchar
);
comment on table kpi_change is 'What each run changed in kpi_period, against the file that was published before it';
comment on column kpi_change.run_id is 'the run that changed it, see run';
comment on column kpi_change.change is 'new, changed, gone; contradicted or settled where the figure stays and what contradicts it came or went';
comment on column kpi_change.area_id is 'the area, see area';
comment on column kpi_change.year is 'the year in which the period of the figure ends';
comment on column kpi_change.period is 'the period of the figure, as in kpi_period';
comment on column kpi_change.indicator is 'the indicator, see indicator';
comment on column kpi_change.scope is 'the scope of the figure';
comment on column kpi_change.price_basis is 'the price basis of the figure';
comment on column kpi_change.measure is 'the column of kpi_period: actual, plan, plan_growth, growth_stated or completion_stated';
comment on column kpi_change.old is 'the figure before the run, in the unit of kpi_period; null when it is new';
comment on column kpi_change.new is 'the figure after the run; null when it is gone';
comment on column kpi_change.old_quote is 'the words behind the figure before the run; null when it is new';
comment on column kpi_change.quote is 'the words behind the new figure, or behind the old one when it is gone';
