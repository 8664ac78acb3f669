-- grain: one row per area in the time in which it exists
create table area (
  area_id varchar not null,
  name varchar not null,
  kind varchar not null,
  valid_from date,
  valid_to date,
  official_code varchar,
  merged_into varchar
);
comment on table area is 'The nation, the 63 provinces until 2025-06-30 and the 34 since; filled from the catalogue at every run';
comment on column area.area_id is 'the code used in every table and view; tuyen-quang-2025 is the larger one that exists since then';
comment on column area.name is 'name in Vietnamese, without "tỉnh" or "thành phố"';
comment on column area.kind is 'nation, province or city (under central rule)';
comment on column area.valid_from is 'first day on which it exists, null = before all reports';
comment on column area.valid_to is 'last day on which it exists, null = to this day';
comment on column area.official_code is 'code of the General Statistics Office; seven codes mean another province before and after 2025-07-01';
comment on column area.merged_into is 'the area that contains it since 2025-07-01, null where nothing changed';
