-- grain: one row per report whose id begins with $document, with $size letters of its text from $begin on
select document_id, path, format, title, published_on, published_on_evidence, area_id, area_evidence, url, publisher,
  extractor_version, status, reason, read_at, trust, withdrawn_on, withdrawn_reason, length(text) as length, md5(text) as text_md5,
  substr(text, $begin + 1, $size) as text
from document
where starts_with(document_id, $document)
order by document_id
limit 2;
