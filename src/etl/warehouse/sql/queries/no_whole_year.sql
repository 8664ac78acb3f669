-- grain: one row per province that reports are about, or state something of, but no headline indicator of a whole year
with
figure as (
  select observation.area_id, count(*) as figures
  from observation
  join document using (document_id)
  where document.withdrawn_on is null
  group by all
)
select area.area_id, area.name as area, coalesce(figures, 0) as figures
from area
left join figure on figure.area_id = area.area_id
where area.kind <> 'nation'
  and (figures is not null or area.area_id in (select document.area_id from document where withdrawn_on is null))
  and area.area_id not in (select kpi_coverage.area_id from kpi_coverage where coverage <> 'missing')
order by area collate vi, area.area_id;
