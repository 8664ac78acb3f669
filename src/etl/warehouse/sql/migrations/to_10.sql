-- Layout 10: a document that could not be read says how often that was tried, and one that is in doubt within which bounds.
alter table document add column tries integer;
alter table document add column bounds varchar;
comment on column document.tries is 'how often in a row reading it failed for a reason that may pass (memory, time, a process that was killed): the next run reads it again until it has failed three times; null for every other document';
comment on column document.bounds is 'the bounds of reading (ETL_BOUND_…) within which a document that is not simply read was read: a run within others reads it again; null for one that was read, and where it was not noted';
update schema_version set version = 10;
