-- grain: one row per raw file that was read, or that could not be read
create table document (
  document_id varchar not null,
  path varchar not null,
  format varchar,
  title varchar,
  published_on date,
  published_on_evidence varchar,
  area_id varchar,
  area_evidence varchar,
  url varchar,
  publisher varchar,
  text varchar not null,
  card_sha256 varchar,
  extractor_version varchar not null,
  status varchar not null,
  reason varchar,
  read_at timestamp not null,
  trust varchar,
  in_raw boolean,
  withdrawn_on date,
  withdrawn_reason varchar,
  tries integer,
  bounds varchar
);
comment on table document is 'The reports: one row per raw file, with the text that every quote and offset refers to';
comment on column document.document_id is 'sha256 of the raw bytes; of the path where the bytes could not be had';
comment on column document.path is 'where the raw file lies, as it was named to the run';
comment on column document.format is 'the reader that read it: txt, html, docx, doc, rtf, xlsx, xls, ods, csv, pdf or image';
comment on column document.title is 'the headline, null when none was found';
comment on column document.published_on is 'day of publication, null when it could not be determined';
comment on column document.published_on_evidence is 'where the day was found: card, metadata, byline, text, publisher or url';
comment on column document.area_id is 'the province (or the nation) the report is about, see area';
comment on column document.area_evidence is 'where the province was found: card, metadata, byline, text, publisher or url';
comment on column document.url is 'where the report was published';
comment on column document.publisher is 'who published it';
comment on column document.text is 'the text as read, in Unicode NFC; empty for a document that could not be read';
comment on column document.card_sha256 is 'sha256 of the card beside the raw file, null without a card';
comment on column document.extractor_version is 'version of the rules and the catalogue it was read with';
comment on column document.status is 'read, doubtful (province or year cannot be determined, or no figure was found) or failed (could not be read)';
comment on column document.reason is 'why it is doubtful or failed, and what to do about it';
comment on column document.read_at is 'when it was read (UTC)';
comment on column document.trust is 'text, or ocr where letters were read off a picture, so that a digit may be wrong; null for a document that could not be read';
comment on column document.in_raw is 'whether it was found in the raw folder: only then does a run over that folder notice that it is gone; null where nobody noted it';
comment on column document.withdrawn_on is 'the day from which its figures count no more, since its raw file is gone or its card says that it was retracted; null while they count';
comment on column document.withdrawn_reason is 'why it is withdrawn; null while its figures count';
comment on column document.tries is 'how often in a row reading it failed for a reason that may pass (memory, time, a process that was killed): the next run reads it again until it has failed three times; null for every other document';
comment on column document.bounds is 'the bounds of reading (ETL_BOUND_…) within which a document that is not simply read was read: a run within others reads it again; null for one that was read, and where it was not noted';
