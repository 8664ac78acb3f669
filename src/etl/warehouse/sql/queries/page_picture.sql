-- grain: one row: where the figure $observation is, and in which raw file
select observation.document_id, document.path, document.format, document.trust, observation.locator, observation.quote,
  observation.cell_context
from observation
join document on document.document_id = observation.document_id
where observation.observation_id = $observation
limit 1;
