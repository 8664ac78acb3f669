-- grain: province × year × headline indicator, in the order of a picture
--
-- A cell of which growth or completion alone is known is told apart from one with its level.
select area_id, area, year, indicator,
       if(coverage in ('actual', 'estimate') and not has_level, 'ratio', coverage) as coverage
from kpi_coverage
order by area collate vi, area_id, year, indicator;
