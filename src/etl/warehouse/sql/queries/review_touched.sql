-- grain: one row: whether kpi_review may differ although no mart that it reads does
--
-- It takes words and places from the figures of documents, and leaves out what is corrected.
select
  exists (from kpi_review where document_id in (from touched_document))
  or exists (from kpi_conflict where document_id in (from touched_document))
  or exists (from rejected where document_id in (from touched_document))
  or exists (from kpi_misread_unit where (publisher, area_id, indicator) in (from touched_series))
  or exists (from correction except from published_correction)
  or exists (from published_correction except from correction);
