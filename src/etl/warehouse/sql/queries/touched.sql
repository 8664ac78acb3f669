-- grain: the empty tables of what a run touches, see etl.warehouse.touched
create or replace temp table replaced_document (document_id varchar, withdrawn_on date);
create or replace temp table touched_document (document_id varchar);
create or replace temp table loaded_document (document_id varchar, url varchar, status varchar);
create or replace temp table loaded_observation (document_id varchar, area_id varchar, wording bigint, quote varchar);
create or replace temp table touched_cell (area_id varchar, year integer, indicator varchar);
create or replace temp table compared_cell as from touched_cell;
create or replace temp table target_cell as from touched_cell;
create or replace temp table touched_series (publisher varchar, area_id varchar, indicator varchar);
create or replace temp table published_correction as from correction;
create or replace temp table published_year as
select max(year) filter (status = 'actual') as latest from kpi_yearly;
create or replace temp table published_kpi as
select
  area_id, area, year, year::varchar as period, indicator, scope, price_basis, actual, plan, growth_stated, completion_stated,
  quote, plan_quote, growth_quote, completion_quote, consistency,
  null::double as plan_growth, null::varchar as plan_growth_quote
from kpi_yearly
limit 0;
