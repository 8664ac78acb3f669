-- grain: one row per report that repeats others, with its witness, by their document_id
create or replace temp table named as
select mine.document_id, its.document_id as witness
from numbered_witness
join report_number as mine on mine.number = numbered_witness.number
join report_number as its on its.number = numbered_witness.witness;
