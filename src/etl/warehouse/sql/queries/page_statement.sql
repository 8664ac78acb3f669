-- grain: one row per statement about $indicator in $area and $period, in order of publication; unknown days come first
--
-- Figures and reports are chosen before they are joined, and materialized, so that no other join takes the place of that
-- choice: only what speaks of the cell is looked at, whatever the warehouse holds. A correction stands beside the figure
-- that it replaces, whose place in the text it has.
with
stated as materialized (
  select observation_id, document_id, scope, price_basis, role, scenario, status, reading, digits,
    display_unit as unit, value_base::double / divisor as value,
    value_to::double * multiplier / divisor as value_to, bound, quote, cell_context, char_start, char_end,
    sentence_start, sentence_end, locator, declared_on, withdrawn_on, corrected, other_unit,
    greatest(0, coalesce(sentence_start, char_start) - $around) as text_start,
    least(coalesce(sentence_end, char_end) - coalesce(sentence_start, char_start), $longest) + 2 * $around as text_size
  from stated_figure
  where area_id = $area and indicator = $indicator and period = $period
),

report as materialized (
  select document_id, published_on, trust, title, publisher, url, path, format, withdrawn_on, withdrawn_reason, text
  from document
  where document_id in (select document_id from stated)
)

select stated.* exclude (text_size) replace (least(stated.withdrawn_on, report.withdrawn_on) as withdrawn_on),
  report.* exclude (document_id, withdrawn_on, text), substr(report.text, text_start + 1, text_size) as text
from stated
join report on report.document_id = stated.document_id
order by coalesce(declared_on, published_on) nulls first, stated.document_id, char_start, observation_id,
  corrected nulls first
limit $most;
