-- grain: cell × role (level, plan, plan_growth, growth, completion): the best statement, and how the others stand to it
create or replace macro answer_asof(day) as table
with
-- Of two figures in one report the one that both readers read is its answer; the other was found in doubtful words.
statement as (
  select
    *,
    coalesce(reading = 'disputed', false)
    and bool_or(reading is distinct from 'disputed') over (partition by cell_id, role, document_id) as outdone
  from statement_asof(day)
),

-- The best statement of a cell and role: the least by the keys below, in their order. The last three make it
-- total: no two statements are equal in all of them.
chosen as (
  select
    cell_id, role,
    arg_min(
      struct_pack(
        value, value_to, bound, low, high, status, reading, digits, dimension, document_id, observation_id, quote, cell_context, published_on,
        corrected, trust, witness, outlet, wording
      ),
      struct_pack(
        declared_first := corrected is null,
        undoubted_first := outdone,
        settled_first := coalesce(list_position(['actual', 'preliminary', 'estimate'], status), 0),
        latest_first := coalesce(date '9999-12-31' - published_on, 9999999),
        text_first := trust = 'ocr',
        exact_first := not exact,
        finest_first := step,
        document_id, char_start, observation_id
      )
    ) as best
  from statement
  group by all
),

-- An estimate that the preliminary or the actual figure does not meet was revised, and so was a plan that was announced
-- before: only statements that are settled alike contradict each other, plans of one day, and those of one report, which
-- does not revise itself. Only another witness of another publisher in other words backs the best: a report that was
-- copied says nothing more, neither does a sentence that was, whatever an editor exchanged in it, nor what an office
-- repeats. What a scan says is counted apart.
compared as (
  select
    cell_id, role,
    count(*) filter (trust = 'text') as printed,
    count(distinct document_id) as documents,
    count(distinct document_id) filter (not agrees) as disagreeing,
    bool_or(not agrees and alike and not coalesce(status is null and published_on < best.published_on, false)) as contradicted,
    bool_or(
      case
        when agrees and witness <> best.witness and outlet <> best.outlet and wording is distinct from best.wording
          then not same_words(quote, best.quote)
        else false
      end
    ) as backed,
    list(distinct struct_pack(
      low, high, published_on, differs := not agrees and alike,
      is_best := row(low, high, published_on) = row(best.low, best.high, best.published_on)
    )) filter (role in ('plan', 'completion')) as statements
  from (
    select
      statement.*, best,
      same_figure(statement.low, statement.high, best.low, best.high) as agrees,
      coalesce(statement.status, 'plan') = coalesce(best.status, 'plan') or statement.document_id = best.document_id as alike
    from statement
    join chosen using (cell_id, role)
  )
  group by all
),

final as (
  select cell_id, role, best.*, printed, documents, disagreeing, contradicted, backed, statements
  from compared
  join chosen using (cell_id, role)
)

select * from final;
comment on macro table answer_asof is 'Second step of kpi_period_asof: the best statement of each cell and role, and how many agree with it';
