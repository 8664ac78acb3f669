-- grain: one row per indicator that $indicator is added up from (part) or that it is added up to (whole), and partition
select part as indicator, 'part' as role, partition from part_of_whole where whole = $indicator
union all
select whole, 'whole', partition from part_of_whole where part = $indicator
order by role, partition, indicator;
