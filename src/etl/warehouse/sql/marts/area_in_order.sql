-- grain: one row per area in the time in which it exists
--
-- For clients that sort by a column: the order of names is that of `vietnamese_order`, the official codes are beside it.
create or replace view area_in_order as
with
final as (
  select
    row_number() over (order by vietnamese_order(name), valid_from nulls first, area_id) as sort_key,
    area_id,
    name as area,
    kind,
    official_code,
    valid_from,
    valid_to,
    merged_into
  from area
)

select * from final;
comment on view area_in_order is 'The areas with their place in the order of Vietnamese names and their official codes: join it by area_id and sort by sort_key';
comment on column area_in_order.sort_key is 'place of the name in Vietnamese order, 1 = the first; the older of two areas of one name first';
comment on column area_in_order.area_id is 'the area, see area';
comment on column area_in_order.area is 'name of the area in Vietnamese';
comment on column area_in_order.kind is 'nation, province or city (under central rule)';
comment on column area_in_order.official_code is 'code of the General Statistics Office in the time of valid_from to valid_to; seven codes mean another province before and after 2025-07-01';
comment on column area_in_order.valid_from is 'first day on which it exists, null = before all reports';
comment on column area_in_order.valid_to is 'last day on which it exists, null = to this day';
comment on column area_in_order.merged_into is 'the area that contains it since 2025-07-01, null where nothing changed';
