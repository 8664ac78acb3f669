-- grain: one row of kpi_yearly; a parameter that is null leaves every row in
--
-- An indicator brings its parts along: exports and exports.fdi.
select
  area, year, indicator, scope, price_basis, unit, actual, status, origin, plan, growth_stated, completion_stated,
  consistency, trust, reading, quote, cell_context, corrected
from kpi_yearly
where ($areas::varchar[] is null or list_contains($areas, area_id))
  and ($years::integer[] is null or list_contains($years, year))
  and ($indicator::varchar is null or indicator = $indicator or starts_with(indicator, $indicator || '.'))
  and ($documents::varchar[] is null or document_id in (select unnest($documents::varchar[])))
order by area collate vi, year, indicator, scope nulls first, price_basis nulls first
limit $most;
