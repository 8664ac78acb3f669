-- Views compare figures in their base unit; one that is not the written figure times its unit compares wrongly.
create or replace view check_value_base as
select observation_id, value, observation.unit, value_base, observation.base_unit
from observation
join unit using (unit)
where value_base::decimal(38, 6) <> (value::decimal(38, 6) * unit.factor::bigint)::decimal(38, 6)
  or observation.base_unit <> unit.base_unit;
comment on view check_value_base is 'Figures whose value in the base unit is not the written value times its unit';
