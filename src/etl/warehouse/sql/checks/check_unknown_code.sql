-- The catalogue changes between runs; figures of documents that were not read again may still carry a code it has lost,
-- and the views would drop them.
create or replace view check_unknown_code as
select observation_id, 'indicator' as what, indicator as code
from observation
anti join indicator using (indicator)
union all
select observation_id, 'area', area_id
from observation
anti join area using (area_id)
union all
select observation_id, 'unit', unit
from observation
anti join unit using (unit);
comment on view check_unknown_code is 'Figures with a code that the catalogue does not know';
