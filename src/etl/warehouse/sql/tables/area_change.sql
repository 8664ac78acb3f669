-- grain: one row per area that became part of another
create table area_change (
  from_area varchar not null,
  to_area varchar not null,
  day date not null
);
comment on table area_change is 'Which area became part of which, and when; filled from the catalogue at every run';
comment on column area_change.from_area is 'the area that ceased to exist, see area';
comment on column area_change.to_area is 'the area that contains it since, see area';
comment on column area_change.day is 'first day of the new order';
