-- grain: one row per statement about a period that counts on `day`
--
-- `day` 'infinity' means everything, documents of unknown day included. Nothing but what the next step needs: it keeps
-- these rows in memory.
create or replace macro statement_asof(day) as table
select
  cell_id, role, scenario, status, reading, digits, dimension, value, value_to, bound, low, high, exact, step,
  document_id, observation_id, char_start, published_on, trust, witness, outlet, wording, quote, cell_context, corrected
from kpi_statement
where not other_unit
  and (published_on <= cast(day as date) or cast(day as date) = date 'infinity')
  and coalesce(declared_on <= cast(day as date), true)
  and coalesce(withdrawn_on > cast(day as date), true);
comment on macro table statement_asof is 'First step of kpi_period_asof: the statements that count on a day';
