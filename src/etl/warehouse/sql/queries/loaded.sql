-- grain: one row per document, and per figure, that came in: what report_words is made of, which the table need not be asked for
delete from loaded_document where document_id in (select document_id from replaced_document);
delete from loaded_observation where document_id in (select document_id from replaced_document);
insert into loaded_document by name select document_id, url, status from incoming_document;
insert into loaded_observation by name select document_id, area_id, wording, quote from incoming_observation;
