-- Whether two figures can be the same one: what they can mean as written overlaps by more than a point. 111 and 112 touch at
-- 111.5 and are two figures; 16,8 is 16,75 rounded. A figure without any play lies inside the other. Null when one of
-- them is not known.
create or replace macro same_figure(low, high, other_low, other_high) as
  case when meets(low, high, other_low, other_high) is not null then
    least(high, other_high) - greatest(low, other_low) >= 0.001 * least(high - low, other_high - other_low)
  end;
comment on macro same_figure is 'Whether two figures as written can be the same one';
