-- The catalogue changes between runs; figures of documents that were not read again may still carry a code it has lost,
-- and the views would drop them. Of a million figures there are few codes: those are looked up first.
create or replace view check_unknown_code as
with
unknown as (
  select 'indicator' as what, indicator as code
  from (select distinct indicator from observation) anti join indicator using (indicator)
  union all
  select 'area', area_id
  from (select distinct area_id from observation) anti join area using (area_id)
  union all
  select 'unit', unit
  from (select distinct unit from observation) anti join unit using (unit)
)

select observation.observation_id, unknown.what, unknown.code
from observation
join unknown on unknown.code = case unknown.what
  when 'indicator' then observation.indicator
  when 'area' then observation.area_id
  else observation.unit
end;
comment on view check_unknown_code is 'Figures with a code that the catalogue does not know';
