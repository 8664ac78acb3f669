-- The words of a quote as they are compared: in small letters, without the marks that editors and scans exchange.
create or replace macro plain_words(quote) as
  trim(regexp_replace(strip_accents(lower(quote)), '[^\p{L}\d]+', ' ', 'g'));
comment on macro plain_words is 'The words of a quote without case, tone marks and punctuation, one space between them';
