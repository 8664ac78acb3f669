-- grain: area of which something is told, with the part of the areas in which its reports are compared: each part has about {figures} figures
--
-- Besides the tables that are filled part by part, and report_number: names of reports are long and their pairs many, so
-- that pairs are kept by number, which has the order of the names.
create or replace temp table area_part as
select area_id, ((sum(figures) over (order by area_id) - figures) // {figures})::integer as part
from (select area_id, count(*) as figures from observation group by all);
create or replace temp table report_number as
select (row_number() over (order by document_id))::integer as number, document_id
from (select document_id from document union select document_id from observation);
create or replace temp table sentence_count (document_id varchar, sentences bigint, words uhugeint);
create or replace temp table shared_words (one integer, other integer, of_one bigint, of_other bigint);
