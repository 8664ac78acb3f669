-- grain: area × period × indicator × scope × price basis, with the answer in each of its five roles
--
-- Null scopes and null price bases are cells of their own: figures of different scope or basis are never compared.
create or replace macro cell_asof(day) as table
select
  cell_id,
  any_value(answer) filter (role = 'level') as level,
  any_value(answer) filter (role = 'growth') as growth,
  any_value(answer) filter (role = 'completion') as completion,
  any_value(answer) filter (role = 'plan') as plan,
  any_value(answer) filter (role = 'plan_growth') as plan_growth,
  coalesce(level, growth, completion, plan, plan_growth) as shown
from answer_asof(day) as answer
group by cell_id;
comment on macro table cell_asof is 'Third step of kpi_period_asof: level, growth, completion, plan and planned growth of a cell side by side';
