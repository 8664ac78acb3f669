-- Tables have no primary keys (a store without them has to do too), so that a figure loaded twice is found here.
create or replace view check_observation_twice as
select observation_id, count(*) as times
from observation
group by all
having times > 1;
comment on view check_observation_twice is 'Figures that were loaded more than once';
