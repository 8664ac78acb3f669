-- The most that a figure can mean as written: half a unit of its last decimal above, one last place above for "about"
-- and "over" ("hơn 4.000" may be 4.9xx). Of a fall ("giảm gần 5%" is −5, under) a bound may point either way.
create or replace macro figure_high(value, decimals, bound) as
  value::double + 0.5 * pow(10, -decimals)
  + case when bound in ('about', 'over') or (bound is not null and value < 0) then last_place(value, decimals) else 0 end;
comment on macro figure_high is 'The most that a figure can mean as written, in its own unit';
