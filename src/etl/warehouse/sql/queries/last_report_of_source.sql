-- grain: one row per source ($names beside $publishers) that has a report: the day of its last one
select source.name, max(coalesce(document.published_on, document.read_at::date)) as last
from (select unnest($names) as name, unnest($publishers) as publisher) as source
join document
  on document.withdrawn_on is null
  and (starts_with(document.path, source.name || '/') or document.publisher = source.publisher)
group by all;
