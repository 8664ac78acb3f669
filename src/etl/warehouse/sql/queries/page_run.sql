-- grain: one row per run, the latest first
select run_id, kind, started_at, finished_at, extractor_version, documents_read, documents_skipped, documents_failed,
  observations, rejected, changes, accepted
from run
where $run::varchar is null or run_id = $run
order by rowid desc
limit $most;
