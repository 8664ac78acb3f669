-- grain: one row per report that is about $area or states a figure of it, the latest first
select document_id, title, publisher, published_on, url, path, trust, withdrawn_on, figures
from area_report
where area_id = $area
order by published_on desc nulls last, path, document_id
limit $most;
