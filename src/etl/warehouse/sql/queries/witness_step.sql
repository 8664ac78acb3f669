-- grain: one row per report that a report of a lesser witness repeats
--
-- One step of passing the least document_id on from report to report; `etl.warehouse.independent_source` takes it until none is
-- left, when all that hang together have the same.
select repeated_words.one as document_id, min(named.witness) as witness
from repeated_words
join named on named.document_id = repeated_words.other
join named as mine on mine.document_id = repeated_words.one
group by repeated_words.one, mine.witness
having min(named.witness) < mine.witness;
