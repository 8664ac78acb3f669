-- grain: one row per report that states or corrects a figure of a cell of kpi_period, or is rejected in the review
select distinct document_id
from (
  select document_id, area_id, indicator, period from observation
  union all
  select document_id, area_id, indicator, period from correction
)
where list_contains($cells, struct_pack(area_id := area_id, period := period, indicator := indicator))
order by document_id;
