-- grain: one row per document that was withdrawn before and comes in withdrawn: it stays so since the first day
update document
set withdrawn_on = replaced_document.withdrawn_on
from replaced_document
where replaced_document.document_id = document.document_id
  and replaced_document.withdrawn_on < document.withdrawn_on;
