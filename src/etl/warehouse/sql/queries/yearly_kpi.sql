-- grain: one row of kpi_yearly; a parameter that is null leaves every row in
--
-- An indicator brings its parts along: exports and exports.fdi.
select
  area, year, indicator, scope, price_basis, unit, actual, actual_bound, actual_to, status, origin, plan, plan_bound,
  plan_to, growth_stated, growth_bound, growth_to, completion_stated, completion_bound, completion_to, consistency,
  trust, reading, digits, quote, cell_context, corrected
from kpi_yearly
where ($areas::varchar[] is null or list_contains($areas, area_id))
  and ($years::integer[] is null or list_contains($years, year))
  and ($indicator::varchar is null or indicator = $indicator or starts_with(indicator, $indicator || '.'))
  and ($documents::varchar[] is null or document_id in (select unnest($documents::varchar[])))
order by area collate vi, year, indicator, scope nulls first, price_basis nulls first
limit $most;
