-- Whoever joins kpi_yearly relies on its grain; two rows for one cell would double every sum.
create or replace view check_kpi_yearly_grain as
select area_id, year, indicator, scope, price_basis, count(*) as times
from kpi_yearly
group by all
having times > 1;
comment on view check_kpi_yearly_grain is 'Cells of kpi_yearly with more than one row';
