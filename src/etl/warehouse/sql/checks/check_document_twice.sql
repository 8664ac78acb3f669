-- Every join with document relies on one row per document_id, and reading again relies on one row per path.
create or replace view check_document_twice as
select 'document_id' as what, document_id as which, count(*) as times
from document
group by all
having times > 1
union all
select 'path', path, count(*) as times
from document
group by all
having times > 1;
comment on view check_document_twice is 'Documents that are in the table more than once';
