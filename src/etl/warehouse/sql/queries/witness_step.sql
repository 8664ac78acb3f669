-- grain: one row per report that a report of a lesser witness repeats
--
-- One step of passing the least number on from report to report; `etl.warehouse.independent_source` takes it until none is
-- left, when all that hang together have the same.
select repeated_words.one as number, min(named.witness) as witness
from repeated_words
join numbered_witness as named on named.number = repeated_words.other
join numbered_witness as mine on mine.number = repeated_words.one
group by repeated_words.one, mine.witness
having min(named.witness) < mine.witness;
