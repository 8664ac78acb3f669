-- grain: area × year
--
-- One number per cell, so a choice is made: the whole of the indicator (scope null), else its only scope, else nothing;
-- constant prices before current before unstated ones, the later base first. kpi_yearly has them all. The index of
-- industrial production is stated as growth nearly always; its index on the year before is 100 + growth.
create or replace view kpi_wide as
with
candidate as (
  select
    area_id, area, year, indicator, scope, price_basis, origin, corrected,
    consistency = 'conflict' or coalesce(reading = 'disputed', false) or coalesce(digits = 'disputed', false) as in_doubt,
    if(actual is null and indicator = 'iip', growth_bound, actual_bound) as bound,
    if(indicator = 'iip', coalesce(actual, 100 + growth_stated), actual) as figure
  from kpi_yearly
  where figure is not null
),

ordered as (
  select
    *,
    count(distinct scope) over (partition by area_id, year, indicator) as scopes,
    row_number() over (
      partition by area_id, year, indicator
      order by
        scope nulls first,
        origin = 'derived',
        list_position(['constant_2020', 'constant_2010', 'constant_1994', 'current'], price_basis) nulls last
    ) as choice
  from candidate
),

final as (
  select
    area_id,
    area,
    year,
    max(figure) filter (indicator = 'industrial_output') as industrial_output,
    max(figure) filter (indicator = 'iip') as iip,
    max(figure) filter (indicator = 'retail_sales') as retail_sales,
    max(figure) filter (indicator = 'trade_turnover') as trade_turnover,
    max(figure) filter (indicator = 'exports') as exports,
    max(figure) filter (indicator = 'imports') as imports,
    max(figure) filter (indicator = 'grdp') as grdp,
    max(figure) filter (indicator = 'budget_revenue') as budget_revenue,
    string_agg(indicator, ', ' order by indicator) filter (
      origin = 'derived' and indicator in (select indicator from indicator where headline)
    ) as derived,
    string_agg(indicator, ', ' order by indicator) filter (
      bound is not null and indicator in (select indicator from indicator where headline)
    ) as inexact,
    string_agg(indicator, ', ' order by indicator) filter (
      in_doubt and indicator in (select indicator from indicator where headline)
    ) as doubtful,
    string_agg(indicator, ', ' order by indicator) filter (
      corrected is not null and indicator in (select indicator from indicator where headline)
    ) as corrected
  from ordered
  where choice = 1 and (scope is null or scopes = 1)
  group by all
)

select * from final
order by area_id, year;
comment on view kpi_wide is 'The headline figures of each area and year, one column each; what lies behind them is in kpi_yearly';
comment on column kpi_wide.area_id is 'the area, see area';
comment on column kpi_wide.area is 'name of the area in Vietnamese';
comment on column kpi_wide.year is 'the year';
comment on column kpi_wide.industrial_output is 'Giá trị sản xuất công nghiệp, tỷ đồng';
comment on column kpi_wide.iip is 'Chỉ số sản xuất công nghiệp, year before = 100';
comment on column kpi_wide.retail_sales is 'Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng, tỷ đồng';
comment on column kpi_wide.trade_turnover is 'Tổng kim ngạch xuất nhập khẩu, triệu USD';
comment on column kpi_wide.exports is 'Kim ngạch xuất khẩu, triệu USD';
comment on column kpi_wide.imports is 'Kim ngạch nhập khẩu, triệu USD';
comment on column kpi_wide.grdp is 'Tổng sản phẩm trên địa bàn (GRDP), tỷ đồng';
comment on column kpi_wide.budget_revenue is 'Tổng thu ngân sách trên địa bàn, tỷ đồng';
comment on column kpi_wide.derived is 'which of the figures no report states: they were added up from months, quarters or halves (kpi_yearly.origin); null where all are stated';
comment on column kpi_wide.inexact is 'which of the headline figures are stated as over, about, under or a range: kpi_yearly has the words';
comment on column kpi_wide.doubtful is 'indicators of the row whose figure is in conflict, or read differently by two readers or recognitions, see consistency, reading and digits of kpi_yearly; null where none is';
comment on column kpi_wide.corrected is 'indicators of the row of which a person corrected a figure, see kpi_yearly; null where none is';
