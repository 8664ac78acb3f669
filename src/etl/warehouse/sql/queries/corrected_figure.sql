-- grain: one row per figure that a declared correction may mean
--
-- What the declaration leaves open fits every figure, and what a rejected figure leaves open fits every declaration.
with
figure as (
  select
    document_id, observation_id, null as rejected_id,
    indicator, area_id, period, scenario, measure, scope, price_basis, value, unit, quote, char_start
  from observation
  union all
  select
    document_id, null, rejected_id,
    indicator, area_id, period, scenario, measure, null, null, value, unit, quote, char_start
  from rejected
),

final as (
  select figure.*
  from figure
  join document using (document_id)
  where $document in (document.document_id, document.path, document.url)
    and coalesce(contains(figure.quote, $quote::varchar), true)
    and coalesce(figure.char_start = $at::bigint, true)
    and coalesce(figure.indicator = $indicator::varchar, true)
    and coalesce(figure.area_id = $area_id::varchar, true)
    and coalesce(figure.period = $period::varchar, true)
    and coalesce(figure.scenario = $scenario::varchar, true)
    and coalesce(figure.measure = $measure::varchar, true)
)

select * from final
order by observation_id, rejected_id;
