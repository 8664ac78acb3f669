-- grain: one row per part of an indicator that adds up
--
-- The parts of one partition add up to the whole, and exports and imports to the trade turnover.
create or replace view part_of_whole as
select part.indicator as part, part.parent as whole, part.partition
from indicator as part
join indicator as whole on whole.indicator = part.parent
where part.partition is not null and whole.adds_up
union all
select unnest(['exports', 'imports']), 'trade_turnover', 'direction';
comment on view part_of_whole is 'Which indicators add up to which';
comment on column part_of_whole.part is 'the indicator that is a part, see indicator';
comment on column part_of_whole.whole is 'the indicator that the parts of one partition add up to';
comment on column part_of_whole.partition is 'what the whole is divided by: parts of different partitions are never added';
