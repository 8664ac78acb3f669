-- grain: one report that is in doubt since the run, and has the words of a figure that the run took away or changed
--
-- Its figures may be away since its card is at fault, or since its province or year cannot be told any more: mend that
-- before anything is accepted.
select path as document, reason
from document
where status = 'doubtful'
  and document_id in (from touched_document)
  and exists (
    select 1
    from kpi_difference
    where change in ('gone', 'changed')
      and contains(document.text, old_quote)
  )
order by path;
