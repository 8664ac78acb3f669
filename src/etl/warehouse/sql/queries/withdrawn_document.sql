-- grain: one row per document whose figures count no more, the last withdrawn first
select withdrawn_on as since, path, withdrawn_reason as reason,
       (select count(*) from observation where observation.document_id = document.document_id) as figures
from document where withdrawn_on is not null order by since desc, path;
