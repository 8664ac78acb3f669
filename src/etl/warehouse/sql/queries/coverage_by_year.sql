-- grain: one row per year, the latest first: how many provinces and headline indicators are known
select year, count(distinct area_id) as provinces,
       count(distinct area_id) filter (coverage <> 'missing') as with_a_figure,
       count(*) filter (coverage = 'actual') as actual, count(*) filter (coverage = 'estimate') as estimate,
       count(*) filter (coverage = 'plan only') as plan_only, count(*) filter (coverage = 'missing') as missing
from kpi_coverage group by year order by year desc;
