-- grain: area of which something is told, with the part of the areas in which its reports are compared: each part has about {figures} figures
create or replace temp table area_part as
select area_id, ((sum(figures) over (order by area_id) - figures) // {figures})::integer as part
from (select area_id, count(*) as figures from observation group by all);
create or replace temp table sentence_count (document_id varchar, sentences bigint, words uhugeint);
create or replace temp table shared_words (one integer, other integer, of_one bigint, of_other bigint);
