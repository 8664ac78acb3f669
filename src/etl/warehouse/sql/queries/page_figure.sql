-- grain: one row per figure that a report states of $indicator in $area and $period, as it is written
select
  observation_id, document_id, area_id, period, indicator, scope, price_basis, scenario, measure,
  role_of(measure, scenario) as role, status, reading, digits, value_base::double as value_base,
  value_to::double as value_to, unit, bound, quote, cell_context, char_start, char_end, sentence_start, sentence_end, locator
from observation
where area_id = $area and indicator = $indicator and period = $period;
