-- grain: one row per unit
create table unit (
  unit varchar not null,
  base_unit varchar not null,
  factor decimal(28, 6) not null,
  dimension varchar not null,
  unit_mult integer not null,
  name_vi varchar not null,
  name_en varchar not null
);
comment on table unit is 'The units figures are written in; filled from the catalogue at every run';
comment on column unit.unit is 'the code used in every table and view';
comment on column unit.base_unit is 'the unit it is counted in';
comment on column unit.factor is 'how many base_unit make one unit';
comment on column unit.dimension is 'money, count, energy, ratio, power, area, mass or volume';
comment on column unit.unit_mult is 'factor as a power of ten (SDMX UNIT_MULT)';
comment on column unit.name_vi is 'name in Vietnamese';
comment on column unit.name_en is 'name in English';
