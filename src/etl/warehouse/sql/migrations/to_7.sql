-- Layout 7: kpi_period is a table, too, and what a reader of kpi_yearly relies on has origin, period_start and period_end.
drop view if exists yearly_figure;
update schema_version set version = 7;
