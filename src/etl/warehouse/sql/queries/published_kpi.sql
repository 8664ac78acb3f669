-- grain: one published row of kpi_yearly in a cell that was not touched before; with $everything all such rows
--
-- Asked before they are computed again.
insert into published_kpi
select
  area_id, area, year, indicator, scope, price_basis, actual, plan, growth_stated, completion_stated,
  quote, plan_quote, growth_quote, completion_quote, consistency
from kpi_yearly
where ($everything or (area_id, year, indicator) in (from target_cell))
  and (area_id, year, indicator) not in (from compared_cell);
