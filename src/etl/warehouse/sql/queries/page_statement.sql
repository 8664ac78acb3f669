-- grain: one row per statement about $indicator in $area and $period, in order of publication; unknown days come first
--
-- Only reports that speak of the cell are looked at, whatever the warehouse holds. A correction stands beside the figure
-- that it replaces, whose place in the text it has.
with
near as (
  select document_id from observation where area_id = $area and indicator = $indicator and period = $period
  union
  select document_id from correction where area_id = $area and indicator = $indicator and period = $period
)

select
  statement.observation_id, statement.document_id, statement.scope, statement.price_basis, statement.role,
  statement.scenario, statement.status, statement.reading, statement.unit, statement.value, statement.low,
  statement.high, statement.published_on, statement.trust, statement.quote, statement.cell_context,
  statement.declared_on, statement.withdrawn_on, statement.corrected, statement.other_unit,
  observation.bound, observation.value as written, observation.value_to as written_to, observation.unit as written_unit,
  observation.char_start, observation.char_end, observation.sentence_start, observation.sentence_end,
  observation.locator, observation.rule, observation.reading_probability,
  document.title, document.publisher, document.url, document.path, document.format, document.withdrawn_reason,
  greatest(0, coalesce(observation.sentence_start, observation.char_start) - $around) as text_start,
  substr(
    document.text, greatest(0, coalesce(observation.sentence_start, observation.char_start) - $around) + 1,
    least(coalesce(observation.sentence_end, observation.char_end)
      - coalesce(observation.sentence_start, observation.char_start), $longest) + 2 * $around
  ) as text
from kpi_statement as statement
left join observation on observation.observation_id = statement.observation_id
join document on document.document_id = statement.document_id
where statement.area_id = $area and statement.indicator = $indicator and statement.period = $period
  and statement.document_id in (from near)
order by coalesce(statement.declared_on, statement.published_on) nulls first, statement.document_id,
  statement.char_start, statement.observation_id, statement.corrected nulls first
limit $most;
