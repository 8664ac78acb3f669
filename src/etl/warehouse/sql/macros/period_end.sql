-- See period_start.
create or replace macro period_end(period) as
  last_day(make_date(
    period_year(period),
    case period[6]
      when 'H' then 6 * try_cast(period[7] as integer)
      when 'Q' then 3 * try_cast(period[7] as integer)
      when 'M' then try_cast(right(period, 2) as integer)
      else 12
    end,
    1
  ));
comment on macro period_end is 'The last day of a period: 2015-09-30 of 2015-Q3';
