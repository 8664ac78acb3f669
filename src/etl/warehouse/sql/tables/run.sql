-- grain: one row per run that published this file or one before it
create table run (
  run_id varchar not null,
  started_at timestamp not null,
  finished_at timestamp not null,
  kind varchar not null,
  parameters varchar not null,
  extractor_version varchar not null,
  versions varchar not null,
  documents_read bigint not null,
  documents_skipped bigint not null,
  documents_failed bigint not null,
  observations bigint not null,
  rejected bigint not null,
  changes bigint not null,
  accepted bigint
);
comment on table run is 'Every run that published something: what it was asked to do and what came of it';
comment on column run.run_id is 'names the run';
comment on column run.started_at is 'when it began (UTC)';
comment on column run.finished_at is 'when its figures were loaded (UTC)';
comment on column run.kind is 'run, backfill or nightly';
comment on column run.parameters is 'what it was asked to do, as JSON';
comment on column run.extractor_version is 'version of the rules and the catalogue';
comment on column run.versions is 'versions of the program and its engines, as JSON';
comment on column run.documents_read is 'documents that were read';
comment on column run.documents_skipped is 'documents that had not changed';
comment on column run.documents_failed is 'documents that could not be read';
comment on column run.observations is 'figures that were accepted';
comment on column run.rejected is 'figures that were not';
comment on column run.changes is 'KPI figures that the run changed, see kpi_change';
comment on column run.accepted is 'changes of past years beyond the bound that a person let pass, see etl run --accept';
