-- Layout 9: what a cell of a table is in its words, and the sentence of a figure; null until the report is read again.
alter table observation add column cell_context varchar;
alter table observation add column sentence_start bigint;
alter table observation add column sentence_end bigint;
alter table rejected add column cell_context varchar;
comment on column observation.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column with strokes between them, a dash for what it does not tell; null in prose';
comment on column observation.sentence_start is 'where its sentence begins in document.text, counted from 0: source_sentence gives the words; null where that was not noted';
comment on column observation.sentence_end is 'where its sentence ends in document.text';
comment on column rejected.cell_context is 'what a cell of a table is, in its words: label of the row, unit and headings of the column, a dash for what it does not tell; null in prose';
update schema_version set version = 9;
