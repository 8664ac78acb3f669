-- grain: one row per document at one of the $paths: its figures count no more from $day
--
-- Nothing is deleted: kpi_yearly_asof shows them until that day, and one that comes back is loaded anew.
update document
set withdrawn_on = $day, withdrawn_reason = $reason
where list_contains($paths, path) and withdrawn_on is null;
