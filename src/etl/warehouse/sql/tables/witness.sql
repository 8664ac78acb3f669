-- grain: one row per report that repeats others; a report of its own has none
--
-- Filled from document and observation at every run, see queries/repeated_words.sql.
create table witness (
  document_id varchar not null,
  witness varchar not null
);
comment on table witness is 'Reports that are one witness, however often they were printed: published at one address, or most of the sentences with figures are the same words';
comment on column witness.document_id is 'the report, see document';
comment on column witness.witness is 'the one that represents all that repeat each other: the least of their document_ids';
