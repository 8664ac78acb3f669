-- grain: one row per report that repeats another, with the least document_id of its pairs
create or replace temp table named as
select one as document_id, least(one, min(other)) as witness from repeated_words group by one;
