-- grain: one row per figure that was seen and not accepted
create table rejected (
  rejected_id varchar not null,
  document_id varchar not null,
  stage varchar not null,
  reason varchar not null,
  indicator varchar,
  area_id varchar,
  period varchar,
  scenario varchar,
  measure varchar,
  value decimal(28, 6),
  unit varchar,
  quote varchar not null,
  char_start bigint,
  char_end bigint,
  locator varchar,
  rule varchar,
  cell_context varchar
);
comment on table rejected is 'Figures that were not accepted, each with its reasons; what could not be determined is null';
comment on column rejected.rejected_id is 'hash of document, stage, place, reading and reason';
comment on column rejected.document_id is 'the report, see document';
comment on column rejected.stage is 'extract (could not be placed) or validate (placed, and not believable)';
comment on column rejected.reason is 'what is wrong, in plain sentences, the worst first';
comment on column rejected.indicator is 'what it seems to measure';
comment on column rejected.area_id is 'the area it seems to be about';
comment on column rejected.period is 'the period it seems to be about';
comment on column rejected.scenario is 'actual, estimate or plan, as far as it could be determined';
comment on column rejected.measure is 'value, growth_yoy and so on, as far as it could be determined';
comment on column rejected.value is 'the figure in unit; null also for a number that does not fit the column, see quote';
comment on column rejected.unit is 'the unit as written';
comment on column rejected.quote is 'the words it was read from';
comment on column rejected.char_start is 'where quote begins in document.text, counted from 0';
comment on column rejected.char_end is 'where quote ends in document.text';
comment on column rejected.locator is 'the place as a person would say it';
comment on column rejected.rule is 'the rule that read it';
comment on column rejected.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column, a dash for what it does not state; null in prose';
