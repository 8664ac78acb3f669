-- Whoever joins kpi_period relies on its grain; two rows for one cell would double every sum.
create or replace view check_kpi_period_grain as
select area_id, period, indicator, scope, price_basis, count(*) as times
from kpi_period
group by all
having times > 1;
comment on view check_kpi_period_grain is 'Cells of kpi_period with more than one row';
