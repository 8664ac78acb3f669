-- The sentence of a figure is what a person checks it by: one that leaves out a part of the quote, or has no end, shows
-- other words than those it was read from.
create or replace view check_sentence_span as
select observation_id, document_id, quote, char_start, char_end, sentence_start, sentence_end
from observation
where (sentence_start is null) <> (sentence_end is null)
  or sentence_start > char_start
  or sentence_end < char_end;
comment on view check_sentence_span is 'Figures whose quote does not lie within the sentence noted beside it';
