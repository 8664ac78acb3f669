-- grain: one row per indicator of the catalogue, parts of a whole included
create table indicator (
  indicator varchar not null,
  name_vi varchar not null,
  name_en varchar not null,
  dimension varchar not null,
  display_unit varchar not null,
  headline boolean not null,
  adds_up boolean not null,
  flow boolean not null,
  parent varchar,
  partition varchar,
  low decimal(28, 6),
  high decimal(28, 6)
);
comment on table indicator is 'What the reports measure; filled from the catalogue at every run';
comment on column indicator.indicator is 'the code used in every table and view; a part is whole.part';
comment on column indicator.name_vi is 'name in Vietnamese';
comment on column indicator.name_en is 'name in English';
comment on column indicator.dimension is 'money, count, energy, ratio, power, area, mass or volume';
comment on column indicator.display_unit is 'the unit the views show it in, see unit';
comment on column indicator.headline is 'whether it is in kpi_wide and kpi_coverage';
comment on column indicator.adds_up is 'whether the figures of areas add up to the figure of a larger area';
comment on column indicator.flow is 'true for a sum over a period, false for a stock on a day';
comment on column indicator.parent is 'the indicator this one is a part of';
comment on column indicator.partition is 'the way of dividing the parent: industry or ownership';
comment on column indicator.low is 'least plausible figure of one province for one year, in display_unit';
comment on column indicator.high is 'greatest plausible figure of one province for one year, in display_unit';
