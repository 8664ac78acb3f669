-- grain: one row per figure of $document between $begin and $end, accepted or in doubt, in the order of the text
--
-- `role` and `cell_price_basis` name the cell of kpi_period that a figure is about, as stated_figure does for all reports;
-- `role` is null where it is about none.
with
figure as materialized (
  select observation_id, indicator, area_id, period, scenario, measure, value, value_to, unit, base_unit, bound, scope,
    price_basis, quote, char_start, char_end, locator, rule, reading, digits, digits_other,
    struct_pack(scope := scope) as part
  from observation
  where document_id = $document
),

basis as materialized (
  from level_basis where document_id = $document
)

select
  'figure' as kind, figure.observation_id as figure_id, figure.indicator, figure.area_id, figure.period, scenario,
  measure, value, value_to, figure.unit, bound, scope, figure.price_basis,
  if(measure = 'value' and figure.base_unit <> shown.base_unit, null, role_of(measure, scenario)) as role,
  if(role = 'level', figure.price_basis, coalesce(figure.price_basis, basis.price_basis)) as cell_price_basis, quote,
  char_start, char_end, locator, rule, reading, digits, digits_other, null as reason
from figure
join indicator on indicator.indicator = figure.indicator
join unit as shown on shown.unit = indicator.display_unit
left join basis
  on basis.area_id = figure.area_id and basis.period = figure.period and basis.indicator = figure.indicator
  and basis.part = figure.part
where char_start < $end and char_end > $begin
union all by name
select
  'doubt' as kind, rejected_id as figure_id, indicator, area_id, period, scenario, measure, value, unit, quote,
  char_start, char_end, locator, rule, reason
from rejected
where document_id = $document and coalesce(char_start, 0) < $end and coalesce(char_end, 0) >= $begin
order by char_start, char_end, figure_id
limit $most;
