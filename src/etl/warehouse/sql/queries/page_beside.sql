-- grain: one row of kpi_period that the arithmetic of a cell uses: the period before, the periods of a year, wholes and parts
select
  case
    when kpi_period.period[:4] = $period and kpi_period.period <> $period then 'period'
    when kpi_period.period <> $period then 'before'
    when kpi_period.indicator = $indicator then 'cell'
    when part_of.whole = $indicator then 'part'
    else 'whole'
  end as role,
  part_of.partition,
  kpi_period.*
from kpi_period
left join part_of_whole as part_of
  on (part_of.part = kpi_period.indicator and part_of.whole = $indicator)
  or (part_of.whole = kpi_period.indicator and part_of.part = $indicator)
where kpi_period.area_id = $area
  and ifnull(kpi_period.scope, '') = ifnull($scope::varchar, '')
  and ifnull(kpi_period.price_basis, '') = ifnull($price_basis::varchar, '')
  and (
    (kpi_period.indicator = $indicator and kpi_period.period = period_before($period))
    or (kpi_period.period = $period and part_of.part is not null)
    or (
      kpi_period.indicator = $indicator and kpi_period.period[:4] = $period and kpi_period.actual is not null
      and kpi_period.period[5:] in (select suffix from part_of_year)
    )
  )
order by role, part_of.partition, kpi_period.indicator, kpi_period.period
limit $most;
