-- grain: one row per backfill that began at or after $since under the rules $version, with the years it was about
select run_id, parameters->>'years' as years, contains(parameters->>'arguments', '--missing') as missing
from run
where kind = 'backfill' and extractor_version = $version and started_at >= $since
order by started_at;
