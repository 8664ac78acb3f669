-- grain: one row of kpi_conflict: a statement of a cell that contradicts itself
select role, period, unit, value, shown, computed, document_id, path, observation_id
from kpi_conflict
where area_id = $area and period = $period and indicator = $indicator
  and ifnull(scope, '') = ifnull($scope::varchar, '') and ifnull(price_basis, '') = ifnull($price_basis::varchar, '')
order by role, published_on nulls first, document_id, observation_id
limit $most;
