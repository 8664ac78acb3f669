-- The year in which a period ends: 2015 of 2015, 2015-Q1, 2015-M01/M09 and 2011/2015.
create or replace macro period_year(period) as
  try_cast(if(period[5] = '/', period[6:9], period[1:4]) as integer);
comment on macro period_year is 'The year in which a period ends';
