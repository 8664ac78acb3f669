-- grain: one row per figure that the touched cells or series follow from
--
-- Few pairs of area and indicator are touched: by them alone most rows are passed over first.
with
pair as (
  select area_id, indicator from source_cell union select area_id, indicator from touched_series
),

near as materialized (
  from observation where (area_id, indicator) in (from pair)
)

select near.*
from near
join report using (document_id)
where (near.area_id, period_year(near.period), near.indicator) in (from source_cell)
  or (report.office, near.area_id, near.indicator) in (from touched_series);
