-- grain: one row per figure of $document between $begin and $end, accepted or in doubt, in the order of the text
select
  'figure' as kind, observation_id as figure_id, document_id, indicator, area_id, period, scenario, measure,
  role_of(measure, scenario) as role, value, value_to, unit, bound, scope, price_basis, quote, char_start, char_end, locator,
  rule, reading, digits, digits_other, null as reason
from observation
where document_id = $document and char_start < $end and char_end > $begin
union all by name
select
  'doubt' as kind, rejected_id as figure_id, indicator, area_id, period, scenario, measure, value, unit, quote,
  char_start, char_end, locator, rule, reason
from rejected
where document_id = $document and coalesce(char_start, 0) < $end and coalesce(char_end, 0) >= $begin
order by char_start, char_end, figure_id
limit $most;
