-- The least that a figure can mean as written: half a unit of its last decimal below, one last place below for "about"
-- and "under" ("gần 4.100" may be 4.0xx). Of a fall ("giảm trên 5%" is −5, over) a bound may point either way.
create or replace macro figure_low(value, decimals, bound) as
  value::double - 0.5 * pow(10, -decimals)
  - case when bound in ('about', 'under') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;
comment on macro figure_low is 'The least that a figure can mean as written, in its own unit';
