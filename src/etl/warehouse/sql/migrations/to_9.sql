-- Layout 9: figures that were read off a picture say whether two recognitions agreed on their digits.
alter table observation add column digits varchar;
alter table observation add column digits_other varchar;
comment on column observation.digits is 'whether two recognitions read the same digits off a picture: agreed, one (only one read them) or disputed (they differ, and arithmetic bears one of the two out; the others are in rejected); null where the file states the letters, or it was not noted';
comment on column observation.digits_other is 'what the second recognition read where digits is disputed, as written; quote has what the first read';
update schema_version set version = 9;
