-- grain: one row per document whose rows give way: those that come in, and older ones at the same paths
create temp table replaced_document as
select document_id from incoming_document
union
select document_id from document semi join incoming_document using (path);
