-- grain: one row per figure of $figures: its report, with $sizes letters of the text from $starts on
--
-- In order of publication; unknown days come first. The four lists belong together, with $documents and $places (where the
-- words begin). Where the reports lie is found by their ids alone, since reading a text takes longer than finding it.
with
wanted as (
  select
    unnest($figures::varchar[]) as observation_id, unnest($documents::varchar[]) as document_id,
    unnest($places::bigint[]) as char_start, unnest($starts::bigint[]) as text_start, unnest($sizes::bigint[]) as text_size
),

found as materialized (
  select rowid as place from document where document_id in (select document_id from wanted)
),

report as materialized (
  select document_id, published_on, trust, title, publisher, url, path, format, withdrawn_on, withdrawn_reason, text
  from document
  where document.rowid in (select place from found)
)

select observation_id, text_start, report.* exclude (document_id, text), substr(text, text_start + 1, text_size) as text
from wanted
join report using (document_id)
order by published_on nulls first, document_id, char_start, observation_id
limit $most;
