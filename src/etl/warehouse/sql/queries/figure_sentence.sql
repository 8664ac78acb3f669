-- grain: one row per figure among $ids: its whole sentence, or what the cell of a table is, and its report
select
  observation_id,
  coalesce(
    cell_context,
    regexp_replace(substr(text, sentence_start + 1, sentence_end - sentence_start), '\s+', ' ', 'g'),
    quote
  ) as sentence,
  publisher, published_on, path
from observation
join document using (document_id)
where list_contains($ids::varchar[], observation_id);
