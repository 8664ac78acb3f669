-- Whether two intervals have a point in common; null when one of them is not known.
create or replace macro meets(low, high, other_low, other_high) as
  low <= other_high and other_low <= high;
comment on macro meets is 'Whether two intervals overlap';
