-- Layout 2: corrections of single figures of documents, both quotes of a change, what a person accepted.
--
-- No program ever wrote a row into the correction table of layout 1, so it is made anew.
drop table correction;
create table correction (
  correction_id varchar not null,
  document_id varchar not null,
  observation_id varchar,
  rejected_id varchar,
  area_id varchar not null,
  indicator varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  scope varchar,
  price_basis varchar,
  expect decimal(28, 6) not null,
  expect_unit varchar not null,
  value decimal(28, 6) not null,
  value_base decimal(38, 6) not null,
  unit varchar not null,
  decimals integer not null,
  quote varchar not null,
  char_start bigint not null,
  reason varchar not null,
  provider varchar not null,
  declared_on date not null
);
comment on table correction is 'Figures that a person declared wrong at the source (data/corrections.toml), and what replaces it';
comment on column correction.correction_id is 'hash of the declaration';
comment on column correction.document_id is 'the report that says it, see document';
comment on column correction.observation_id is 'the figure that gives way, see observation; null when it had been rejected';
comment on column correction.rejected_id is 'the rejected figure that is made good, see rejected; null when it had been accepted';
comment on column correction.area_id is 'the area of the corrected figure, see area';
comment on column correction.indicator is 'the indicator of the corrected figure, see indicator';
comment on column correction.period is 'the period of the corrected figure';
comment on column correction.scenario is 'actual, estimate or plan';
comment on column correction.measure is 'value, growth_yoy and so on';
comment on column correction.scope is 'the scope of the corrected figure, null for the whole';
comment on column correction.price_basis is 'the price basis of the corrected figure, null when unstated';
comment on column correction.expect is 'what the report says; the load fails when it says something else by now';
comment on column correction.expect_unit is 'the unit of expect, see unit';
comment on column correction.value is 'the figure that replaces it, in unit';
comment on column correction.value_base is 'value in the base unit of unit';
comment on column correction.unit is 'the unit of value, see unit';
comment on column correction.decimals is 'how many decimals value is declared with';
comment on column correction.quote is 'the words in the report';
comment on column correction.char_start is 'where the words begin in document.text, counted from 0';
comment on column correction.reason is 'why the report is wrong';
comment on column correction.provider is 'who says so';
comment on column correction.declared_on is 'the day it was declared; before it kpi_yearly_asof shows what the report says';

alter table kpi_change add column old_quote varchar;
comment on column kpi_change.old_quote is 'the words behind the figure before the run; null when it is new';
alter table run add column accepted bigint;
comment on column run.accepted is 'changes of past years beyond the bound that a person let pass, see etl run --accept';
alter table schema_version add column views varchar;
comment on column schema_version.views is 'hash of the SQL files that the macros, views and checks were made from';
update schema_version set version = 2;
