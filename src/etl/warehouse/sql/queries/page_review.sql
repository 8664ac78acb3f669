-- grain: one row of kpi_review: a thing that a person should look at, the worst first; `total` says how many there are
--
-- What is shown of a thing is looked up when it is known which are shown.
with wanted as (
  select rank, count(*) over () as total
  from kpi_review
  where ($areas::varchar[] is null or list_contains($areas, area_id))
    and ($indicator::varchar is null or indicator = $indicator)
  order by rank
  limit $most offset $skip
),

shown as materialized (
  select kpi_review.*, total
  from wanted
  join kpi_review using (rank)
),

report as materialized (
  select document_id, title from document where document_id in (select document_id from shown)
)

select shown.*, report.title
from shown
left join report using (document_id)
order by rank;
