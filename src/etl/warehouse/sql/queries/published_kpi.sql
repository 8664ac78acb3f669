-- grain: one published row of {kpi} in a cell that was not touched before; with $everything all such rows
--
-- Asked before they are computed again. {areas} are those of target_cell: by the names themselves DuckDB passes over the parts
-- of the table that hold others. A column that the published file does not have is null.
insert into published_kpi by name
select columns(lambda name: name in (
  'area_id', 'area', 'year', 'period', 'indicator', 'scope', 'price_basis', 'actual', 'plan', 'plan_growth',
  'growth_stated', 'completion_stated', 'quote', 'plan_quote', 'plan_growth_quote', 'growth_quote', 'completion_quote',
  'consistency'
))
from {kpi}
where ($everything or (area_id in ({areas}) and (area_id, year, indicator) in (from target_cell)))
  and (area_id, year, indicator) not in (from compared_cell);
