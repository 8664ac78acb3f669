-- grain: one row of kpi_conflict: a statement of a cell that contradicts itself
select kpi_conflict.*, observation.char_start, observation.period as stated_period, document.title
from kpi_conflict
left join observation on observation.observation_id = kpi_conflict.observation_id
join document on document.document_id = kpi_conflict.document_id
where kpi_conflict.area_id = $area and kpi_conflict.period = $period and kpi_conflict.indicator = $indicator
  and ifnull(kpi_conflict.scope, '') = ifnull($scope::varchar, '')
  and ifnull(kpi_conflict.price_basis, '') = ifnull($price_basis::varchar, '')
order by role, kpi_conflict.published_on nulls first, document_id, kpi_conflict.observation_id
limit $most;
