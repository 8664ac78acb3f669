-- A document that could not be read has no figures; some would be left over from an earlier reading of it.
create or replace view check_figure_of_failed_document as
select observation.observation_id, document.path
from observation
join document using (document_id)
where document.status = 'failed';
comment on view check_figure_of_failed_document is 'Figures of documents that could not be read';
