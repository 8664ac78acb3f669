-- grain: one row per run, the last five
select kind, strftime(started_at, '%Y-%m-%d %H:%M') as started, documents_read as read,
       documents_skipped as skipped, documents_failed as failed, observations, rejected, extractor_version
from run order by rowid desc limit 5;
