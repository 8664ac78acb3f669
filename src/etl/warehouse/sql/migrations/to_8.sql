-- Layout 8: what a run changed is noted for months, quarters, halves and spans, too. The sentence of a figure holds all of
-- its quote, which may go on into the next one.
alter table kpi_change add column period varchar;
update kpi_change set period = year::varchar;
comment on table kpi_change is 'What each run changed in kpi_period, against the file that was published before it';
comment on column kpi_change.year is 'the year in which the period of the figure ends';
comment on column kpi_change.period is 'the period of the figure, as in kpi_period';
comment on column kpi_change.measure is 'the column of kpi_period: actual, plan, plan_growth, growth_stated or completion_stated';
comment on column kpi_change.old is 'the figure before the run, in the unit of kpi_period; null when it is new';
update observation set sentence_start = least(sentence_start, char_start), sentence_end = greatest(sentence_end, char_end)
where sentence_start > char_start or sentence_end < char_end;
update schema_version set version = 8;
