-- grain: one row per report that is about $area or states a figure of it, the latest first
--
-- Titles, names and addresses are long: they are looked up for the reports that are shown, not for all that are sorted.
with counted as (
  select document_id, count(*) as figures
  from observation
  where area_id = $area
  group by document_id
),

latest as (
  select document.rowid as place, coalesce(figures, 0) as figures
  from document
  left join counted using (document_id)
  where area_id = $area or figures is not null
  order by published_on desc nulls last, document_id
  limit $most
)

select document_id, title, publisher, published_on, url, path, trust, withdrawn_on, figures
from latest
join document on document.rowid = latest.place
order by published_on desc nulls last, path;
