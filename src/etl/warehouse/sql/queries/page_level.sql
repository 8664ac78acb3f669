-- grain: one row per price basis on which $document states the level of a cell, see level_basis
select distinct document_id, area_id, period, indicator, scope, 'level' as role, price_basis
from observation
where document_id = $document and measure = 'value' and scenario <> 'plan';
