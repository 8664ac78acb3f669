-- grain: one row per report that repeats another, with the least of its pairs, both by number
create or replace temp table numbered_witness as
select one as number, least(one, min(other)) as witness from repeated_words group by one;
