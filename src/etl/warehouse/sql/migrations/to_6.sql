-- Layout 6: preliminary figures have a status of their own.
--
-- Nobody noted it until now, so they stay estimates until they are read again.
alter table observation add column status varchar;
update observation set status = scenario where scenario <> 'plan';
comment on column observation.status is 'how far a figure that was reached is settled: estimate (ước; OBS_STATUS E of SDMX), preliminary (sơ bộ; P) or actual (A); null for a plan';
update schema_version set version = 6;
