-- grain: one row per document at one of the $paths whose figures count until now, in replaced_document
delete from replaced_document;
insert into replaced_document by name
select document_id from document where list_contains($paths, path) and withdrawn_on is null;
