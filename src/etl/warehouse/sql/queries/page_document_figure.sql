-- grain: one row per figure of $document between $begin and $end, accepted or in doubt, in the order of the text
--
-- `cell_*` name the cell of kpi_period that a figure is about, null where it is about none.
with
about as (
  select observation_id, any_value(role) as role, any_value(price_basis) as cell_price_basis
  from kpi_statement
  where document_id = $document and not other_unit
  group by observation_id
)

select
  'figure' as kind, observation.observation_id as figure_id, indicator, area_id, period, scenario, measure, value,
  value_to, unit, bound, scope, price_basis, about.role, about.cell_price_basis, quote, char_start, char_end, locator,
  rule, reading, reading_probability, cell_context, null as reason
from observation
left join about using (observation_id)
where document_id = $document and char_start < $end and char_end > $begin
union all by name
select
  'doubt' as kind, rejected_id as figure_id, indicator, area_id, period, scenario, measure, value, unit, quote,
  char_start, char_end, locator, rule, cell_context, reason
from rejected
where document_id = $document and coalesce(char_start, 0) < $end and coalesce(char_end, 0) >= $begin
order by char_start, char_end, figure_id
limit $most;
