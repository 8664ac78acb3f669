-- grain: one value for each figure
--
-- Of prose the sentence, of a table what the cell is. A rejected figure has no sentence noted: its words stand for it.
create or replace macro source_sentence(figure_id) as (
  select any_value(words)
  from (
    select
      observation_id as id,
      coalesce(
        cell_context,
        regexp_replace(substr(text, sentence_start + 1, sentence_end - sentence_start), '\s+', ' ', 'g'),
        quote
      ) as words
    from observation
    join document using (document_id)
    union all
    select rejected_id, coalesce(cell_context, quote)
    from rejected
  )
  where id = figure_id
);
comment on macro source_sentence is 'The whole sentence that a figure was read from, by its observation_id; of a cell of a table the label of its row, the unit and the headings of its column: select source_sentence(level_observation_id) from kpi_yearly';
