-- grain: one row per published figure of the documents whose paths are $paths, those withdrawn left out
select document.path, observation.*
from observation
join document using (document_id)
where list_contains($paths, document.path) and document.withdrawn_on is null
order by document.path, observation.char_start, observation.observation_id;
