-- grain: one row of kpi_review: a thing that a person should look at, the worst first; `total` says how many there are
select kpi_review.*, document.title, count(*) over () as total
from kpi_review
left join document using (document_id)
where ($areas::varchar[] is null or list_contains($areas, kpi_review.area_id))
  and ($indicator::varchar is null or indicator = $indicator)
order by rank
limit $most offset $skip;
