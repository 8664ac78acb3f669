-- grain: one row per statement about $indicator in $area and $period, in order of publication; unknown days come first
--
-- Only what speaks of the cell is looked at, whatever the warehouse holds: figures and reports are chosen before they are
-- joined, and materialized, so that no other join takes the place of that choice. A correction stands beside the figure
-- that it replaces, whose place in the text it has.
with
statement as materialized (
  from kpi_statement where area_id = $area and indicator = $indicator and period = $period
),

figure as materialized (
  from observation where area_id = $area and indicator = $indicator and period = $period
  union all
  from observation
  where not (area_id = $area and indicator = $indicator and period = $period)
    and observation_id in (
      select observation_id from correction where area_id = $area and indicator = $indicator and period = $period
    )
),

told as materialized (
  select document_id, title, publisher, url, path, format, withdrawn_reason, text
  from document
  where document_id in (
    select document_id from observation where area_id = $area and indicator = $indicator and period = $period
    union all
    select document_id from correction where area_id = $area and indicator = $indicator and period = $period
  )
)

select
  statement.observation_id, statement.document_id, statement.scope, statement.price_basis, statement.role,
  statement.scenario, statement.status, statement.reading, statement.unit, statement.value, statement.low,
  statement.high, statement.published_on, statement.trust, statement.quote, statement.cell_context,
  statement.declared_on, statement.withdrawn_on, statement.corrected, statement.other_unit,
  figure.bound, figure.value as written, figure.value_to as written_to, figure.unit as written_unit,
  figure.char_start, figure.char_end, figure.sentence_start, figure.sentence_end,
  figure.locator, figure.rule, figure.reading_probability,
  told.title, told.publisher, told.url, told.path, told.format, told.withdrawn_reason,
  greatest(0, coalesce(figure.sentence_start, figure.char_start) - $around) as text_start,
  substr(
    told.text, greatest(0, coalesce(figure.sentence_start, figure.char_start) - $around) + 1,
    least(coalesce(figure.sentence_end, figure.char_end)
      - coalesce(figure.sentence_start, figure.char_start), $longest) + 2 * $around
  ) as text
from statement
left join figure on figure.observation_id = statement.observation_id
join told on told.document_id = statement.document_id
order by coalesce(statement.declared_on, statement.published_on) nulls first, statement.document_id,
  statement.char_start, statement.observation_id, statement.corrected nulls first
limit $most;
