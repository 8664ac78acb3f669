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
)

select kpi_review.*, document.title, total
from wanted
join kpi_review using (rank)
left join document using (document_id)
order by rank;
