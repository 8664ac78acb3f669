-- grain: one report that could not be read in the run
--
-- Figures of a report that cannot be read any more were not restated: mend the file, or bring it back, before anything
-- is accepted.
select path as document, reason
from document
where status = 'failed'
  and document_id in (from touched_document)
order by path;
