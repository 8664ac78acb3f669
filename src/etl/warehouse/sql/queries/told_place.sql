-- grain: place of a figure of which a row of kpi_misread_unit tells that may be another now
--
-- Of those of series that are in no touched cell source_observation has no words.
create or replace temp table told_place as
select place
from source_observation
where observation_id in (select unnest([observation_id, before_id]) from kpi_misread_unit where {series});
