-- Whether a figure and a sum of others (as answer_asof gives them) can contradict each other: early figures of several
-- reports were revised from one to the next, but those of one report must add up.
create or replace macro settled_alike(level, sum) as
  coalesce(
    (level.status = 'actual' and sum.status = 'actual')
    or (level.status = sum.status and sum.documents = 1 and level.document_id = sum.document_id),
    false
  );
comment on macro settled_alike is 'Whether a level and a sum are settled alike, so that they must be the same';
