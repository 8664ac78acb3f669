-- grain: one row
create table schema_version (
  version integer not null
);
comment on table schema_version is 'Which layout of tables this file has; a program that knows an older one only refuses to open it';
comment on column schema_version.version is 'counted up whenever a table changes';
