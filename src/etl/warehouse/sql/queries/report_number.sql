-- grain: one row per report of report_words
--
-- Names of reports are long and their pairs many, so that pairs are kept by number, which has the order of the names. Besides
-- the tables that are filled part by part.
create or replace temp table report_number as
select (row_number() over (order by document_id))::integer as number, document_id
from (select distinct document_id from report_words);
create or replace temp table sentence_count (document_id varchar, sentences bigint, words uhugeint);
create or replace temp table shared_words (one integer, other integer, of_one bigint, of_other bigint);
