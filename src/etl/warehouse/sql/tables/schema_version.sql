-- grain: one row
create table schema_version (
  version integer not null,
  views varchar
);
comment on table schema_version is 'Which layout of tables this file has; a program that knows an older one only refuses to open it';
comment on column schema_version.version is 'counted up whenever a table changes';
comment on column schema_version.views is 'hash of the SQL files that the macros, views and checks were made from';
