-- grain: one row per report whose witness is another now, in replaced_document; `named` has the witnesses of related_document
delete from replaced_document;
insert into replaced_document by name
select coalesce(before.document_id, after.document_id) as document_id
from (from witness where document_id in (from related_document)) as before
full join named as after using (document_id)
where before.witness is distinct from after.witness;
delete from witness
where document_id in (select document_id from replaced_document);
insert into witness by name
from named where document_id in (select document_id from replaced_document);
drop table named;
drop table related_document;
