-- grain: one row per document that could not be read or placed, with the reason
select status, path, reason from document where status <> 'read' order by status desc, path;
