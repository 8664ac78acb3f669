-- grain: one row per document, with the periods that its figures state
--
-- `accepted` counts the figures that were loaded, `done` says whether a backfill has read the document last.
select document.path, document.document_id, document.published_on,
       list(distinct figure.period) filter (figure.period is not null) as periods,
       count(*) filter (figure.accepted) as accepted,
       bool_or(run.run_id is not null) as done
from document
left join (
    select document_id, period, true as accepted from observation
    union all
    select document_id, period, false from rejected
) as figure using (document_id)
left join run on run.kind = 'backfill' and run.started_at = document.read_at
group by document.path, document.document_id, document.published_on
order by document.path;
