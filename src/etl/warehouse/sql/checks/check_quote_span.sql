-- A quote that is not the text of the document at its place cannot be shown to anyone: the text was replaced without
-- its figures, or offsets were counted in something else than characters.
create or replace view check_quote_span as
select
  observation.observation_id,
  observation.document_id,
  observation.quote,
  substr(document.text, char_start + 1, char_end - char_start) as stands_there
from observation
join document using (document_id)
where stands_there <> observation.quote;
comment on view check_quote_span is 'Figures whose quote is not the text of the document at its place';
