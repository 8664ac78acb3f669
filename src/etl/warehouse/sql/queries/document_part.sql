-- grain: one row per part of {documents} documents but the first, with the first document of it
select document_id
from (select document_id, row_number() over (order by document_id) - 1 as place from document)
where place > 0 and place % {documents} = 0
order by document_id;
