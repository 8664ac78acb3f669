-- What of a statement an editor leaves as it is, besides its sentence: the clause with the figure where that has words enough
-- to name something. The hash is one that stays the same from version to version of DuckDB: it is kept in report_words.
create or replace macro clause_words(quote) as
  if(length(quote) >= 24 and len(string_split(plain_words(quote), ' ')) >= 7, md5_number_lower(plain_words(quote)), null);
comment on macro clause_words is 'Hash of the clause of a statement, null where that is too short: reports that share it share a sentence';
