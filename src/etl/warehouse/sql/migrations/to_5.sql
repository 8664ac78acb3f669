-- Layout 5: reports that were withdrawn.
--
-- Names relative to the raw folder have neither a root nor a way up; of an older file nobody noted more.
alter table document add column in_raw boolean;
alter table document add column withdrawn_on date;
alter table document add column withdrawn_reason varchar;
comment on column document.in_raw is 'whether it was found in the raw folder: only then does a run over that folder notice that it is gone; null where nobody noted it';
comment on column document.withdrawn_on is 'the day from which its figures count no more, since its raw file is gone or its card says that it was retracted; null while they count';
comment on column document.withdrawn_reason is 'why it is withdrawn; null while its figures count';
update document set in_raw = not regexp_matches(path, '^(/|[A-Za-z]:|\.\./)');
update schema_version set version = 5;
