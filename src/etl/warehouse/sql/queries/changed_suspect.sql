-- grain: one row per figure of kpi_misread_unit that was a suspect before (suspect_before) or is one now, and not both
create or replace temp table changed_suspect as
(from suspect_before except select suspect_id from kpi_misread_unit)
union
(select suspect_id from kpi_misread_unit except from suspect_before);
