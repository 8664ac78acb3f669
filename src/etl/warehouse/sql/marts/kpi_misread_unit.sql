-- grain: one row per figure and comparison of kpi_series whose verdict is `unit`
--
-- Of the many comparisons these are the few that a person should look at (kpi_review), and the only ones kept.
create or replace view kpi_misread_unit as
with
jump as (
  select
    report.office as publisher, series.area_id, series.indicator, series.period,
    series.observation_id, series.against, series.before_id, series.before_value, series.before_unit, series.times
  from kpi_series as series
  join report using (document_id)
  where series.verdict = 'unit'
),

-- Of two figures the one that jumps more often is the one to look at, else the later one.
jump_end as (
  select figure_id, count(*) as jumps
  from (select unnest([observation_id, before_id]) as figure_id from jump)
  group by figure_id
),

final as (
  select jump.*, if(before.jumps > later.jumps, before_id, observation_id) as suspect_id
  from jump
  join jump_end as later on later.figure_id = jump.observation_id
  join jump_end as before on before.figure_id = jump.before_id
)

select * from final
order by area_id, indicator, period, observation_id, against;
comment on view kpi_misread_unit is 'Levels a power of ten away from what the same publisher states: a unit is misread in one of them';
comment on column kpi_misread_unit.publisher is 'publisher_key of who published it, else the document_id: one office';
comment on column kpi_misread_unit.area_id is 'the area, see area';
comment on column kpi_misread_unit.indicator is 'the indicator, see indicator';
comment on column kpi_misread_unit.period is 'the period of the later figure';
comment on column kpi_misread_unit.observation_id is 'the later figure, see observation';
comment on column kpi_misread_unit.against is 'same period (an earlier report of the publisher) or period before (the latest report on that)';
comment on column kpi_misread_unit.before_id is 'the figure it is compared with, see observation';
comment on column kpi_misread_unit.before_value is 'that figure, in before_unit';
comment on column kpi_misread_unit.before_unit is 'the unit of that as written';
comment on column kpi_misread_unit.times is 'how many times the figure before, both in their base unit';
comment on column kpi_misread_unit.suspect_id is 'which of the two to look at: the one that is a power of ten away from more of the others, else the later one';
