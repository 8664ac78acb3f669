-- Layout 11: what of a report others may repeat is kept, so that a new one is not held against the words of all.
create table report_words (
  area_id varchar not null,
  document_id varchar not null,
  report ubigint not null,
  wording bigint,
  words ubigint
);
comment on table report_words is 'What of each report others may repeat: its sentences with figures, their clauses, and its address';
comment on column report_words.area_id is 'the area the sentence tells of, see area; address where it is none';
comment on column report_words.document_id is 'the report, see document';
comment on column report_words.report is 'document_id as a number: by it the rows of few reports are found among those of many';
comment on column report_words.wording is 'the sentence, see observation; null for an address';
comment on column report_words.words is 'hash of the clause with a figure, null where that is too short to name anything; of what of the address says which report it is';
update schema_version set version = 11;
