-- grain: one row: the last run of a version, of any layout; {run} is its table `run`
select
  run_id, started_at, kind,
  nullif(parameters->>'years', 'every year') as years,
  parameters->>'part_of' as part_of,
  documents_read, changes
from {run}
order by started_at desc, run_id
limit 1;
