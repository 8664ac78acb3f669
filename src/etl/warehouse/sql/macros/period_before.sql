-- What growth is reckoned on: the same part of the year before, 2014-Q1 for 2015-Q1, 2014 for 2015. A span of years has
-- none: the years before it may be those of another plan, and no report names them.
create or replace macro period_before(period) as
  if(period[5] = '/', null, lpad((try_cast(period[1:4] as integer) - 1)::varchar, 4, '0') || period[5:]);
comment on macro period_before is 'The same part of the year before; null for a span of years';
