-- grain: one row: the last run of a version, of any layout; {run} is its table `run`, in the order of publishing: a clock may go back
select
  run_id, started_at, kind,
  nullif(parameters->>'years', 'every year') as years,
  parameters->>'part_of' as part_of,
  documents_read, changes
from {run}
order by rowid desc
limit 1;
