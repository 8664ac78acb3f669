-- Layout 7: kpi_period is a table, too. What the second reader makes of each figure, what a cell of a table is in its
-- words, and the sentence of a figure were not noted until now; they stay null until the report is read again.
drop view if exists yearly_figure;
alter table observation add column reading varchar;
alter table observation add column reading_probability decimal(28, 6);
comment on column observation.reading is 'what two independent readers make of it: both read the same, disputed (the second reader reads another figure there, so a person should look) or one (it reads none there, does not know the indicator, or the figure is in a table); null where that was not noted';
comment on column observation.reading_probability is 'how probable the second reader holds this reading to be, from 0 to 1, calibrated on reports that it was not trained with; null where it cannot say';
alter table observation add column cell_context varchar;
alter table observation add column sentence_start bigint;
alter table observation add column sentence_end bigint;
alter table rejected add column cell_context varchar;
comment on column observation.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column with strokes between them, a dash for what it does not state; null in prose';
comment on column observation.sentence_start is 'where its sentence begins in document.text, counted from 0: source_sentence gives the words; null where that was not noted';
comment on column observation.sentence_end is 'where its sentence ends in document.text';
comment on column rejected.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column, a dash for what it does not state; null in prose';
update schema_version set version = 7;
