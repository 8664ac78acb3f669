-- grain: one row of kpi_conflict: a statement of a cell that contradicts itself
--
-- Chosen before it is joined, so that figures and reports are looked up for what is shown alone.
with conflict as materialized (
  from kpi_conflict
  where area_id = $area and period = $period and indicator = $indicator
    and ifnull(scope, '') = ifnull($scope::varchar, '') and ifnull(price_basis, '') = ifnull($price_basis::varchar, '')
),

figure as materialized (
  select observation_id, char_start, period as stated_period
  from observation
  where document_id in (select document_id from conflict) and observation_id in (select observation_id from conflict)
),

report as materialized (
  select document_id, title from document where document_id in (select document_id from conflict)
)

select conflict.*, figure.char_start, figure.stated_period, report.title
from conflict
left join figure using (observation_id)
join report using (document_id)
order by role, published_on nulls first, document_id, observation_id
limit $most;
