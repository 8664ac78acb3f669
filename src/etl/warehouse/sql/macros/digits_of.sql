-- The digits of a figure as written, without sign and mark: 99,3 with one decimal → '993'. A leading 1 for zero, so that
-- "0,0" has a last place too.
create or replace macro digits_of(value, decimals) as
  case when value = 0 then '1' else cast(cast(round(abs(value) * pow(10, decimals)) as hugeint) as varchar) end;
comment on macro digits_of is 'The digits of a figure as written with so many decimals';
