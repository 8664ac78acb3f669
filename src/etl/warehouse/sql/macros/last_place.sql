-- The place of the last digit that is not zero: 4.013 → 1, 13.700 → 100, 99,3 → 0.1 (written with `decimals` decimals).
-- It is how coarse a figure is once it is said to be "about" or "over": "hơn 4.000" is a word for 4.0xx to 4.9xx.
create or replace macro last_place(value, decimals) as
  pow(10, length(digits_of(value, decimals)) - length(rtrim(digits_of(value, decimals), '0')) - decimals);
comment on macro last_place is 'The place value of the last digit of a figure that is not zero';
