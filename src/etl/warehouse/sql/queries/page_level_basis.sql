-- grain: one row per cell of which $document states the level on one price basis, as the view has it
select document_id, area_id, period, indicator, part.scope as scope, price_basis
from level_basis
where document_id = $document;
