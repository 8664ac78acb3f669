-- grain: one row per report that is about $area or states a figure of it, the latest first
select
  document.document_id, title, publisher, published_on, url, path, trust, withdrawn_on, count(observation_id) as figures
from document
left join observation on observation.document_id = document.document_id and observation.area_id = $area
where document.area_id = $area or observation.area_id = $area
group by all
order by published_on desc nulls last, path
limit $most;
