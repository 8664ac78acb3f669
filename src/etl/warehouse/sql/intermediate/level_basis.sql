-- grain: one row per document, area, period, indicator and scope of which the document states the level on one price basis only
--
-- Growth, completion and plan without a basis of their own, stated in the same document, are about that level. `part` is
-- the scope as a struct, so that `=` holds for the whole, too. Columns and no cell_id: a filter by area, period or
-- indicator is then applied to the tables.
create or replace view level_basis as
with
level as (
  select document_id, area_id, period, indicator, struct_pack(scope := scope) as part, price_basis
  from observation
  where measure = 'value' and scenario <> 'plan'
  union all
  select document_id, area_id, period, indicator, struct_pack(scope := scope) as part, price_basis
  from correction
  where measure = 'value' and scenario <> 'plan'
)

select document_id, area_id, period, indicator, part, max(price_basis) as price_basis
from level
group by all
having count(price_basis) = count(*) and min(price_basis) = max(price_basis);
comment on view level_basis is 'The price basis on which a document states a level, where it is one only';
comment on column level_basis.document_id is 'the report, see document';
comment on column level_basis.area_id is 'the area, see area';
comment on column level_basis.period is 'the period of the level';
comment on column level_basis.indicator is 'the indicator, see indicator';
comment on column level_basis.part is 'the scope as a struct: equal for the whole, too';
comment on column level_basis.price_basis is 'the price basis, never null';
