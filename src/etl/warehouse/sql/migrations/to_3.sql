-- Layout 3: what the letters were read from, the words around a figure, and which reports repeat each other.
--
-- Nobody noted until now whether a PDF was read by OCR, so the careful answer holds until it is read again.
alter table document add column trust varchar;
update document set trust = if(format in ('pdf', 'image'), 'ocr', 'text') where status <> 'failed';
comment on column document.trust is 'text, or ocr where letters were read off a picture, so that a digit may be wrong; null for a document that could not be read';

alter table observation add column wording bigint;
comment on column observation.wording is 'the sentence it is in as a hash of its letters and digits: the same number, the same words; null where that was not noted';

create table witness (
  document_id varchar not null,
  witness varchar not null
);
comment on table witness is 'Reports that are one witness, however often they were printed: published at one address, or most of the sentences with figures are the same words';
comment on column witness.document_id is 'the report, see document';
comment on column witness.witness is 'the one that represents all that repeat each other: the least of their document_ids';
update schema_version set version = 3;
