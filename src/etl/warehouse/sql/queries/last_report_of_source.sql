-- grain: one row per source ($names beside $publishers) that has a report: the day of its last one
--
-- A report is of a source by its folder or by its publisher, however the name of that is written.
with
source as (
  select unnest($names) as name, unnest($publishers) as publisher
),

counted as (
  select path, publisher, coalesce(published_on, read_at::date) as day
  from document
  where withdrawn_on is null
),

-- Of hundreds of names and not of every report: to write a name as its key takes longer than to look it up.
named as (
  select source.name, written.publisher
  from (select distinct publisher from counted) as written
  join source on publisher_key(source.publisher) = publisher_key(written.publisher)
),

found as (
  select source.name, counted.day
  from source
  join counted on starts_with(counted.path, source.name || '/')
  union all
  select named.name, counted.day
  from named
  join counted using (publisher)
)

select name, max(day) as last
from found
group by name;
