-- A client that parses codes itself is wrong without noticing: pandas takes '2015-M12' for 12 seconds past midnight.
create or replace macro period_start(period) as
  make_date(
    try_cast(period[1:4] as integer),
    case period[6]
      when 'H' then 6 * try_cast(period[7] as integer) - 5
      when 'Q' then 3 * try_cast(period[7] as integer) - 2
      when 'M' then try_cast(period[7:8] as integer)
      else 1
    end,
    1
  );
comment on macro period_start is 'The first day of a period: 2015-07-01 of 2015-Q3';
