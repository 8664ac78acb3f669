-- grain: one row per document that could not be read or placed, with the reason; not those that were withdrawn
select status, path, reason from document where status <> 'read' and withdrawn_on is null order by status desc, path;
