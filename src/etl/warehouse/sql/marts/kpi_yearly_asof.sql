-- grain: area × year × indicator × scope × price basis, from what was published up to `day`
--
-- The rows of kpi_period_asof that are about whole years.
create or replace macro kpi_yearly_asof(day) as table
select * exclude (period)
from kpi_period_asof(day)
where length(period) = 4;
comment on macro table kpi_yearly_asof is 'kpi_yearly as it was known on a day: kpi_yearly_asof(date ''2016-06-30'')';
