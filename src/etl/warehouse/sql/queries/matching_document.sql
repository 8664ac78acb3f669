-- grain: one row: how many documents a declared correction may name
select count(*) from document where $document in (document_id, path, url);
