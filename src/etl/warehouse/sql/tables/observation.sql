-- grain: one row per figure of a document, as stated
create table observation (
  observation_id varchar not null,
  document_id varchar not null,
  indicator varchar not null,
  area_id varchar not null,
  period varchar not null,
  scenario varchar not null,
  measure varchar not null,
  value decimal(28, 6) not null,
  value_to decimal(28, 6),
  unit varchar not null,
  value_base decimal(38, 6) not null,
  base_unit varchar not null,
  decimals integer not null,
  bound varchar,
  price_basis varchar,
  scope varchar,
  base varchar,
  quote varchar not null,
  char_start bigint not null,
  char_end bigint not null,
  locator varchar not null,
  rule varchar not null,
  wording bigint,
  status varchar,
  reading varchar,
  reading_probability decimal(28, 6),
  cell_context varchar,
  sentence_start bigint,
  sentence_end bigint,
  digits varchar,
  digits_other varchar
);
comment on table observation is 'Every accepted figure, with the words it was read from; nothing here is computed';
comment on column observation.observation_id is 'hash of document, indicator, area, period, scenario, measure and place in the text';
comment on column observation.document_id is 'the report it was read from, see document';
comment on column observation.indicator is 'what is measured, see indicator';
comment on column observation.area_id is 'the province or the nation it is about, see area';
comment on column observation.period is '2015, 2015-H1, 2015-Q1, 2015-M07, 2015-M01/M09 (months added up) or 2011/2015 (years)';
comment on column observation.scenario is 'actual, estimate (ước, sơ bộ) or plan (kế hoạch, mục tiêu, phấn đấu)';
comment on column observation.measure is 'value, growth_yoy, growth_mom, growth_avg, growth_base, plan_completion or share';
comment on column observation.value is 'the figure in unit, as written; the lower end of a range';
comment on column observation.value_to is 'the upper end of a range, null for a single figure';
comment on column observation.unit is 'the unit as written, see unit';
comment on column observation.value_base is 'value in base_unit';
comment on column observation.base_unit is 'the unit that unit is counted in: vnd, usd, kwh, pct, count';
comment on column observation.decimals is 'how many decimals it was written with: value ± half of 10^-decimals is what the print can mean';
comment on column observation.bound is 'over (trên, hơn), about (khoảng), under (gần, dưới) or null';
comment on column observation.price_basis is 'constant_1994, constant_2010, current, or null where the report does not say';
comment on column observation.scope is 'the part of the indicator the report means (border_gates, goods, ...), null for the whole or unstated';
comment on column observation.base is 'for growth_base: the period it is compared with';
comment on column observation.quote is 'the words it was read from';
comment on column observation.char_start is 'where quote begins in document.text, counted from 0';
comment on column observation.char_end is 'where quote ends: substr(text, char_start + 1, char_end - char_start) = quote';
comment on column observation.locator is 'the place as a person would say it: line, page, table and row';
comment on column observation.rule is 'the rule that read it';
comment on column observation.wording is 'the sentence it is in as a hash of its letters and digits: the same number, the same words; null where that was not noted';
comment on column observation.status is 'how far a figure that was reached is settled: estimate (ước; OBS_STATUS E of SDMX), preliminary (sơ bộ; P) or actual (A); null for a plan';
comment on column observation.reading is 'what two independent readers make of it: both read the same, disputed (the second reader reads another figure there, so a person should look) or one (it reads none there, does not know the indicator, or the figure is in a table); null where that was not noted';
comment on column observation.reading_probability is 'how probable the second reader holds this reading to be, from 0 to 1, calibrated on reports that it was not trained with; null where it cannot say';
comment on column observation.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column with strokes between them, a dash for what it does not state; null in prose';
comment on column observation.sentence_start is 'where its sentence begins in document.text, counted from 0: source_sentence gives the words; null where that was not noted';
comment on column observation.sentence_end is 'where its sentence ends in document.text';
comment on column observation.digits is 'whether two recognitions read the same digits off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out; the others are in rejected); null where the file states the letters, or it was not noted';
comment on column observation.digits_other is 'what the second recognition read where digits is disputed, as written; quote has what the first read';
